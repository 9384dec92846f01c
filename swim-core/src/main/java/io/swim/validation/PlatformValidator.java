package io.swim.validation;

import io.swim.device.PlatformId;
import io.swim.image.ImageKind;
import io.swim.image.SoftwareImage;
import io.swim.job.Finding;
import io.swim.job.SoftwareChange;
import io.swim.job.UpgradeScope;
import io.swim.spi.Fit;
import io.swim.spi.ValidationContext;
import io.swim.spi.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The image is made for this platform and this hardware family. */
final class PlatformValidator implements Validator {
  @Override
  public String id() {
    return "platform";
  }

  @Override
  public List<Finding> validate(ValidationContext context) {
    SoftwareImage image = context.image();
    Optional<PlatformId> platform = context.facts().platform();
    if (platform.isEmpty()) {
      return List.of(
          Finding.error(
              "unknown-platform",
              "no platform definition recognises " + context.device().id(),
              "add a platform definition, or take the device out of the job"));
    }
    List<Finding> findings = new ArrayList<>();
    Optional<PlatformId> told = context.device().platform();
    if (told.isPresent() && !told.equals(platform)) {
      findings.add(
          Finding.error(
              "platform-contradiction",
              "the inventory says " + told.get() + ", the device says " + platform.get(),
              "correct the inventory"));
    }
    if (image.kind() == ImageKind.TEST) {
      return findings.isEmpty()
          ? List.of(Finding.passed("platform", "any device can take a test file"))
          : findings;
    }
    if (!image.platform().equals(platform.get())) {
      findings.add(
          Finding.error(
              "wrong-platform",
              image.fileName()
                  + " is for "
                  + image.platform()
                  + "; the device is "
                  + platform.get(),
              "choose an image for " + platform.get()));
    }
    Fit fit = image.family().isEmpty() ? Fit.UNKNOWN : context.fit();
    if (fit == Fit.DIFFERS) {
      findings.add(
          Finding.error(
              "wrong-family",
              image.fileName()
                  + " is for family "
                  + image.family()
                  + "; the device is "
                  + told(context),
              "choose an image for that hardware"));
    }
    if (image.kind() != ImageKind.SYSTEM
        && context.change() != SoftwareChange.PART
        && context.options().scope() != UpgradeScope.DISTRIBUTE) {
      findings.add(
          Finding.error(
              "not-a-system-image",
              image.fileName()
                  + " is no system image but "
                  + image.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                  + ": it is only copied, never booted",
              "distribute it without activation"));
    }
    if (!findings.isEmpty()) {
      return findings;
    }
    return List.of(
        Finding.passed(
            "platform",
            image.platform()
                + " "
                + image.family()
                + (fit == Fit.FITS
                    ? " fits the device"
                    : " is for its platform; more is not told of the device, which is "
                        + told(context))));
  }

  private static String told(ValidationContext context) {
    return "model "
        + context.facts().model().orElse("unknown")
        + ", family "
        + context.facts().imageFamily().orElse("unknown");
  }
}
