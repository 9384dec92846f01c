package io.swim;

import io.swim.spi.StoreFullException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Remembers what went wrong first with our own side, whoever makes what of it. */
final class FirstFailure extends FilterOutputStream {
  private @Nullable IOException failure;
  private long bytes;

  FirstFailure(OutputStream out) {
    super(out);
  }

  private interface Action {
    void run() throws IOException;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    remembering(() -> out.write(from, offset, length));
    bytes += length;
  }

  @Override
  public void flush() throws IOException {
    remembering(out::flush);
  }

  /** What is still in a buffer may find no room either. */
  @Override
  public void close() throws IOException {
    remembering(out::close);
  }

  private void remembering(Action action) throws IOException {
    try {
      action.run();
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      throw e;
    }
  }

  /** Throws the failure of our own side if there is one, whatever was made of it meanwhile. */
  void check() throws IOException {
    IOException ours = failure;
    if (ours != null) {
      String message = ours.getMessage() + " after " + bytes + " bytes";
      throw ours instanceof StoreFullException
          ? new StoreFullException(message, ours)
          : new IOException(message, ours);
    }
  }
}
