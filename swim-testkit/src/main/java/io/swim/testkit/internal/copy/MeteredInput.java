package io.swim.testkit.internal.copy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file on its way out. */
public final class MeteredInput extends FilterInputStream {
  private final Meter meter;
  private @Nullable IOException problem;

  public MeteredInput(InputStream in, Meter meter) {
    super(in);
    this.meter = meter;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    try {
      int read = super.read(into, offset, length);
      if (read > 0) {
        meter.passed(read);
      }
      return read;
    } catch (IOException e) {
      problem = e;
      throw e;
    }
  }

  /** What went wrong here; clients may wrap it. */
  Optional<IOException> problem() {
    return Optional.ofNullable(problem);
  }
}
