package io.swim.transfer.tftp;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Turns netascii into local text: CR LF becomes LF, CR NUL becomes CR, across block borders. A CR
 * before anything else stays, because text from sloppy peers should survive.
 */
final class NetasciiOutputStream extends FilterOutputStream {
  private boolean afterCr;

  NetasciiOutputStream(OutputStream text) {
    super(text);
  }

  @Override
  public void write(int b) throws IOException {
    if (afterCr) {
      afterCr = false;
      if (b == '\n' || b == 0) {
        out.write(b == 0 ? '\r' : '\n');
        return;
      }
      out.write('\r');
    }
    if (b == '\r') {
      afterCr = true;
    } else {
      out.write(b);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int i = 0; i < length; i++) {
      write(bytes[offset + i] & 0xff);
    }
  }

  /** Writes what the end of the file leaves over. */
  void finish() throws IOException {
    if (afterCr) {
      afterCr = false;
      out.write('\r');
    }
    out.flush();
  }

  @Override
  public void close() throws IOException {
    finish();
    out.close();
  }
}
