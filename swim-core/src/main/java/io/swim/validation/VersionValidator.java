package io.swim.validation;

import io.swim.image.ImageKind;
import io.swim.job.Finding;
import io.swim.job.SoftwareChange;
import io.swim.spi.ValidationContext;
import io.swim.spi.Validator;
import java.util.List;
import java.util.Optional;

/** What the step from the running version to the image's is: none, up, down, or not to be told. */
final class VersionValidator implements Validator {
  @Override
  public String id() {
    return "version";
  }

  @Override
  public List<Finding> validate(ValidationContext context) {
    if (context.image().kind() == ImageKind.TEST || context.change() == SoftwareChange.PART) {
      return List.of();
    }
    String wanted = context.image().version();
    Optional<String> running = context.facts().version();
    if (running.isEmpty()) {
      return List.of(
          Finding.warning(
              "version-not-told",
              context.device().id() + " does not tell which version it runs",
              "make sure that the upgrade is wanted"));
    }
    if (context.versions().same(running.get(), wanted)) {
      return List.of(
          Finding.information("same-version", "the device runs " + running.get() + " already"));
    }
    if (!context.versions().understands(running.get()) || !context.versions().understands(wanted)) {
      return List.of(
          Finding.warning(
              "unknown-version",
              running.get() + " and " + wanted + " can't be compared",
              "make sure that this is no downgrade"));
    }
    if (context.versions().compare(running.get(), wanted) > 0) {
      return List.of(
          Finding.warning(
              "downgrade",
              wanted + " is older than " + running.get() + ", which the device runs",
              "make sure that the configuration suits the older version"));
    }
    return List.of(Finding.passed("version", running.get() + " -> " + wanted));
  }
}
