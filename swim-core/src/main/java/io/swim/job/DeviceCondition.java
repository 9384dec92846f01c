package io.swim.job;

import io.swim.device.DeviceId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a device is in, and why.
 *
 * @param device which
 * @param open what counts now, the newest last
 * @param past what was reset, with who did it and why, the oldest first
 */
public record DeviceCondition(DeviceId device, List<ConditionNote> open, List<ConditionNote> past) {
  public DeviceCondition {
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(open, "open");
    Objects.requireNonNull(past, "past");
    open = List.copyOf(open);
    past = List.copyOf(past);
  }

  /** The worst of what counts. */
  public Condition condition() {
    return cause().map(ConditionNote::condition).orElse(Condition.OPERATIONAL);
  }

  /** Why, what to do, since when, and which assignment; empty while it is operational. */
  public Optional<ConditionNote> cause() {
    return open.stream()
        .max(Comparator.comparing(ConditionNote::condition).thenComparing(ConditionNote::since));
  }
}
