package io.swim.testkit.internal.device;

import io.swim.device.SoftwareMode;
import io.swim.testkit.device.SimulatedAccessPoint;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.mib.MibGroup;
import io.swim.testkit.internal.terminal.Terminal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What the software of a platform makes of a device: what boots, how its command line talks, what
 * its SNMP agent tells. Each device has one of its own, which may keep what outlives a reboot and
 * is neither a file nor configuration. Its state is guarded by the monitor of the device.
 */
public interface Personality {
  /**
   * Puts the image that a device comes with on its flash, before the device is put together.
   *
   * @return the boot list that goes with it
   */
  List<String> deliver(DeviceSpec spec, FileSystems fileSystems, String fileName, Blob image)
      throws IOException;

  /**
   * Finds the software to run at a start, from what is on flash and in nvram; {@link
   * NetworkDevice#software} is still what ran before. Called with the monitor of the device held.
   *
   * @param log takes what was tried and why it was refused
   * @return nothing when the device stays in its boot loader
   */
  Optional<BootedImage> boot(NetworkDevice device, List<String> log);

  /** The software runs and answers; nothing of the device is locked. */
  default void cameUp(NetworkDevice device) {}

  /** It does not run any more, by a reload or a loss of power; nothing of the device is locked. */
  default void wentDown(NetworkDevice device) {}

  /** Whether it does the work of its pair, or stands alone. */
  default boolean isActive(NetworkDevice device) {
    return true;
  }

  /** The device whose SSH host key this one has: units of a pair have one key. */
  default NetworkDevice ownerOfHostKey(NetworkDevice device) {
    return device;
  }

  /** The running configuration becomes the one that is loaded at boot. */
  default void save(NetworkDevice device) {
    device.nvram().save();
  }

  /** How the software that runs is held. */
  default SoftwareMode mode(NetworkDevice device) {
    return SoftwareMode.BUNDLE;
  }

  /** The versions that the members of a stack run, by their places; one where it stands alone. */
  default List<String> memberVersions(NetworkDevice device) {
    return device.software().map(s -> s.image().facts().version()).stream().toList();
  }

  /** What a member of a stack boots next, as it is saved. */
  default List<String> bootList(NetworkDevice device, int member) {
    return device.nvram().startup().bootImages();
  }

  /** The words around a login. */
  LoginText login(NetworkDevice device);

  /** A command line for somebody who logged in. */
  CommandSession session(NetworkDevice device, Terminal terminal, int privilege);

  /**
   * The same, for platforms that take more than a user name.
   *
   * @param login as it was typed
   */
  default CommandSession session(
      NetworkDevice device, Terminal terminal, int privilege, String login) {
    return session(device, terminal, privilege);
  }

  /** The user name in what is typed as one. */
  default String account(String login) {
    return login;
  }

  /** Carries out the lines of a configuration file as if they were typed; errors are not shown. */
  void configure(NetworkDevice device, String lines) throws IOException;

  /** A configuration as text. Passwords and communities are left out. */
  String configuration(NetworkDevice device, DeviceConfig config);

  /** The access points that have joined it. */
  default List<SimulatedAccessPoint> accessPoints(NetworkDevice device) {
    return List.of();
  }

  /** Names of the fixes that are part of what runs. */
  default List<String> installedFixes(NetworkDevice device) {
    return List.of();
  }

  /** The objects of its SNMP agent. */
  List<MibGroup> mibGroups(NetworkDevice device);
}
