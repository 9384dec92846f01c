package io.swim.testkit.internal.flash;

import java.io.IOException;
import java.io.OutputStream;

/** Writes one file until the file system is full; what isn't committed leaves nothing behind. */
public final class FlashWriter extends OutputStream {
  private final FlashFileSystem fileSystem;
  private final String name;
  private final BlobWriter writer;
  private long written;
  private boolean ended;

  FlashWriter(FlashFileSystem fileSystem, String name, BlobWriter writer) {
    this.fileSystem = fileSystem;
    this.name = name;
    this.writer = writer;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    fileSystem.reserve(length);
    written += length;
    writer.write(bytes, offset, length);
  }

  /** Makes the file appear on the file system. */
  public void commit() throws IOException {
    ended = true;
    fileSystem.commit(name, writer, written);
  }

  @Override
  public void close() throws IOException {
    if (!ended) {
      ended = true;
      fileSystem.release(written);
      writer.close();
    }
  }
}
