package io.swim.spi;

import io.swim.device.Secret;

/** What is said with one device, in order. Thread-safe. */
public interface Transcript {
  /** SWIM to the device. */
  void sent(String text);

  /** The device to SWIM. */
  void received(String text);

  /** Progress, for people. */
  void comment(String text);

  /** From now on this secret is shown as asterisks wherever it stands, even in an echo. */
  void hide(Secret secret);
}
