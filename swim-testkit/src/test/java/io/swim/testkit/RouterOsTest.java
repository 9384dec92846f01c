package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.testkit.device.OtherModels;
import io.swim.testkit.device.SimulatedFile;
import io.swim.testkit.device.SimulatedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A router with RouterOS over SSH. */
@Timeout(120)
class RouterOsTest extends WithSshDevice {
  private static final String PROMPT = "[admin@sw-01] > ";
  private static final SimulatedImage NEW = image("7.12.1", "arm");
  private static final SimulatedImage FOREIGN = image("7.12.1", "arm64");
  private static final SimulatedImage OLD = image("6.48.6", "arm");

  private static SimulatedImage image(String version, String family) {
    return SimulatedImage.builder()
        .model(OtherModels.mikrotikRb4011())
        .family(family)
        .version(version)
        .sizeBytes(200_000)
        .build();
  }

  @Override
  SimulatedFleetBuilder fleet() {
    return SimulatedFleet.builder().model(OtherModels.mikrotikRb4011());
  }

  @Override
  String prompt() {
    return PROMPT;
  }

  /** Without colours. */
  @Override
  SshUser user() throws Exception {
    SshUser user =
        new SshUser(
            device.ssh(),
            device.credentials().withLogin("admin+cet1024w", device.credentials().password()));
    user.readUntil(PROMPT);
    return user;
  }

  private List<String> files() {
    return device.flash().files().stream().map(SimulatedFile::name).toList();
  }

  private void order(String command, String question) throws Exception {
    try (SshUser user = user()) {
      user.send(command, question);
      reboot(() -> user.send("y", "system will reboot shortly"));
    }
  }

  @Test
  void printsInTheWayOfTheReleaseThatRuns() throws Exception {
    assertThat(type("/system resource print"))
        .contains("version: 6.49.10 (long-term)", "architecture-name: arm");
    assertThat(type("/system/package/print")).contains("Flags: X - disabled", "routeros-arm");
    assertThat(type("/system bogus")).contains("bad command name system");

    device.flash().put(NEW);
    order("/system reboot", "Reboot, yes? [y/N]: ");

    assertThat(type("/system package print")).contains("Columns: NAME, VERSION", "0  routeros");
  }

  @Test
  void whoDoesNotAskForAPlainTerminalHasColours() throws Exception {
    try (SshUser user = new SshUser(device.ssh(), device.credentials())) {
      assertThat(user.readUntil("sw-01] >")).contains("\u001b[6n", "\u001b[32m[admin");
    }
  }

  @Test
  void sizesAreRoundedButForAScript() throws Exception {
    device.flash().put(NEW);

    assertThat(type("/file print detail"))
        .contains("size=195.3KiB", "package-version=\"7.12.1\"", "package-architecture=\"arm\"");
    assertThat(
            type(
                ":foreach f in=[/file find where type=\"package\"] do={:put \"$[/file get $f size]"
                    + " $[/file get $f name]\"}"))
        .contains("200000 routeros-7.12.1-arm.npk");
    assertThat(type("/file print detail where package-version!=\"7.12.1\""))
        .doesNotContain("name=");
  }

  @Test
  void onlyWhatIsWholeAndForItsArchitectureIsInstalled() throws Exception {
    byte[] damaged = NEW.open().readAllBytes();
    damaged[150_000] ^= 1;
    device.flash().put(FOREIGN);
    device.flash().put("damaged.npk", damaged);

    reboot(device::powerCycle);

    assertThat(device.runningVersion()).isEqualTo("6.49.10");
    assertThat(type("/log print"))
        .contains(
            "can not install routeros-7.12.1: it is for arm64, not for arm",
            "can not install damaged.npk: broken package, bad signature");

    device.flash().put(NEW);
    reboot(device::powerCycle);

    assertThat(device.runningVersion()).isEqualTo("7.12.1");
    assertThat(files()).containsExactlyInAnyOrder(FOREIGN.fileName(), "damaged.npk");
  }

  @Test
  void anOlderPackageIsInstalledOnlyWhereThatIsAskedFor() throws Exception {
    device.flash().put(OLD);
    reboot(device::powerCycle);

    assertThat(device.runningVersion()).isEqualTo("6.49.10");
    assertThat(type("/log print"))
        .contains("can not install routeros-arm-6.48.6: a newer version is installed");

    order("/system package downgrade", "Router will be rebooted. Continue? [y/N]: ");

    assertThat(device.runningVersion()).isEqualTo("6.48.6");
    assertThat(files()).isEmpty();
  }
}
