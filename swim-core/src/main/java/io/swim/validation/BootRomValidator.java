package io.swim.validation;

import io.swim.job.Finding;
import io.swim.spi.ValidationContext;
import io.swim.spi.Validator;
import java.util.List;

/** The boot ROM that the image asks for: no device is asked which one it has, so a person is. */
final class BootRomValidator implements Validator {
  @Override
  public String id() {
    return "boot-rom";
  }

  @Override
  public List<Finding> validate(ValidationContext context) {
    return context.image().requirements().minBootRom().stream()
        .map(
            needed ->
                Finding.warning(
                    "boot-rom-not-told",
                    context.image().fileName()
                        + " needs boot ROM "
                        + needed
                        + " or later; which one "
                        + context.device().id()
                        + " has is not known",
                    "look at the device, and upgrade its boot ROM before"))
        .toList();
  }
}
