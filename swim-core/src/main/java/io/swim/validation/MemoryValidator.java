package io.swim.validation;

import io.swim.job.Finding;
import io.swim.spi.ValidationContext;
import io.swim.spi.Validator;
import java.util.List;
import java.util.OptionalLong;

/** The device has the main memory that the image asks for. */
final class MemoryValidator implements Validator {
  @Override
  public String id() {
    return "memory";
  }

  @Override
  public boolean appliesToMates() {
    return true;
  }

  @Override
  public List<Finding> validate(ValidationContext context) {
    OptionalLong needed = context.image().requirements().minRamBytes();
    OptionalLong present = context.facts().ramBytes();
    if (needed.isEmpty()) {
      return List.of();
    }
    if (present.isEmpty()) {
      return List.of(
          Finding.warning(
              "memory-not-told",
              "the image needs "
                  + needed.getAsLong()
                  + " bytes of memory; the device does not tell how much it has",
              "look at the device"));
    }
    String numbers =
        "the image needs "
            + needed.getAsLong()
            + " bytes of memory; the device has "
            + present.getAsLong();
    return List.of(
        present.getAsLong() < needed.getAsLong()
            ? Finding.warning("memory-too-small", numbers, "choose an image that needs less")
            : Finding.passed("memory", numbers));
  }
}
