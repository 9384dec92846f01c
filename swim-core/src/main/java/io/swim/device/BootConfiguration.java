package io.swim.device;

import java.util.List;
import java.util.Optional;

/**
 * What a device will boot.
 *
 * @param images the boot variables in order, as the device spells them
 * @param deviceManager the image that manages it, where the device has such a setting and it is set
 * @param configRegister such as {@code 0x2102}, where the device has one
 */
public record BootConfiguration(
    List<String> images, Optional<String> deviceManager, Optional<String> configRegister) {
  public BootConfiguration {
    images = List.copyOf(images);
  }
}
