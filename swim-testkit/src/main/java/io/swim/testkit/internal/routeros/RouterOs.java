package io.swim.testkit.internal.routeros;

import io.swim.device.SoftwareMode;
import io.swim.testkit.internal.device.BootedImage;
import io.swim.testkit.internal.device.CommandSession;
import io.swim.testkit.internal.device.DeviceConfig;
import io.swim.testkit.internal.device.DeviceSpec;
import io.swim.testkit.internal.device.FileSystems;
import io.swim.testkit.internal.device.LoginText;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.device.Personality;
import io.swim.testkit.internal.device.UnpackedFile;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.mib.MibGroup;
import io.swim.testkit.internal.routeros.Packages.Package;
import io.swim.testkit.internal.snmp.ReadOnlyGroup;
import io.swim.testkit.internal.snmp.SystemGroups;
import io.swim.testkit.internal.terminal.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * RouterOS: whatever packages are among the files are installed by the next reboot, and their files
 * are gone then. A login may say behind a plus sign how its terminal is to be.
 */
public final class RouterOs implements Personality {
  private final Packages packages = new Packages();

  /** What is installed on the device that a session is with; guarded by its monitor. */
  static Packages packages(NetworkDevice device) {
    return ((RouterOs) device.personality()).packages;
  }

  /** The release that runs: 6 prints otherwise than 7. */
  static int release(NetworkDevice device) {
    String version = packages(device).main().facts().version();
    return Integer.parseInt(version.substring(0, version.indexOf('.')));
  }

  @Override
  public List<String> deliver(DeviceSpec spec, FileSystems fileSystems, String name, Blob image)
      throws IOException {
    UnpackedFile unpacked = UnpackedFile.delivered(fileSystems, name, image);
    packages.deliver(new Package(unpacked.file(), unpacked.facts()));
    return List.of();
  }

  @Override
  public Optional<BootedImage> boot(NetworkDevice device, List<String> log) {
    packages.boot(device, log);
    Package main = packages.main();
    String description = main.facts().sysDescription() + " " + device.spec().model().productId();
    return Optional.of(
        new BootedImage("routeros", main.file(), main.facts().describedAs(description)));
  }

  @Override
  public SoftwareMode mode(NetworkDevice device) {
    return SoftwareMode.INSTALL;
  }

  @Override
  public LoginText login(NetworkDevice device) {
    String version = packages(device).main().facts().version();
    return new LoginText(
        "\n  MikroTik RouterOS " + version + " (c) 1999-2024       https://www.mikrotik.com/\n\n",
        "",
        "Login: ",
        "Password: ",
        "\nLogin failed, incorrect username or password\n\n",
        "");
  }

  @Override
  public String account(String login) {
    return login.replaceFirst("\\+.*", "");
  }

  @Override
  public CommandSession session(NetworkDevice device, Terminal terminal, int privilege) {
    return new RouterSession(device, terminal, false);
  }

  @Override
  public CommandSession session(
      NetworkDevice device, Terminal terminal, int privilege, String login) {
    return new RouterSession(device, terminal, !login.contains("+"));
  }

  /** Nothing that the kit needs is configured in the words of RouterOS. */
  @Override
  public void configure(NetworkDevice device, String lines) {
    device.nvram().touch();
  }

  @Override
  public String configuration(NetworkDevice device, DeviceConfig config) {
    return "/system identity\nset name=" + config.hostname() + "\n";
  }

  /** MIKROTIK-MIB: mtxrLicVersion, mtxrSerialNumber, mtxrFirmwareVersion, mtxrBoardName. */
  @Override
  public List<MibGroup> mibGroups(NetworkDevice device) {
    List<MibGroup> groups = new ArrayList<>(SystemGroups.of(device));
    groups.add(
        new ReadOnlyGroup(
            "1.3.6.1.4.1.14988.1.1",
            map ->
                map.put("4.4.0", packages.main().facts().version())
                    .put("7.3.0", device.spec().serial())
                    .put("7.4.0", RouterText.FIRMWARE)
                    .put("7.9.0", device.spec().model().productId())));
    return groups;
  }
}
