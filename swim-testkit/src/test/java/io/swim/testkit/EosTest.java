package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.testkit.device.DeviceState;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.OtherModels;
import io.swim.testkit.device.SimulatedImage;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An Arista switch over SSH. */
@Timeout(120)
class EosTest extends WithSshDevice {
  private static final String PROMPT = "sw-01#";
  private static final SimulatedImage NEW =
      SimulatedImage.builder().model(OtherModels.arista7050()).sizeBytes(300_000).build();
  private static final SimulatedImage FOREIGN =
      SimulatedImage.builder().fileName("EOS-4.30.1F.swi").build();

  @TempDir Path folder;

  @Override
  SimulatedFleetBuilder fleet() {
    return SimulatedFleet.builder().model(OtherModels.arista7050()).moreImages(NEW, FOREIGN);
  }

  @Override
  String prompt() {
    return "#";
  }

  @Override
  SshUser user() throws Exception {
    return SshUser.enabled(device);
  }

  private void reload() throws Exception {
    reboot(
        () -> {
          try (SshUser user = SshUser.enabled(device)) {
            user.send("reload", "Proceed with reload? [confirm]");
            user.send("", "going down for reboot NOW!");
          }
        });
  }

  @Test
  void tellsWhatItRunsAndBoots() throws Exception {
    assertThat(type("show version"))
        .contains("Arista DCS-7050SX3-48YC8", "Software image version: 4.28.3M", "minutes");
    assertThat(type("show boot-config")).contains("Software image: flash:/EOS-4.28.3M.swi");
    assertThat(type("dir flash:"))
        .contains("EOS-4.28.3M.swi", "EOS-4.31.2F.swi", "boot-config", " bytes free)");
    assertThat(type("verify /sha512 flash:EOS-4.31.2F.swi"))
        .contains("verify /sha512 (flash:EOS-4.31.2F.swi) = " + NEW.digest("SHA-512"));
    assertThat(type("show bogus")).contains("% Invalid input");
  }

  @Test
  void whatIsSetIsBootedWithoutSaving() throws Exception {
    type("configure", "boot system flash:EOS-4.31.2F.swi", "end");

    reload();

    assertThat(device.runningVersion()).isEqualTo("4.31.2F");
  }

  @Test
  void anImageThatIsNotThereIsNotSet() throws Exception {
    assertThat(type("configure", "boot system flash:none.swi"))
        .contains("% Error: flash:none.swi: No such file or directory");
    assertThat(device.bootVariables()).containsExactly("flash:/EOS-4.28.3M.swi");
  }

  @Test
  void anImageOfAnotherPlatformLeavesItInAboot() throws Exception {
    type("configure", "boot system flash:EOS-4.30.1F.swi", "end");

    reload();

    assertThat(device.state()).isEqualTo(DeviceState.IN_BOOT_LOADER);
    assertThat(device.bootLog()).last().asString().contains("flash:/EOS-4.30.1F.swi");
  }

  @Test
  void withoutAnImageInBootConfigItStaysInAboot() throws Exception {
    type("configure", "no boot system", "end");

    reload();

    assertThat(device.state()).isEqualTo(DeviceState.IN_BOOT_LOADER);
  }

  @Test
  void aReloadAsksWhatToDoWithChanges() throws Exception {
    device.configure("hostname other");
    try (SshUser user = SshUser.enabled(device)) {
      user.send("reload", "Save? [yes/no/cancel/diff]:");
      user.send("cancel", "other#");
      user.send("reload", "Save? [yes/no/cancel/diff]:");
      user.send("no", "Proceed with reload? [confirm]");
      user.send("", "going down");
    }
    await().until(() -> device.rebootCount() == 1);
    await().until(() -> device.state() == DeviceState.RUNNING);
    assertThat(type("show hostname")).contains("Hostname: sw-01");
  }

  @Test
  void logMessagesComeInBetween() throws Exception {
    device.inject(Fault.logInOutput());
    assertThat(type("show boot-config")).contains("ConfigAgent: %SYS-5-CONFIG_I:");
  }

  @Test
  void aRoutingInstanceStandsInThePrompt() throws Exception {
    device.configure("vrf instance OOB");
    assertThat(type("cli vrf OOB")).endsWith("(vrf:OOB)#");
    assertThat(type("cli vrf NONE")).contains("% VRF name NONE is not defined").endsWith(PROMPT);
  }

  @Test
  void itsImagesAreArchivesWithAVersion() throws Exception {
    Path file = folder.resolve(NEW.fileName());
    NEW.writeTo(file);
    assertThat(file).hasFileName("EOS-4.31.2F.swi").hasSize(300_000);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      byte[] version = zip.getInputStream(zip.getEntry("version")).readAllBytes();
      assertThat(new String(version)).contains("SWI_VERSION=4.31.2F\n");
    }
  }
}
