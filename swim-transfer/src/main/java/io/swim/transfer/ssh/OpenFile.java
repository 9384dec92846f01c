package io.swim.transfer.ssh;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/** A file that a client has open. Closing it means that the client has, in order. */
abstract class OpenFile implements SeekableByteChannel {
  private long position;
  private boolean closed;

  @Override
  public final long position() {
    return position;
  }

  @Override
  public final SeekableByteChannel position(long to) throws IOException {
    if (to < 0) {
      throw new IOException("byte " + Long.toUnsignedString(to) + " is in no file");
    }
    position = to;
    return this;
  }

  @Override
  public final boolean isOpen() {
    return !closed;
  }

  @Override
  public final void close() throws IOException {
    if (!closed) {
      closed = true;
      finish();
    }
  }

  /** The client is gone and has not closed it. */
  final void abandon() {
    if (!closed) {
      closed = true;
      breakOff();
    }
  }

  abstract void finish() throws IOException;

  abstract void breakOff();

  /** The client says that it can't go on; the first reason counts. */
  abstract void refused(String why);

  @Override
  public final SeekableByteChannel truncate(long size) {
    throw new UnsupportedOperationException("a file can't be cut");
  }
}
