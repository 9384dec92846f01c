package io.swim.testkit.internal.iosxe;

import io.swim.device.SoftwareMode;
import io.swim.testkit.internal.device.BootedImage;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashFileSystem;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A switch of a stack, or the route processor of a router.
 *
 * @param number from 1; member 1 is always the active one
 * @param image what it booted; nothing when it stays in its boot loader
 */
record Member(NetworkDevice device, int number, Optional<BootedImage> image) {
  private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

  /** Name of its file system as the active one sees it: flash, flash-2. */
  static String flashName(String standard, int number) {
    return number == 1 ? standard : standard + "-" + number;
  }

  FlashFileSystem flash() {
    String name = flashName(device.spec().model().flashName(), number);
    return device.fileSystems().find(name).orElseThrow();
  }

  /** As it stands in brackets: 1, R0. */
  String brief() {
    return isSwitch() ? String.valueOf(number) : isChassis() ? number + "/R0" : "R0";
  }

  /** As messages name it: Switch 1, R0 with the blank that is there. */
  String title() {
    return isSwitch() ? "Switch " + number : isChassis() ? "chassis " + brief() : " R0";
  }

  private boolean isChassis() {
    return device.spec().model().platform().isWireless();
  }

  /** The route processor as lists of files name it: R0, R1. */
  String processor() {
    return "R" + (number - 1);
  }

  private boolean isSwitch() {
    return device.spec().model().isSwitch();
  }

  String role() {
    return number == 1 ? "Active" : number == 2 ? "Standby" : "Member";
  }

  boolean isPresent() {
    return image.isPresent();
  }

  String version() {
    return image.map(booted -> booted.facts().version()).orElse("");
  }

  String serial() {
    return device.spec().serial(number);
  }

  int priority() {
    return Math.max(1, 16 - number);
  }

  /** What it runs, as show version names it. */
  String imageName() {
    return image.map(booted -> booted.facts().imageName()).orElse("");
  }

  SoftwareMode mode() {
    return image.filter(booted -> booted.path().endsWith(PackageList.ENDING)).isPresent()
        ? SoftwareMode.INSTALL
        : SoftwareMode.BUNDLE;
  }

  byte[] mac() {
    return device.spec().mac(number);
  }

  /** The MAC address with colons. */
  String macWithColons() {
    return COLONS.formatHex(mac());
  }

  /** The MAC address with dots. */
  String macWithDots() {
    String hex = HexFormat.of().formatHex(mac());
    return hex.substring(0, 4) + "." + hex.substring(4, 8) + "." + hex.substring(8);
  }
}
