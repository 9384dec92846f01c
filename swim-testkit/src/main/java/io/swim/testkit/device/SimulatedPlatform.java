package io.swim.testkit.device;

/** The operating systems that devices can be simulated with. */
public enum SimulatedPlatform {
  /** Classic Cisco IOS: one image, named by a boot list. */
  IOS("cisco-ios", "12.2(55)SE3", "15.0(2)SE11"),
  /** Cisco IOS-XE: a bundle that is booted, or packages that are installed from it. */
  IOS_XE("cisco-iosxe", "17.03.04", "17.06.05"),
  /** IOS-XE of a Catalyst 9800 wireless controller, with access points. */
  C9800("cisco-c9800", "17.06.05", "17.09.05"),
  /** IOS-XE of a wireless controller on an access point, which has no files. */
  EWC("cisco-ewc", "17.06.05", "17.09.05"),
  /** Cisco NX-OS: one image, which one order installs. */
  NX_OS("cisco-nxos", "9.3(7)", "9.3(10)"),
  /** Cisco IOS-XR of 64 bits: an ISO that is added, activated and committed. */
  IOS_XR("cisco-iosxr", "6.6.3", "7.0.2"),
  /** Cisco IOS-XR of 32 bits: a PIE that is added, activated and committed. */
  IOS_XR_PIE("cisco-iosxr", "5.3.4", "6.1.4"),
  /** Cisco IOS-XR that calls itself LNT (XR7): an ISO that replaces what runs, and is applied. */
  IOS_XR_LNT("cisco-iosxr", "7.5.2", "7.9.2"),
  /** Cisco ASA: a list of files to boot; alone, with contexts, or as one of a failover pair. */
  ASA("cisco-asa", "9.8(4)12", "9.12(4)55"),
  /** Arista EOS: one image, named by boot-config. */
  EOS("arista-eos", "4.28.3M", "4.31.2F"),
  /** Huawei VRP: one package, named for the next start. */
  VRP("huawei-vrp", "V200R019C10SPC500", "V200R021C00SPC100"),
  /** Cisco AireOS: a wireless controller with two images, and its access points. */
  AIREOS("cisco-aireos", "8.5.182.0", "8.10.190.0"),
  /** IOS on an autonomous access point: an archive that it unpacks into a folder. */
  AIRONET("cisco-aironet", "15.2(4)JB6", "15.3(3)JD"),
  /** Cisco Small Business: two images, one of which is chosen for the next boot. */
  SMALL_BUSINESS("cisco-sb", "1.3.7.18", "1.4.11.5"),
  /** Juniper Junos: a package that is added, and taken by the next reboot. */
  JUNOS("juniper-junos", "18.4R2-S3.2", "20.4R3.8"),
  /** A Linux appliance with two slots, which RAUC writes to. */
  LINUX_AB("linux-ab", "2.0.4", "2.1.0"),
  /** HPE Comware 7: an IPE file, unpacked into a boot and a system image; main and backup ones. */
  COMWARE("hpe-comware", "R3507P09", "R3508P01"),
  /** MikroTik RouterOS: packages among the files, which the next reboot installs. */
  ROUTEROS("mikrotik-routeros", "6.49.10", "7.12.1");

  private final String id;
  private final String firstVersion;
  private final String laterVersion;

  SimulatedPlatform(String id, String firstVersion, String laterVersion) {
    this.id = id;
    this.firstVersion = firstVersion;
    this.laterVersion = laterVersion;
  }

  /** Whether it is one of those that run IOS-XE. */
  public boolean isIosXe() {
    return this == IOS_XE || isWireless();
  }

  /** Whether access points join it. */
  public boolean isWireless() {
    return this == C9800 || this == EWC;
  }

  /** The name that products know it by, for instance {@code cisco-ios}. */
  public String id() {
    return id;
  }

  /** The version that devices of it start with when none is given. */
  public String firstVersion() {
    return firstVersion;
  }

  /** A version that they can be upgraded to. */
  public String laterVersion() {
    return laterVersion;
  }
}
