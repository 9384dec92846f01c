package io.swim.spi;

import io.swim.device.Access;

/**
 * An open conversation with one device. Used by one thread at a time; everything said is in the
 * transcript, without secrets.
 */
public interface DeviceSession extends AutoCloseable {
  /** What it speaks. */
  Access access();

  /** Ends the conversation; never fails, and does nothing a second time. */
  @Override
  void close();
}
