package io.swim.device;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a device will boot.
 *
 * @param images the boot variables in order, as the device spells them
 * @param deviceManager the image that manages it, where the device has such a setting and it is set
 * @param configRegister such as {@code 0x2102}, where the device has one
 * @param others the boot variables of the other members of a stack, by their numbers, where each
 *     has some of its own and the device tells them
 */
public record BootConfiguration(
    List<String> images,
    Optional<String> deviceManager,
    Optional<String> configRegister,
    Map<Integer, List<String>> others) {
  public BootConfiguration {
    images = List.copyOf(images);
    others = Map.copyOf(others);
  }

  /** Of a device that is no stack, or whose members have one list together. */
  public BootConfiguration(
      List<String> images, Optional<String> deviceManager, Optional<String> configRegister) {
    this(images, deviceManager, configRegister, Map.of());
  }
}
