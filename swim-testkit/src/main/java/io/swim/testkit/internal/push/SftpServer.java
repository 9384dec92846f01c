package io.swim.testkit.internal.push;

import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashException.Reason;
import io.swim.testkit.internal.flash.FlashFile;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * SFTP version 3 (draft-ietf-secsh-filexfer-02) on the flash of a device: files are written and
 * read from the first byte to the last, in order, as such devices do. Used by one thread.
 */
public final class SftpServer {
  private static final int LONGEST_PACKET = 256 * 1024;
  private static final int WRITE = 2;
  private static final int TRUNCATE = 0x10;
  private static final int EXCLUSIVE = 0x20;
  private static final int DIRECTORY = 0x4000;

  private final NetworkDevice device;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final Map<Integer, Handle> handles = new HashMap<>();
  private int nextHandle;

  /** What a client has open. */
  private sealed interface Handle extends Closeable {
    record Written(Deposit deposit) implements Handle {
      @Override
      public void close() throws IOException {
        deposit.close();
      }
    }

    /** A file that is there and not to be truncated: its first write says where it goes on. */
    record Resumed(Located target) implements Handle {
      @Override
      public void close() {}
    }

    record Read(SequentialFile file) implements Handle {
      @Override
      public void close() throws IOException {
        file.close();
      }
    }

    /** A directory; told once. */
    record Listed(boolean[] told) implements Handle {
      @Override
      public void close() {}
    }
  }

  public SftpServer(NetworkDevice device, InputStream in, OutputStream out) {
    this.device = device;
    this.in = new DataInputStream(in);
    this.out = new DataOutputStream(out);
  }

  /**
   * Answers until the client is done.
   *
   * @throws IOException when the connection is gone, or has to be dropped
   */
  public void run() throws IOException {
    try {
      while (true) {
        int length = in.readInt();
        if (length < 1 || length > LONGEST_PACKET) {
          throw new IOException("a packet of SFTP of " + length + " bytes");
        }
        answer(new SftpPacket(in.readNBytes(length)));
      }
    } catch (EOFException e) {
      // The client closed the channel.
      return;
    } finally {
      for (Handle each : handles.values()) {
        each.close();
      }
    }
  }

  private void answer(SftpPacket packet) throws IOException {
    if (packet.type() == SftpPacket.INIT) {
      send(SftpPacket.reply(SftpPacket.VERSION, 3));
      return;
    }
    int id = packet.number();
    try {
      switch (packet.type()) {
        case SftpPacket.REALPATH -> realPath(id, packet.text());
        case SftpPacket.STAT, SftpPacket.LSTAT -> attributes(id, packet.text());
        case SftpPacket.FSTAT -> handleAttributes(id, packet);
        case SftpPacket.OPEN -> open(id, packet);
        case SftpPacket.WRITE -> write(id, packet);
        case SftpPacket.READ -> read(id, packet);
        case SftpPacket.CLOSE -> close(id, packet);
        case SftpPacket.REMOVE -> remove(id, packet.text());
        case SftpPacket.OPENDIR -> opened(id, new Handle.Listed(new boolean[1]));
        case SftpPacket.READDIR -> list(id, packet);
        case SftpPacket.SETSTAT, SftpPacket.FSETSTAT -> status(id, SftpPacket.OK, "");
        default -> status(id, SftpPacket.UNSUPPORTED, "not supported");
      }
    } catch (FlashException e) {
      boolean gone = e.reason() == Reason.NO_SUCH_FILE || e.reason() == Reason.NO_SUCH_DEVICE;
      status(id, gone ? SftpPacket.NO_SUCH_FILE : SftpPacket.FAILURE, e.getMessage());
    }
  }

  private void send(SftpPacket packet) throws IOException {
    packet.writeTo(out);
    out.flush();
  }

  private void status(int id, int code, String words) throws IOException {
    send(SftpPacket.reply(SftpPacket.STATUS, id).put(code).put(words).put(""));
  }

  private void realPath(int id, String path) throws IOException {
    String shown = path.isEmpty() || path.equals(".") ? "/" : path;
    send(SftpPacket.reply(SftpPacket.NAME, id).put(1).put(shown).put(shown).put(0));
  }

  private void attributes(int id, String path) throws IOException {
    Located located = Deposit.locate(device, path.replaceFirst("^/?\\.?$", ""));
    if (located.file().isEmpty()) {
      send(SftpPacket.reply(SftpPacket.ATTRS, id).put(4).put(DIRECTORY | 0755));
      return;
    }
    long size = located.fileSystem().get(located.file()).blob().sizeBytes();
    send(SftpPacket.reply(SftpPacket.ATTRS, id).put(1).put(size));
  }

  private void handleAttributes(int id, SftpPacket packet) throws IOException {
    Handle handle = handle(packet);
    long size =
        handle instanceof Handle.Written written
            ? written.deposit().bytes()
            : handle instanceof Handle.Resumed resumed
                ? resumed.target().fileSystem().get(resumed.target().file()).blob().sizeBytes()
                : handle instanceof Handle.Read read ? read.file().size() : 0;
    send(SftpPacket.reply(SftpPacket.ATTRS, id).put(1).put(size));
  }

  private void open(int id, SftpPacket packet) throws IOException {
    Located located = Deposit.locate(device, packet.text());
    int how = packet.number();
    boolean there = located.fileSystem().find(located.file()).isPresent();
    if ((how & WRITE) == 0) {
      FlashFile file = located.fileSystem().get(located.file());
      opened(id, new Handle.Read(new SequentialFile(device, file.blob())));
    } else if ((how & EXCLUSIVE) != 0 && there) {
      status(id, SftpPacket.FAILURE, "File exists");
    } else if ((how & TRUNCATE) == 0 && there) {
      opened(id, new Handle.Resumed(located));
    } else {
      opened(id, new Handle.Written(Deposit.begin(device, located, -1)));
    }
  }

  private void opened(int id, Handle handle) throws IOException {
    handles.put(++nextHandle, handle);
    send(SftpPacket.reply(SftpPacket.HANDLE, id).put(Integer.toString(nextHandle)));
  }

  private Handle handle(SftpPacket packet) throws IOException {
    return handle(packet.text());
  }

  private Handle handle(String name) throws IOException {
    Handle handle = name.matches("\\d{1,9}") ? handles.get(Integer.valueOf(name)) : null;
    if (handle == null) {
      throw new IOException("SFTP handle " + name + " is not open");
    }
    return handle;
  }

  private void write(int id, SftpPacket packet) throws IOException {
    String name = packet.text();
    long offset = packet.longNumber();
    if (handle(name) instanceof Handle.Resumed resumed) {
      Deposit deposit = Deposit.resume(device, resumed.target(), offset);
      handles.put(Integer.valueOf(name), new Handle.Written(deposit));
    }
    if (!(handle(name) instanceof Handle.Written written) || offset != written.deposit().bytes()) {
      status(id, SftpPacket.UNSUPPORTED, "only in order");
      return;
    }
    byte[] bytes = packet.bytes();
    written.deposit().write(bytes, 0, bytes.length);
    status(id, SftpPacket.OK, "");
  }

  private void read(int id, SftpPacket packet) throws IOException {
    Handle handle = handle(packet);
    long offset = packet.longNumber();
    int length = packet.number();
    if (!(handle instanceof Handle.Read read)) {
      status(id, SftpPacket.UNSUPPORTED, "not open for reading");
      return;
    }
    byte[] bytes = read.file().read(offset, Math.min(length, SftpPacket.MOST_DATA));
    if (bytes.length == 0) {
      status(id, SftpPacket.EOF, "");
    } else {
      send(SftpPacket.reply(SftpPacket.DATA, id).put(bytes));
    }
  }

  private void close(int id, SftpPacket packet) throws IOException {
    String name = packet.text();
    Handle handle = name.matches("\\d{1,9}") ? handles.remove(Integer.valueOf(name)) : null;
    if (handle != null) {
      handle.close();
    }
    status(id, handle == null ? SftpPacket.FAILURE : SftpPacket.OK, "");
  }

  private void remove(int id, String path) throws IOException {
    Located located = Deposit.locate(device, path);
    located.fileSystem().delete(located.file());
    status(id, SftpPacket.OK, "");
  }

  private void list(int id, SftpPacket packet) throws IOException {
    Handle handle = handle(packet);
    if (!(handle instanceof Handle.Listed listed) || listed.told()[0]) {
      status(id, SftpPacket.EOF, "");
      return;
    }
    listed.told()[0] = true;
    var files = device.fileSystems().standard().files();
    SftpPacket reply = SftpPacket.reply(SftpPacket.NAME, id).put(files.size());
    for (FlashFile each : files) {
      reply.put(each.name()).put(each.name()).put(1).put(each.blob().sizeBytes());
    }
    send(reply);
  }
}
