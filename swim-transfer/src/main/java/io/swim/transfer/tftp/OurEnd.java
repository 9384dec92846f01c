package io.swim.transfer.tftp;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A transfer ended because of the file at this end. */
final class OurEnd extends IOException {
  private static final long serialVersionUID = 1;

  private OurEnd(IOException cause) {
    super(cause.getMessage(), cause);
  }

  /** Tells failures of that stream from those of the network. */
  static InputStream of(InputStream from) {
    return new FilterInputStream(from) {
      @Override
      public int read() throws IOException {
        try {
          return super.read();
        } catch (IOException e) {
          throw new OurEnd(e);
        }
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        try {
          return super.read(into, offset, length);
        } catch (IOException e) {
          throw new OurEnd(e);
        }
      }
    };
  }

  /** The same of a stream that is written. */
  static OutputStream of(OutputStream to) {
    return new FilterOutputStream(to) {
      @Override
      public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
          out.write(bytes, offset, length);
        } catch (IOException e) {
          throw new OurEnd(e);
        }
      }

      @Override
      public void flush() throws IOException {
        try {
          super.flush();
        } catch (IOException e) {
          throw new OurEnd(e);
        }
      }
    };
  }
}
