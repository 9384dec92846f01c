package io.swim.validation;

import io.swim.job.Finding;
import io.swim.job.SoftwareChange;
import io.swim.job.Task;
import io.swim.job.UpgradeScope;
import io.swim.spi.ValidationContext;
import io.swim.spi.Validator;
import java.util.List;
import java.util.Optional;

/**
 * What a device runs stays in its boot list as second choice, for the case that the new image does
 * not boot: that helps only while the file is on its flash.
 */
final class FallbackValidator implements Validator {
  @Override
  public String id() {
    return "fallback";
  }

  @Override
  public boolean appliesTo(Task task) {
    return task instanceof Task.Upgrade;
  }

  /** Each unit of a pair boots from its own flash. */
  @Override
  public boolean appliesToMates() {
    return true;
  }

  @Override
  public List<Finding> validate(ValidationContext context) {
    if (context.change() != SoftwareChange.BOOT_LIST
        || context.options().scope() == UpgradeScope.DISTRIBUTE) {
      return List.of();
    }
    Optional<String> gone =
        context
            .facts()
            .runningImage()
            .filter(path -> context.facts().fileSystems().stream().anyMatch(fs -> fs.lacks(path)));
    return gone.map(
            path ->
                List.of(
                    Finding.warning(
                        "running-image-gone",
                        "it runs "
                            + path
                            + ", which is not on its flash any more: if the new image does not"
                            + " boot, it has no old one to boot",
                        "put that image back on the device before")))
        .orElse(List.of());
  }
}
