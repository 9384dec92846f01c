package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.testkit.device.DeviceState;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.SimulatedImage;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way of an upgrade, as a person types it. */
class UpgradeOverTelnetTest {
  private static final SimulatedImage NEW =
      SimulatedImage.builder().version("15.0(2)SE11").sizeBytes(300_000).build();

  @TempDir Path folder;
  private FileServer files;
  private SimulatedFleet fleet;
  private SimulatedDevice device;

  @BeforeEach
  void start() throws Exception {
    files = new FileServer(folder).with(NEW);
    fleet =
        SimulatedFleet.builder()
            .image(SimulatedImage.builder().version("12.2(55)SE3").sizeBytes(200_000).build())
            .rebootTime(Duration.ofMillis(50))
            .tftpServerPort(files.port())
            .tftpTimeout(Duration.ofMillis(200), 4)
            .build()
            .start();
    device = fleet.device("sw-01");
  }

  @AfterEach
  void stop() {
    fleet.close();
    files.close();
  }

  private String copyNewImage(TelnetUser user) throws Exception {
    user.send("copy tftp: flash:", "Address or name of remote host []? ");
    user.send(FileServer.HOST, "Source filename []? ");
    user.send(NEW.fileName(), "Destination filename [" + NEW.fileName() + "]? ");
    return user.send("", "sw-01#");
  }

  private void reload(TelnetUser user) throws Exception {
    user.send("reload", "Proceed with reload? [confirm]");
    user.type("\r");
    user.readToEnd();
  }

  private void awaitReboots(int count) {
    await()
        .until(
            () ->
                device.rebootCount() == count
                    && (device.state() == DeviceState.RUNNING
                        || device.state() == DeviceState.IN_BOOT_LOADER));
  }

  @Test
  void copyBootSystemSaveAndReloadRunTheNewVersion() throws Exception {
    try (TelnetUser user = TelnetUser.enabled(device)) {
      assertThat(copyNewImage(user))
          .contains("Accessing tftp://127.0.0.1/" + NEW.fileName() + "...\n")
          .contains("!!!")
          .contains("[OK - 300000 bytes]")
          .contains("300000 bytes copied in ");
      assertThat(user.send("verify /md5 flash:" + NEW.fileName(), "sw-01#"))
          .contains("...Done!\n")
          .contains("verify /md5 (flash:" + NEW.fileName() + ") = " + NEW.md5());
      user.send("configure terminal", "(config)#");
      user.send("boot system flash:/" + NEW.fileName(), "(config)#");
      user.send("end", "sw-01#");
      assertThat(user.send("write memory", "sw-01#")).contains("Building configuration...\n[OK]");
      reload(user);
    }
    awaitReboots(1);
    assertThat(device.runningVersion()).isEqualTo("15.0(2)SE11");
    assertThat(device.engineBoots()).isEqualTo(4);
    assertThat(device.uptime()).isLessThan(Duration.ofMinutes(5));
    try (TelnetUser user = TelnetUser.enabled(device)) {
      assertThat(user.send("show version", "sw-01#"))
          .contains("Version 15.0(2)SE11, RELEASE SOFTWARE")
          .contains("System returned to ROM by reload")
          .contains("System image file is \"flash:/" + NEW.fileName() + "\"");
    }
  }

  @Test
  void bootListThatWasNotSavedIsLostInTheReload() throws Exception {
    device.flash().put(NEW);
    try (TelnetUser user = TelnetUser.enabled(device)) {
      user.send("configure terminal", "(config)#");
      user.send("boot system flash:/" + NEW.fileName(), "(config)#");
      user.send("end", "sw-01#");
      user.send("reload", "Save? [yes/no]: ");
      user.send("no", "Proceed with reload? [confirm]");
      user.type("\r");
      user.readToEnd();
    }
    awaitReboots(1);
    assertThat(device.runningVersion()).isEqualTo("12.2(55)SE3");
    assertThat(device.bootVariables()).isEqualTo(device.savedBootVariables());
  }

  @Test
  void corruptImageIsRefusedByTheBootLoaderWhichTakesTheNextOne() throws Exception {
    device.inject(Fault.corruptWrites());
    try (TelnetUser user = TelnetUser.enabled(device)) {
      assertThat(copyNewImage(user)).contains("[OK - 300000 bytes]");
      assertThat(user.send("verify /md5 flash:" + NEW.fileName() + " " + NEW.md5(), "sw-01#"))
          .contains("%Error verifying flash:" + NEW.fileName());
      user.send("configure terminal", "(config)#");
      user.send("boot system flash:/" + NEW.fileName(), "(config)#");
      user.send("do write memory", "(config)#");
      user.send("end", "sw-01#");
      user.send("write memory", "sw-01#");
      reload(user);
    }
    awaitReboots(1);
    assertThat(device.runningVersion()).isEqualTo("12.2(55)SE3");
    assertThat(device.bootLog())
        .anyMatch(line -> line.contains("checksum of the compressed image is wrong"));
  }

  @Test
  void copyThatDoesNotFitLeavesNoFile() throws Exception {
    device.inject(Fault.flashFull());
    try (TelnetUser user = TelnetUser.enabled(device)) {
      assertThat(copyNewImage(user)).contains("(Not enough space on device)");
    }
    device.healAll();
    assertThat(device.flash().file(NEW.fileName())).isEmpty();
    assertThat(device.flash().freeBytes()).isEqualTo(device.flash().totalBytes() - 200_000);
  }

  @Test
  void fileThatTheServerDoesNotHaveIsNamedInTheError() throws Exception {
    try (TelnetUser user = TelnetUser.enabled(device)) {
      assertThat(user.send("copy tftp://127.0.0.1/none.bin flash:x.bin", "]? "))
          .contains("[x.bin]");
      assertThat(user.send("", "sw-01#"))
          .contains("%Error opening tftp://127.0.0.1/none.bin (No such file or directory)");
    }
  }

  @Test
  void serverThatDoesNotAnswerEndsInATimeout() throws Exception {
    files.close();
    try (TelnetUser user = TelnetUser.enabled(device)) {
      assertThat(copyNewImage(user)).contains("(Timed out)");
    }
  }

  @Test
  void existingFileIsOverwrittenOnlyAfterConfirmation() throws Exception {
    device.flash().put(NEW.fileName(), new byte[10]);
    try (TelnetUser user = TelnetUser.enabled(device)) {
      user.send("copy tftp://127.0.0.1/" + NEW.fileName() + " flash:", "]? ");
      assertThat(user.send("", "[confirm]"))
          .contains("%Warning:There is a file already existing with this name")
          .contains("Do you want to over write?");
      user.key("n", "sw-01#");
      assertThat(device.flash().file(NEW.fileName()).orElseThrow().sizeBytes()).isEqualTo(10);
      user.send("copy tftp://127.0.0.1/" + NEW.fileName() + " flash:", "]? ");
      user.send("", "[confirm]");
      assertThat(user.key("y", "sw-01#")).contains("[OK - 300000 bytes]");
    }
    assertThat(device.flash().file(NEW.fileName()).orElseThrow().md5()).isEqualTo(NEW.md5());
  }

  @Test
  void uploadSendsTheBytesThatAreOnFlash() throws Exception {
    files.expectUpload("backup.bin", device);
    String name = device.flash().files().get(0).name();
    try (TelnetUser user = TelnetUser.enabled(device)) {
      user.send("copy flash:" + name + " tftp:", "Address or name of remote host []? ");
      user.send(FileServer.HOST, "Destination filename [" + name + "]? ");
      assertThat(user.send("backup.bin", "sw-01#")).contains("200000 bytes copied in ");
    }
    assertThat(folder.resolve("backup.bin")).hasSize(200_000);
  }

  @Test
  void packetsThatAreLostCostTimeButNoByte() throws Exception {
    device.inject(Fault.loseTransferPackets(0.05));
    try (TelnetUser user = TelnetUser.enabled(device)) {
      assertThat(copyNewImage(user)).contains("[OK - 300000 bytes]");
    }
    assertThat(device.flash().file(NEW.fileName()).orElseThrow().md5()).isEqualTo(NEW.md5());
  }

  @Test
  void sameImageOnManyDevicesIsStoredOnce() throws Exception {
    int before = fleet.storedContents();
    try (TelnetUser user = TelnetUser.enabled(device)) {
      copyNewImage(user);
    }
    device.flash().put("again.bin", NEW.toByteArray());
    assertThat(fleet.storedContents()).isEqualTo(before + 1);
  }
}
