package io.swim.validation;

import io.swim.device.SoftwareMode;
import io.swim.image.SystemPart;
import io.swim.job.Finding;
import io.swim.job.SoftwareChange;
import io.swim.job.UpgradeScope;
import io.swim.spi.ValidationContext;
import io.swim.spi.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A fix or a package alone is made for the version that runs, and what runs is installed. */
final class PartValidator implements Validator {
  @Override
  public String id() {
    return "part";
  }

  @Override
  public List<Finding> validate(ValidationContext context) {
    String file = context.image().fileName();
    Optional<SystemPart> part =
        context.platform().flatMap(each -> context.platforms().part(each, file));
    if (part.isEmpty() || context.change() != SoftwareChange.PART) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    boolean activates = context.options().scope() != UpgradeScope.DISTRIBUTE;
    Optional<String> runs = context.facts().version();
    boolean fits =
        runs.map(version -> context.versions().same(version, part.get().base())).orElse(false);
    if (!fits) {
      findings.add(otherBase(part.get(), runs, activates, context));
    }
    if (!context.companions().isEmpty()) {
      findings.add(
          Finding.error(
              "parts-together",
              "one part is installed at a time, and not "
                  + context.images().stream().map(each -> each.fileName()).toList(),
              "make a job for each"));
    }
    if (activates && context.facts().mode().filter(SoftwareMode.BUNDLE::equals).isPresent()) {
      findings.add(
          Finding.error(
              "bundle-without-parts",
              context.device().id() + " boots a bundle, into which no part can be installed",
              "bring it to INSTALL mode before"));
    }
    return findings.isEmpty()
        ? List.of(Finding.passed("part", file + " is for " + runs.orElse("")))
        : findings;
  }

  /** It may be copied before the version comes that it is for. */
  private static Finding otherBase(
      SystemPart part, Optional<String> runs, boolean activates, ValidationContext context) {
    String message =
        part.fileName()
            + " is a part of "
            + part.base()
            + "; "
            + context.device().id()
            + " runs "
            + runs.orElse("a version that it does not tell");
    return activates
        ? Finding.error(
            "wrong-base-version",
            message,
            "choose one for the version that runs, or upgrade the device before")
        : Finding.warning(
            "wrong-base-version", message, "upgrade the device before it is activated");
  }
}
