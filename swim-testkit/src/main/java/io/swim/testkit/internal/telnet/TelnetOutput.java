package io.swim.testkit.internal.telnet;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Doubles the byte 255, as RFC 854 wants it. */
final class TelnetOutput extends FilterOutputStream {
  TelnetOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int start = offset;
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == (byte) 0xff) {
        out.write(bytes, start, i + 1 - start);
        start = i;
      }
    }
    out.write(bytes, start, offset + length - start);
  }
}
