package io.swim.ssh.image;

import io.swim.device.PlatformId;

/** Platforms whose files are told by their bytes. */
final class Known {
  static final PlatformId IOS = new PlatformId("cisco-ios");
  static final PlatformId IOS_XE = new PlatformId("cisco-iosxe");
  static final PlatformId C9800 = new PlatformId("cisco-c9800");
  static final PlatformId EWC = new PlatformId("cisco-ewc");
  static final PlatformId IOS_XR = new PlatformId("cisco-iosxr");
  static final PlatformId NX_OS = new PlatformId("cisco-nxos");
  static final PlatformId ASA = new PlatformId("cisco-asa");
  static final PlatformId AIREOS = new PlatformId("cisco-aireos");
  static final PlatformId AIRONET = new PlatformId("cisco-aironet");
  static final PlatformId AP = new PlatformId("cisco-ap");
  static final PlatformId SMALL_BUSINESS = new PlatformId("cisco-sb");
  static final PlatformId JUNOS = new PlatformId("juniper-junos");
  static final PlatformId EOS = new PlatformId("arista-eos");
  static final PlatformId COMWARE = new PlatformId("hpe-comware");
  static final PlatformId VRP = new PlatformId("huawei-vrp");
  static final PlatformId ROUTEROS = new PlatformId("mikrotik-routeros");
  static final PlatformId LINUX_AB = new PlatformId("linux-ab");

  private Known() {}
}
