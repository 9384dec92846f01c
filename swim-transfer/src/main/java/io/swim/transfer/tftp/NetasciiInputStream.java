package io.swim.transfer.tftp;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Turns local text into netascii: LF becomes CR LF, CR becomes CR NUL (RFC 1350, RFC 764). */
final class NetasciiInputStream extends FilterInputStream {
  private static final int NONE = -1;
  private int pending = NONE;

  NetasciiInputStream(InputStream text) {
    super(new BufferedInputStream(text));
  }

  @Override
  public int read() throws IOException {
    if (pending != NONE) {
      int second = pending;
      pending = NONE;
      return second;
    }
    int b = in.read();
    if (b == '\n') {
      pending = '\n';
      return '\r';
    }
    if (b == '\r') {
      pending = 0;
    }
    return b;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = 0;
    while (count < length) {
      int b = read();
      if (b < 0) {
        return count == 0 ? -1 : count;
      }
      into[offset + count++] = (byte) b;
    }
    return count;
  }
}
