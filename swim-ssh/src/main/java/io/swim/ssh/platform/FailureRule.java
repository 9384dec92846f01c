package io.swim.ssh.platform;

import io.swim.fault.DeviceEffect;
import io.swim.fault.FailureKind;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line by which a device says no.
 *
 * @param pattern found in the line
 * @param outcome what it means
 * @param kind why, for a failure
 * @param effect what it means for the device; empty: as far as the commands got
 * @param after found in what was printed before it in the same answer, else the line is another
 *     one; empty: whatever that was
 */
public record FailureRule(
    Pattern pattern,
    Outcome outcome,
    FailureKind kind,
    Optional<DeviceEffect> effect,
    Optional<Pattern> after) {
  /** The same, which says nothing of the device. */
  FailureRule withoutEffect() {
    return new FailureRule(pattern, outcome, kind, Optional.empty(), after);
  }

  /** Whether a line says that, behind what was printed before. */
  public boolean isIn(String line, CharSequence before) {
    return pattern.matcher(line).find() && (after.isEmpty() || after.get().matcher(before).find());
  }

  /** What such a line means. */
  public enum Outcome {
    /** The command failed. */
    FAILED,
    /** The device does not know the command; another spelling may do. */
    UNKNOWN_COMMAND,
    /** It looks like a failure and is none. */
    HARMLESS
  }
}
