package io.swim.job;

import io.swim.device.SoftwareMode;

/** How a device is to hold its software after an upgrade. */
public enum TargetMode {
  /** As before. */
  KEEP,
  /** It boots the file as it is: {@link SoftwareMode#BUNDLE}. */
  BUNDLE,
  /** It boots what was unpacked from the file: {@link SoftwareMode#INSTALL}. */
  INSTALL;

  /** The mode for a device that is in that one. */
  public SoftwareMode of(SoftwareMode now) {
    return switch (this) {
      case KEEP -> now;
      case BUNDLE -> SoftwareMode.BUNDLE;
      case INSTALL -> SoftwareMode.INSTALL;
    };
  }
}
