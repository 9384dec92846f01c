package io.swim.transfer.ssh;

import io.swim.transfer.serving.ServedTree;
import io.swim.transfer.serving.ServedTree.Entry;
import io.swim.transfer.serving.ServedTree.Writing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonReadableChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A file that is sent. A client that does not truncate either goes on at the end of what is there,
 * or writes it all anew (OpenSSH's scp does): which of them shows in its first write.
 */
final class Upload extends OpenFile {
  /** A path, and how to begin with it. */
  record Target(ServedTree tree, String path, Supplier<ServedTree.Visitor> visitor) {
    private Writing begin(long fromByte) throws IOException {
      return tree.write(path, fromByte, visitor.get());
    }
  }

  private final Target target;
  private final Visit visit;
  private @Nullable Writing file;
  private long size;
  private boolean failed;

  private Upload(Target target, Visit visit, long size) {
    this.target = target;
    this.visit = visit;
    this.size = size;
  }

  static Upload to(Target target, Visit visit, boolean truncate, boolean mustBeNew)
      throws IOException {
    Optional<Entry> there = target.tree().stat(target.path());
    if (there.isPresent() && mustBeNew) {
      throw new FileAlreadyExistsException(target.path());
    }
    long size = truncate ? 0 : there.map(Entry::sizeBytes).orElse(0L);
    Upload upload = new Upload(target, visit, size);
    if (size == 0) {
      upload.file = target.begin(0);
    }
    return upload;
  }

  /** Where the next bytes belong. */
  @Override
  public long size() {
    return size;
  }

  /** A write that fails ends the transfer: what is kept would have a hole. */
  @Override
  public int write(ByteBuffer bytes) throws IOException {
    if (failed) {
      throw new IOException("an earlier write failed");
    }
    // Who sends takes the answers too: a silent sender is not waited for on their account.
    visit.pace().nothingIsUnderWay();
    long start = position();
    int count = bytes.remaining();
    Writing to = file == null ? begin(start) : file;
    try {
      to.write(bytes, start);
    } catch (IOException | RuntimeException e) {
      failed = true;
      to.failed(String.valueOf(e.getMessage()));
      throw e;
    }
    position(start + count);
    size = Math.max(size, start + count);
    return count;
  }

  private Writing begin(long start) throws IOException {
    if (start != 0 && start != size) {
      throw new AccessDeniedException(target.path());
    }
    Writing begun = target.begin(start);
    file = begun;
    size = start;
    return begun;
  }

  @Override
  public int read(ByteBuffer into) {
    throw new NonReadableChannelException();
  }

  @Override
  void finish() throws IOException {
    if (failed) {
      throw new IOException("an earlier write failed");
    }
    Writing done = file;
    if (done != null) {
      try {
        done.finished();
      } catch (IOException | RuntimeException e) {
        done.failed(String.valueOf(e.getMessage()));
        throw e;
      }
    }
  }

  @Override
  void breakOff() {
    Optional.ofNullable(file).ifPresent(visit::brokeOff);
  }

  @Override
  void refused(String why) {
    Optional.ofNullable(file).ifPresent(begun -> begun.failed(why));
  }
}
