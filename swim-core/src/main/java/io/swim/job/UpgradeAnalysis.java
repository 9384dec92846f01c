package io.swim.job;

import io.swim.device.DeviceFacts;
import io.swim.device.FileSystem;
import io.swim.image.SoftwareImage;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What one image would need of one device, against what the device has: made of a validation, so
 * nothing on the device is changed.
 *
 * @param report of a request for that image
 * @param image of that request
 */
public record UpgradeAnalysis(ValidationReport report, SoftwareImage image) {
  private static final Set<String> NOT_FOR_IT =
      Set.of("unknown-platform", "platform-contradiction", "wrong-platform", "wrong-family");

  public UpgradeAnalysis {
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(image, "image");
  }

  /** Whether an image is for a device, whatever room and memory it has. */
  public enum Applicability {
    /** Platform and hardware family are those of the image, or nothing is known against it. */
    APPLICABLE,
    /** The image is for another platform or family; the findings say which. */
    NOT_APPLICABLE,
    /** The device could not be read. */
    UNKNOWN
  }

  /** As the facts and findings of the report tell. */
  public Applicability applicability() {
    if (report.facts().isEmpty()) {
      return Applicability.UNKNOWN;
    }
    return report.findings().stream()
            .anyMatch(each -> each.severity() == Severity.ERROR && NOT_FOR_IT.contains(each.code()))
        ? Applicability.NOT_APPLICABLE
        : Applicability.APPLICABLE;
  }

  /** Why not: the message of the worst finding, unless all is well. */
  public Optional<String> trouble() {
    return report.findings().stream()
        .filter(each -> each.severity() == Severity.ERROR || each.severity() == Severity.WARNING)
        .findFirst()
        .map(Finding::message);
  }

  /** Bytes of main memory that the image asks for. */
  public OptionalLong ramNeeded() {
    return image.requirements().minRamBytes();
  }

  /** Bytes of main memory that the device has. */
  public OptionalLong ramPresent() {
    return report.facts().map(DeviceFacts::ramBytes).orElse(OptionalLong.empty());
  }

  /** Bytes that a file system has to have for the image; its own where it asks for no more. */
  public long flashNeeded() {
    return Math.max(image.requirements().minFlashBytes().orElse(0), image.sizeBytes());
  }

  /** The file system that images get onto unless a job says another. */
  public Optional<FileSystem> flash() {
    return report.facts().flatMap(facts -> facts.fileSystems().stream().findFirst());
  }
}
