package io.swim.job;

import io.swim.device.DeviceFacts;
import io.swim.device.DeviceId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What validation says about one device. Nothing on the device was changed.
 *
 * @param device which
 * @param facts what was read; empty when it could not be
 * @param findings all of them, the worst first
 */
public record ValidationReport(
    DeviceId device, Optional<DeviceFacts> facts, List<Finding> findings) {
  public ValidationReport {
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(findings, "findings");
    findings = List.copyOf(findings);
  }

  /** The severity of the worst finding. */
  public Severity worst() {
    return findings.stream()
        .map(Finding::severity)
        .max(Severity::compareTo)
        .orElse(Severity.PASSED);
  }
}
