package io.swim.transfer.ssh;

import io.swim.transfer.serving.ServedTree;
import io.swim.transfer.serving.ServedTree.Entry;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What one client has open. */
final class SftpFiles {
  static final int NO_HANDLE = -1;

  private record Open(String path, SftpHandle handle) {}

  private final Wire wire;
  private final ServedTree tree;
  private final Map<Integer, Open> open = new HashMap<>();
  private int last;

  SftpFiles(Wire wire, ServedTree tree) {
    this.wire = wire;
    this.tree = tree;
  }

  int open(String path, int flags) throws IOException {
    refuseTooMany();
    boolean write = (flags & (Sftp.FLAG_WRITE | Sftp.FLAG_APPEND)) != 0;
    return write
        ? keep(path, writing(path, flags))
        : keep(path, new SftpHandle.OfReading(tree.read(path, wire.visitor())));
  }

  /**
   * Without the flag to truncate, a client goes on at the end of what is there; where that is shows
   * only in its first write.
   */
  private SftpHandle writing(String path, int flags) throws IOException {
    Optional<Entry> there = tree.stat(path);
    if (there.isPresent() && (flags & Sftp.FLAG_EXCLUSIVE) != 0) {
      throw new FileAlreadyExistsException(path);
    }
    boolean truncate = (flags & Sftp.FLAG_TRUNCATE) != 0;
    long size = truncate ? 0 : there.map(Entry::sizeBytes).orElse(0L);
    SftpHandle.OfWriting handle =
        new SftpHandle.OfWriting(
            position -> {
              if (position != size) {
                throw new AccessDeniedException(path);
              }
              return tree.write(path, position, wire.visitor());
            });
    if (size == 0) {
      handle.begin(0);
    }
    return handle;
  }

  int openFolder(String path) throws IOException {
    refuseTooMany();
    return keep(path, new SftpHandle.OfFolder(tree.list(path)));
  }

  private void refuseTooMany() throws IOException {
    if (open.size() >= Sftp.MAX_HANDLES) {
      throw new IOException("More than " + Sftp.MAX_HANDLES + " files are open");
    }
  }

  private int keep(String path, SftpHandle handle) {
    last = last == Integer.MAX_VALUE ? 1 : last + 1;
    open.put(last, new Open(path, handle));
    return last;
  }

  String path(int handle) throws IOException {
    return get(handle).path();
  }

  SftpHandle.OfReading reading(int handle) throws IOException {
    if (get(handle).handle() instanceof SftpHandle.OfReading file) {
      return file;
    }
    throw new IOException("The file is not open for reading");
  }

  SftpHandle.OfWriting writing(int handle) throws IOException {
    if (get(handle).handle() instanceof SftpHandle.OfWriting file) {
      return file;
    }
    throw new IOException("The file is not open for writing");
  }

  SftpHandle.OfFolder folder(int handle) throws IOException {
    if (get(handle).handle() instanceof SftpHandle.OfFolder folder) {
      return folder;
    }
    throw new IOException("The handle is no folder's");
  }

  private Open get(int handle) throws IOException {
    return Optional.ofNullable(open.get(handle)).orElseThrow(SftpFiles::noHandle);
  }

  private static IOException noHandle() {
    return new IOException("No such handle");
  }

  void close(int handle) throws IOException {
    Open closed = Optional.ofNullable(open.remove(handle)).orElseThrow(SftpFiles::noHandle);
    closed.handle().close();
  }

  /**
   * The client ended the channel in order: what it had fetched as a whole it has, although it
   * closed no handle.
   */
  void ended() throws IOException {
    for (Open each : open.values()) {
      if (each.handle() instanceof SftpHandle.OfReading file && file.isWhole()) {
        file.close();
      }
    }
  }

  /** The connection is gone, or the channel was ended. */
  void abandon() {
    open.values().forEach(each -> each.handle().abandon(wire));
    open.clear();
  }
}
