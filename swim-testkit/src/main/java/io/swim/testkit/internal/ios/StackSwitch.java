package io.swim.testkit.internal.ios;

import io.swim.testkit.internal.device.BootedImage;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashFileSystem;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A switch of a stack of classic IOS, or the only one.
 *
 * @param number from 1; the first is always the master
 * @param image what it booted from its own flash; nothing when it stays in its boot loader
 */
record StackSwitch(NetworkDevice device, int number, Optional<BootedImage> image) {
  /** Name of its file system as the master sees it: flash, flash2. */
  static String flashName(int number) {
    return number == 1 ? "flash" : "flash" + number;
  }

  FlashFileSystem flash() {
    return device.fileSystems().find(flashName(number)).orElseThrow();
  }

  boolean isPresent() {
    return image.isPresent();
  }

  String version() {
    return image.map(booted -> booted.facts().version()).orElse("");
  }

  String imageName() {
    return image.map(booted -> booted.facts().imageName()).orElse("");
  }

  String serial() {
    return device.spec().serial(number);
  }

  int priority() {
    return Math.max(1, 16 - number);
  }

  String macWithDots() {
    String hex = HexFormat.of().formatHex(device.spec().mac(number));
    return hex.substring(0, 4) + "." + hex.substring(4, 8) + "." + hex.substring(8);
  }
}
