package io.swim;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Remembers what went wrong first, whoever makes what of it. */
final class FirstFailure extends FilterOutputStream {
  private @Nullable IOException failure;
  private long bytes;

  FirstFailure(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    try {
      out.write(from, offset, length);
      bytes += length;
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      throw e;
    }
  }

  @Nullable IOException failure() {
    return failure;
  }

  /** Bytes taken. */
  long bytes() {
    return bytes;
  }
}
