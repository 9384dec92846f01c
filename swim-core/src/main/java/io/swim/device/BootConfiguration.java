package io.swim.device;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a device will boot.
 *
 * @param images the boot variables in order, as the device spells them: what is configured, where
 *     it tells that
 * @param deviceManager the image that manages it, where the device has such a setting and it is set
 * @param configRegister such as {@code 0x2102}, where the device has one
 * @param mode whether it boots them by itself after a reset; empty where it does not tell
 * @param memberImages the boot variables of the members of a stack, in order, by the numbers of the
 *     members; without the active one, whose are {@code images}. Empty where members have none of
 *     their own, or the device does not tell them
 * @param savedImages what is saved, and so booted next, where the device tells that apart from what
 *     is configured; an empty list where nothing is saved
 */
public record BootConfiguration(
    List<String> images,
    Optional<String> deviceManager,
    Optional<String> configRegister,
    Optional<BootMode> mode,
    Map<Integer, List<String>> memberImages,
    Optional<List<String>> savedImages) {
  public BootConfiguration {
    Objects.requireNonNull(images, "images");
    Objects.requireNonNull(deviceManager, "deviceManager");
    Objects.requireNonNull(configRegister, "configRegister");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(memberImages, "memberImages");
    Objects.requireNonNull(savedImages, "savedImages");
    images = List.copyOf(images);
    savedImages = savedImages.map(List::copyOf);
    memberImages =
        memberImages.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, each -> List.copyOf(each.getValue())));
  }

  /** Of a device that is no stack, or whose members have one list together. */
  public BootConfiguration(
      List<String> images, Optional<String> deviceManager, Optional<String> configRegister) {
    this(images, deviceManager, configRegister, Optional.empty(), Map.of(), Optional.empty());
  }
}
