package io.swim.job;

import io.swim.device.DeviceId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Why a device is not operational, as one assignment left it. Kept when it was reset, as history.
 *
 * @param assignment what left it so; the device is that of the assignment
 * @param condition in which it is since then; never OPERATIONAL
 * @param reason with the numbers in it, and the device's own words
 * @param advice what a person can do about it
 * @param since when it came about
 * @param reset by whom it was ended; empty while it counts
 */
public record ConditionNote(
    AssignmentId assignment,
    Condition condition,
    String reason,
    String advice,
    Instant since,
    Optional<Reset> reset) {
  public ConditionNote {
    Objects.requireNonNull(assignment, "assignment");
    Objects.requireNonNull(condition, "condition");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(advice, "advice");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(reset, "reset");
    if (condition == Condition.OPERATIONAL) {
      throw new IllegalArgumentException("nothing is noted of a device that is operational");
    }
  }

  /** One that counts from now on. */
  public static ConditionNote of(
      AssignmentId assignment, Condition condition, String reason, String advice, Instant since) {
    return new ConditionNote(assignment, condition, reason, advice, since, Optional.empty());
  }

  public DeviceId device() {
    return assignment.device();
  }

  /** Whether it still counts. */
  public boolean isOpen() {
    return reset.isEmpty();
  }

  public ConditionNote withReset(Reset value) {
    return new ConditionNote(assignment, condition, reason, advice, since, Optional.of(value));
  }

  /**
   * That somebody has said that a device is operational again.
   *
   * @param by who, as the host names its people; not checked
   * @param why what was done about it, or seen
   * @param at when
   */
  public record Reset(String by, String why, Instant at) {
    public Reset {
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(why, "why");
      Objects.requireNonNull(at, "at");
    }
  }
}
