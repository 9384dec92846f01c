package io.swim.testkit.internal.copy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file on its way out. */
final class MeteredInput extends FilterInputStream {
  private final Meter meter;

  MeteredInput(InputStream in, Meter meter) {
    super(in);
    this.meter = meter;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    if (one >= 0) {
      meter.passed(1);
    }
    return one;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    if (read > 0) {
      meter.passed(read);
    }
    return read;
  }
}
