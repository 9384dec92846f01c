package io.swim.testkit.device;

/** The operating systems that devices can be simulated with. */
public enum SimulatedPlatform {
  /** Classic Cisco IOS: one image, named by a boot list. */
  IOS("cisco-ios", "12.2(55)SE3"),
  /** Cisco IOS-XE: a bundle that is booted, or packages that are installed from it. */
  IOS_XE("cisco-iosxe", "17.03.04");

  private final String id;
  private final String firstVersion;

  SimulatedPlatform(String id, String firstVersion) {
    this.id = id;
    this.firstVersion = firstVersion;
  }

  /** The name that products know it by, for instance {@code cisco-ios}. */
  public String id() {
    return id;
  }

  /** The version that devices of it start with when none is given. */
  public String firstVersion() {
    return firstVersion;
  }
}
