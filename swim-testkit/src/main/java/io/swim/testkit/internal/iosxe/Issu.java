package io.swim.testkit.internal.iosxe;

import io.swim.device.SoftwareMode;
import io.swim.testkit.device.InstallFault.InstallTrait;
import io.swim.testkit.internal.device.NetworkDevice;

/**
 * Whether software can take over in service, as {@code show issu state detail} tells it: by a pair
 * of Catalyst 9500 (Cisco, "In Service Software Upgrade", High Availability Configuration Guide).
 *
 * @param platform whether the hardware can
 * @param standby whether there is somebody to take over
 * @param installed whether packages run
 */
record Issu(boolean platform, boolean standby, boolean installed) {
  static Issu of(NetworkDevice device) {
    IosXe software = (IosXe) device.personality();
    boolean pair = software.members(device).size() == 2;
    return new Issu(
        device.spec().model().productId().startsWith("C95"),
        pair && !device.faults().all().contains(InstallTrait.INTERRUPTS_TRAFFIC),
        software.mode(device) == SoftwareMode.INSTALL);
  }

  boolean isPossible() {
    return platform && standby && installed;
  }

  String text() {
    return """
        Current ISSU Status: %s
        Previous ISSU Operation: N/A
        =======================================================
        System Check                        Status
        -------------------------------------------------------
        Platform ISSU Support               %s
        Standby Online                      %s
        Autoboot Enabled                    Yes
        SSO Mode                            %s
        Install Boot                        %s
        Valid Boot Media                    Yes
        =======================================================
        No ISSU operation is in progress
        """
        .formatted(
            isPossible() ? "Enabled" : "Disabled",
            word(platform),
            word(standby),
            word(standby),
            word(installed));
  }

  private static String word(boolean yes) {
    return yes ? "Yes" : "No";
  }
}
