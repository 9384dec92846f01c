package io.swim.fault;

/**
 * What went wrong between a driver and a device. Exists in the SPI only.
 *
 * <p>The message carries the numbers; {@link #deviceWords()} carries what the device itself said.
 */
public final class DriverException extends Exception {
  private static final long serialVersionUID = 1;

  /** Why. */
  private final FailureKind kind;

  /** What it may have done. */
  private final DeviceEffect effect;

  /** The device's own words. */
  private final String deviceWords;

  /** Where the device said nothing of it. */
  public DriverException(FailureKind kind, DeviceEffect effect, String message) {
    this(kind, effect, message, "");
  }

  public DriverException(
      FailureKind kind, DeviceEffect effect, String message, String deviceWords) {
    super(message);
    this.kind = kind;
    this.effect = effect;
    this.deviceWords = deviceWords;
  }

  /** With the cause, which is for the log and never shown to an operator. */
  public DriverException withCause(Throwable cause) {
    initCause(cause);
    return this;
  }

  /** One line for a person: the message, with the device's words behind it where it lacks them. */
  public String text() {
    String message = String.valueOf(getMessage());
    return message.contains(deviceWords) ? message : message + ": " + deviceWords;
  }

  /** Why it failed. */
  public FailureKind kind() {
    return kind;
  }

  /** What it may have done to the device. */
  public DeviceEffect effect() {
    return effect;
  }

  /** The device's own words, or empty. */
  public String deviceWords() {
    return deviceWords;
  }
}
