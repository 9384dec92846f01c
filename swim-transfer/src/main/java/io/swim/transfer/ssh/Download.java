package io.swim.transfer.ssh;

import io.swim.transfer.serving.ServedTree.Reading;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;

/** A file that is fetched. It has the bytes that it had when it was opened, or fails. */
final class Download extends OpenFile {
  private final Reading file;
  private final Visit visit;
  private final long size;
  private long reached;

  Download(Reading file, Visit visit) {
    this.file = file;
    this.visit = visit;
    this.size = file.sizeBytes();
  }

  @Override
  public long size() {
    return size;
  }

  /** Fills the buffer, but for the end of the file: clients ask again for what is missing. */
  @Override
  public int read(ByteBuffer into) throws IOException {
    long start = position();
    if (start >= size) {
      return -1;
    }
    int wanted = (int) Math.min(into.remaining(), size - start);
    for (int done = 0; done < wanted; ) {
      int count = read(into.slice(into.position(), wanted - done), start + done);
      into.position(into.position() + count);
      done += count;
    }
    position(start + wanted);
    reached = Math.max(reached, start + wanted);
    return wanted;
  }

  private int read(ByteBuffer piece, long from) throws IOException {
    try {
      int count = file.read(piece, from);
      if (count <= 0) {
        throw new IOException("the file ends at byte " + from + " of " + size);
      }
      return count;
    } catch (EOFException e) {
      // SFTP would say that the file ends here, and a client would take it for whole.
      file.failed(String.valueOf(e.getMessage()));
      throw new IOException(e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      file.failed(String.valueOf(e.getMessage()));
      throw e;
    }
  }

  @Override
  public int write(ByteBuffer bytes) {
    throw new NonWritableChannelException();
  }

  @Override
  void finish() throws IOException {
    visit.pace().nothingIsUnderWay();
    if (isWhole()) {
      file.finished();
    } else {
      file.failed("The device stopped at byte " + reached + " of " + size);
    }
  }

  /** Whether its last byte was read. */
  boolean isWhole() {
    return reached >= size;
  }

  @Override
  void breakOff() {
    visit.brokeOff(file);
  }

  @Override
  void refused(String why) {
    file.failed(why);
  }
}
