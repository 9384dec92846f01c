package io.swim.transfer.ssh;

import io.swim.device.TransferProtocol;
import io.swim.transfer.serving.ServedTree;
import io.swim.transfer.serving.ServedTree.Entry;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * The subsystem {@code sftp}. Requests are answered one after the other, in their order; the
 * answers to those that are there already go out together.
 */
final class SftpDialogue implements Dialogue {
  /** What the tree may refuse. */
  @FunctionalInterface
  private interface Attempt {
    void run() throws IOException;
  }

  private final Wire wire;
  private final ServedTree tree;
  private final SftpAnswers answers;
  private final SftpFiles files;

  SftpDialogue(Wire wire) {
    this.wire = wire;
    this.tree = wire.tree(TransferProtocol.SFTP);
    this.answers = new SftpAnswers(wire.output());
    this.files = new SftpFiles(wire, tree);
  }

  @Override
  public int run() throws IOException {
    try {
      SftpRequest hello = new SftpRequest(wire.input());
      if (hello.readByte() != Sftp.INIT) {
        throw new ProtocolException("the first SFTP packet is no SSH_FXP_INIT");
      }
      hello.skip();
      answers.version();
      while (wire.input().await()) {
        SftpRequest request = new SftpRequest(wire.input());
        int type = request.readByte();
        answer(type, request.readInt(), request);
        request.skip();
      }
      files.ended();
      return 0;
    } finally {
      files.abandon();
    }
  }

  /** What the tree refuses is answered; what breaks the protocol or the connection is not. */
  private void answer(int type, int id, SftpRequest request) throws IOException {
    switch (type) {
      case Sftp.READ -> read(id, request);
      case Sftp.WRITE -> write(id, request);
      case Sftp.OPEN -> {
        String path = path(request);
        int flags = request.readInt();
        attempt(id, () -> answers.handle(id, files.open(path, flags)));
      }
      case Sftp.CLOSE -> {
        int handle = handle(request);
        attempt(
            id,
            () -> {
              files.close(handle);
              answers.ok(id);
            });
      }
      case Sftp.STAT, Sftp.LSTAT -> {
        String path = path(request);
        attempt(id, () -> answers.attributes(id, stat(path)));
      }
      case Sftp.FSTAT -> {
        int handle = handle(request);
        attempt(id, () -> answers.attributes(id, stat(files.path(handle))));
      }
      case Sftp.REALPATH -> answers.path(id, RemotePaths.absolute(request.readString()));
      case Sftp.OPENDIR -> {
        String path = path(request);
        attempt(id, () -> answers.handle(id, files.openFolder(path)));
      }
      case Sftp.READDIR -> readFolder(id, request);
      case Sftp.EXTENDED -> {
        if (request.readString().equals(Sftp.LIMITS)) {
          answers.limits(id);
        } else {
          answers.status(id, Sftp.Status.OP_UNSUPPORTED, "Unknown extension");
        }
      }
      default -> change(type, id, request);
    }
  }

  private void change(int type, int id, SftpRequest request) throws IOException {
    switch (type) {
      case Sftp.REMOVE, Sftp.RMDIR -> {
        String path = path(request);
        attempt(id, () -> remove(id, path, type == Sftp.RMDIR));
      }
      case Sftp.MKDIR -> {
        String path = path(request);
        attempt(
            id,
            () -> {
              tree.makeFolder(path);
              answers.ok(id);
            });
      }
      case Sftp.RENAME -> {
        String from = path(request);
        String to = path(request);
        attempt(
            id,
            () -> {
              tree.rename(from, to);
              answers.ok(id);
            });
      }
      // Modes and times are not kept, but a client that sets them after a copy must not fail by it.
      case Sftp.SETSTAT -> {
        String path = path(request);
        attempt(
            id,
            () -> {
              stat(path);
              answers.ok(id);
            });
      }
      case Sftp.FSETSTAT -> {
        int handle = handle(request);
        attempt(
            id,
            () -> {
              files.path(handle);
              answers.ok(id);
            });
      }
      default -> answers.status(id, Sftp.Status.OP_UNSUPPORTED, "Unknown request " + type);
    }
  }

  private void attempt(int id, Attempt attempt) throws IOException {
    try {
      attempt.run();
    } catch (IOException | RuntimeException e) {
      answers.failure(id, e);
    }
  }

  /** Once the answer has begun it can't become another one: then the channel ends. */
  private void read(int id, SftpRequest request) throws IOException {
    int handle = handle(request);
    long position = request.readLong();
    int wanted = request.readInt();
    SftpHandle.OfReading file;
    int count;
    try {
      file = files.reading(handle);
      count = file.available(position, Math.max(0, Math.min(wanted, Sftp.MAX_DATA)));
    } catch (IOException e) {
      answers.failure(id, e);
      return;
    }
    if (count == 0) {
      answers.status(id, Sftp.Status.EOF, "End of file");
    } else {
      answers.data(id, file.file(), position, count);
      file.sent(position + count);
    }
  }

  private void write(int id, SftpRequest request) throws IOException {
    int handle = handle(request);
    long position = request.readLong();
    int length = request.length();
    for (int done = 0; done < length; ) {
      ByteBuffer some = request.some(length - done);
      int count = some.remaining();
      try {
        files.writing(handle).write(position + done, some);
      } catch (IOException | RuntimeException e) {
        answers.failure(id, e);
        return;
      }
      done += count;
    }
    answers.ok(id);
  }

  private void readFolder(int id, SftpRequest request) throws IOException {
    int handle = handle(request);
    try {
      List<Entry> next = files.folder(handle).next();
      if (next.isEmpty()) {
        answers.status(id, Sftp.Status.EOF, "End of folder");
      } else {
        answers.entries(id, next);
      }
    } catch (IOException e) {
      answers.failure(id, e);
    }
  }

  private void remove(int id, String path, boolean folder) throws IOException {
    if (stat(path).isFolder() != folder) {
      throw new IOException(folder ? "Not a folder" : "Is a folder");
    }
    tree.delete(path);
    answers.ok(id);
  }

  private Entry stat(String path) throws IOException {
    return tree.stat(path).orElseThrow(() -> new NoSuchFileException(path));
  }

  private static String path(SftpRequest request) throws IOException {
    return RemotePaths.plain(request.readString());
  }

  /** Ours have four bytes; any other is none of them. */
  private static int handle(SftpRequest request) throws IOException {
    int length = request.length();
    if (length == Integer.BYTES) {
      return request.readInt();
    }
    for (int done = 0; done < length; ) {
      done += request.some(length - done).remaining();
    }
    return SftpFiles.NO_HANDLE;
  }
}
