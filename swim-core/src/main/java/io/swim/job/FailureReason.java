package io.swim.job;

import io.swim.fault.DeviceEffect;
import io.swim.fault.FailureKind;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Why an assignment did not succeed.
 *
 * @param kind coarse enough to act on
 * @param message with the numbers in it
 * @param deviceWords what the device itself said, or empty
 * @param state where it happened
 * @param effect what it may have done to the device
 */
public record FailureReason(
    FailureKind kind,
    String message,
    String deviceWords,
    AssignmentState state,
    DeviceEffect effect) {
  public FailureReason {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(deviceWords, "deviceWords");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(effect, "effect");
  }

  public FailureReason withEffect(DeviceEffect value) {
    return new FailureReason(kind, message, deviceWords, state, value);
  }

  public FailureReason withMessage(String value) {
    return new FailureReason(kind, value, deviceWords, state, effect);
  }

  /** The same in other words: those of the message, and those of the device. */
  public FailureReason words(UnaryOperator<String> change) {
    return new FailureReason(kind, change.apply(message), change.apply(deviceWords), state, effect);
  }

  /** One line for a person: the message, with the device's words behind it where it lacks them. */
  public String text() {
    return message.contains(deviceWords) ? message : message + " - the device said: " + deviceWords;
  }
}
