package io.swim.testkit.internal.client;

import java.io.IOException;
import java.io.OutputStream;

/** Where fetched bytes go. Never closed by a client. */
public abstract class Intake extends OutputStream {
  /** Told before the first byte how many there will be, where the protocol says so. */
  public void expect(long bytes) throws IOException {}

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public abstract void write(byte[] bytes, int offset, int length) throws IOException;

  /** Into memory or elsewhere; the length does not matter. */
  public static Intake of(OutputStream to) {
    return new Intake() {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        to.write(bytes, offset, length);
      }
    };
  }
}
