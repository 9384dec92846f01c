package io.swim;

import io.swim.device.DeviceFacts;
import io.swim.device.DeviceId;
import io.swim.job.Attempt;
import io.swim.job.FailureReason;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What reading a device gave.
 *
 * @param device which
 * @param facts what it said; empty when nothing could be read
 * @param failure why nothing could be read
 * @param attempts every protocol that was tried
 */
public record FactsReport(
    DeviceId device,
    Optional<DeviceFacts> facts,
    Optional<FailureReason> failure,
    List<Attempt> attempts) {
  public FactsReport {
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(failure, "failure");
    Objects.requireNonNull(attempts, "attempts");
    attempts = List.copyOf(attempts);
  }
}
