package io.swim.validation;

import io.swim.device.PlatformId;
import io.swim.image.ImageKind;
import io.swim.image.SoftwareImage;
import io.swim.job.Finding;
import io.swim.spi.ValidationContext;
import io.swim.spi.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What goes with an image is for the same device, and no second system. */
final class CompanionValidator implements Validator {
  @Override
  public String id() {
    return "companions";
  }

  @Override
  public List<Finding> validate(ValidationContext context) {
    Optional<PlatformId> platform = context.platform();
    List<Finding> findings = new ArrayList<>();
    for (SoftwareImage companion : context.companions()) {
      if (platform.isPresent() && !companion.platform().equals(platform.get())) {
        findings.add(
            Finding.error(
                "wrong-platform",
                companion.fileName()
                    + " is for "
                    + companion.platform()
                    + "; the device is "
                    + platform.get(),
                "choose one for " + platform.get()));
      }
      if (companion.kind() == ImageKind.SYSTEM) {
        findings.add(
            Finding.error(
                "two-systems",
                companion.fileName()
                    + " is a system image too, and "
                    + context.image().fileName()
                    + " is what is to run",
                "upgrade to one of them"));
      }
    }
    for (SoftwareImage image : context.images()) {
      if (image.kind() == ImageKind.ADD_ON) {
        findings.add(
            Finding.information(
                "used-once-configured",
                image.fileName()
                    + " is only copied: a device uses it once its configuration names it, and so does"
                    + " every other one that shares that configuration"));
      }
    }
    return findings;
  }
}
