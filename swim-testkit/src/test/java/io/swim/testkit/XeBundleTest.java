package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.device.SoftwareMode;
import io.swim.testkit.device.DeviceState;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedModels;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** IOS-XE that boots a bundle. Time stands still but for the reboots. */
@Timeout(60)
class XeBundleTest {
  private static final Duration REBOOT = Duration.ofMinutes(8);
  private static final SimulatedImage OLD = image("17.03.04", 200_000);
  private static final SimulatedImage NEW = image("17.09.05", 300_000);

  private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-21T08:00:00Z"));
  private SimulatedFleet fleet;
  private SimulatedDevice device;

  private static SimulatedImage image(String version, long size) {
    return SimulatedImage.builder()
        .model(SimulatedModels.catalyst9300())
        .version(version)
        .sizeBytes(size)
        .build();
  }

  private static SimulatedFleetBuilder bundle() {
    return SimulatedFleet.builder()
        .model(SimulatedModels.catalyst9300())
        .image(OLD)
        .softwareMode(SoftwareMode.BUNDLE);
  }

  private void start(SimulatedFleetBuilder builder) {
    fleet = builder.clock(clock).rebootTime(REBOOT).build().start();
    device = fleet.device(0);
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  private void reboot() {
    device.powerCycle();
    clock.advance(REBOOT);
  }

  private void boot(TelnetUser user, String... files) throws Exception {
    user.send("configure terminal", "(config)#");
    user.send("no boot system", "(config)#");
    for (String file : files) {
      user.send("boot system " + file, "(config)#");
    }
    user.send("end", "sw-01#");
  }

  private String reload(TelnetUser user) throws Exception {
    String asked = user.send("reload", "Proceed with reload? [confirm]");
    confirm(user);
    return asked;
  }

  private void confirm(TelnetUser user) throws Exception {
    user.type("\r");
    user.readToEnd();
    await().until(() -> device.state() == DeviceState.REBOOTING);
  }

  @Test
  void tellsVersionAndModeInTheTableOfSwitches() throws Exception {
    start(bundle());
    try (SshUser user = SshUser.enabled(device)) {
      assertThat(user.send("show version", "sw-01#"))
          .contains("\nCisco IOS XE Software, Version 17.03.04\n")
          .contains("\nCisco IOS Software [Amsterdam], Catalyst L3 Switch Software (CAT9K_IOSXE), ")
          .contains("Version 17.3.4, RELEASE SOFTWARE (fc")
          .contains("\nSystem image file is \"flash:cat9k_iosxe.17.03.04.SPA.bin\"\n")
          .contains("\nModel Number                       : C9300-48P\n")
          .contains("\nSystem Serial Number               : " + device.serialNumber() + "\n")
          .containsPattern("\n\\* +1 65 +C9300-48P +17\\.03\\.04 +CAT9K_IOSXE +BUNDLE\n")
          .contains("\nConfiguration register is 0x102\n");
      assertThat(user.send("show version | include image file", "sw-01#"))
          .isEqualTo(
              "show version | include image file\n"
                  + "System image file is \"flash:cat9k_iosxe.17.03.04.SPA.bin\"\nsw-01#");
      assertThat(user.send("dir bootflash:", "sw-01#"))
          .containsPattern(" -rw- +200000  .* cat9k_iosxe\\.17\\.03\\.04\\.SPA\\.bin\n");
      assertThat(user.send("show file systems", "sw-01#")).contains("*11534336000 ");
      assertThat(user.send("show inventory", "sw-01#"))
          .contains("NAME: \"c93xx Stack\", DESCR: \"c93xx Stack\"\n")
          .contains("NAME: \"Switch 1\", DESCR: \"C9300-48P\"\nPID: C9300-48P         , VID: V02 ");
      assertThat(user.send("show redundancy", "sw-01#"))
          .contains("Hardware Mode = Simplex\n", "Current Software state = ACTIVE\n");
    }
  }

  @Test
  void savedBootListDecidesWhatRunsAfterAReload() throws Exception {
    start(bundle().moreImages(NEW));
    try (TelnetUser user = TelnetUser.enabled(device)) {
      boot(user, "flash:" + NEW.fileName());
      assertThat(user.send("show boot", "sw-01#"))
          .contains("Current Boot Variables:\nBOOT variable = flash:" + OLD.fileName() + ";\n")
          .contains("on next reload:\nBOOT variable = flash:" + OLD.fileName() + ";\n");
      user.send("write memory", "sw-01#");
      assertThat(user.send("show boot", "sw-01#"))
          .contains("Current Boot Variables:\nBOOT variable = flash:" + OLD.fileName() + ";\n")
          .contains("on next reload:\nBOOT variable = flash:" + NEW.fileName() + ";\n");
      assertThat(reload(user)).contains("this will reload the whole stack\nProceed with reload?");
    }
    clock.advance(REBOOT);
    assertThat(device.runningVersion()).isEqualTo("17.09.05");
    assertThat(device.runningImage()).isEqualTo("flash:" + NEW.fileName());
    try (TelnetUser user = TelnetUser.enabled(device)) {
      assertThat(user.send("show version", "sw-01#"))
          .contains("Last reload reason: Reload Command\n");
    }
  }

  @Test
  void unsavedBootListIsLost() throws Exception {
    start(bundle().moreImages(NEW));
    try (TelnetUser user = TelnetUser.enabled(device)) {
      boot(user, "flash:" + NEW.fileName());
      user.send("reload", "Save? [yes/no]: ");
      user.send("no", "[confirm]");
      confirm(user);
    }
    clock.advance(REBOOT);
    assertThat(device.runningVersion()).isEqualTo("17.03.04");
  }

  @Test
  void whatCantBeBootedIsSkippedAndWithoutMoreTheDeviceStaysInTheBootLoader() {
    byte[] corrupt = NEW.toByteArray();
    corrupt[corrupt.length / 2] ^= 1;
    start(
        bundle()
            .bootVariables(
                "flash:corrupt.bin;flash:short.bin",
                "flash:ios.bin",
                "flash:router.bin",
                "flash:none.bin",
                "switch all flash:" + OLD.fileName()));
    device.flash().put("corrupt.bin", corrupt);
    device.flash().put("short.bin", Arrays.copyOf(NEW.toByteArray(), 250_000));
    device.flash().put("ios.bin", SimulatedImage.builder().sizeBytes(5_000).build().toByteArray());
    SimulatedImage router =
        SimulatedImage.builder().model(SimulatedModels.router4451()).sizeBytes(50_000).build();
    device.flash().put("router.bin", router.toByteArray());
    reboot();
    assertThat(device.runningVersion()).isEqualTo("17.03.04");
    assertThat(device.bootLog())
        .contains(
            "boot: error loading \"flash:corrupt.bin\": SHA-512 hash of the package is wrong",
            "boot: error loading \"flash:short.bin\": "
                + "file is cut short: it has 250000 bytes, not 300000",
            "boot: error loading \"flash:ios.bin\": it is no bundle of packages",
            "boot: error loading \"flash:router.bin\": " + "image is for isr4400, this is a cat9k",
            "boot: error loading \"flash:none.bin\": No such file or directory",
            "boot: attempting to boot from [flash:" + OLD.fileName() + "]");
    device.flash().delete(OLD.fileName());
    reboot();
    assertThat(device.state()).isEqualTo(DeviceState.IN_BOOT_LOADER);
    device.flash().put(OLD);
    reboot();
    assertThat(device.state()).isEqualTo(DeviceState.RUNNING);
  }

  @Test
  void withoutABootListTheFirstBundleIsBooted() {
    start(bundle().bootVariables());
    assertThat(device.runningVersion()).isEqualTo("17.03.04");
    device.flash().delete(OLD.fileName());
    device.flash().put(NEW);
    reboot();
    assertThat(device.runningVersion()).isEqualTo("17.09.05");
  }

  @Test
  void mayBootTheOldImageWhateverTheListSays() {
    start(bundle().moreImages(NEW).bootVariables("flash:" + OLD.fileName()));
    device.configure("no boot system", "boot system flash:" + NEW.fileName());
    device.saveConfiguration();
    device.inject(Fault.bootOldImage());
    reboot();
    assertThat(device.runningVersion()).isEqualTo("17.03.04");
    device.healAll();
    reboot();
    assertThat(device.runningVersion()).isEqualTo("17.09.05");
  }

  @Test
  void bundleIsCopiedAndVerified(@TempDir Path folder) throws Exception {
    try (FileServer files = new FileServer(folder).with(NEW)) {
      start(bundle().tftpServerPort(files.port()));
      try (TelnetUser user = TelnetUser.enabled(device)) {
        user.send("copy tftp://127.0.0.1/" + NEW.fileName() + " bootflash:", "]? ");
        assertThat(user.send("", "sw-01#")).contains("[OK - 300000 bytes]");
        String path = "flash:" + NEW.fileName();
        assertThat(user.send("verify /md5 " + path, "sw-01#"))
            .contains("Done!\nverify /md5 (" + path + ") = " + NEW.md5());
        assertThat(user.send("verify /sha512 " + path, "sw-01#"))
            .contains("verify /sha512 (" + path + ") = " + NEW.digest("SHA-512"));
        assertThat(user.send("verify " + path, "sw-01#")).contains("verification successful");
        assertThat(user.send("delete /force " + path, "sw-01#")).doesNotContain("Error");
        assertThat(device.flash().file(NEW.fileName())).isEmpty();
      }
    }
  }

  @Test
  void routerHasBootflashAndTellsItsModeInALine() throws Exception {
    start(SimulatedFleet.builder().model(SimulatedModels.router4451()).version("17.3.4a"));
    String file = "isr4400-universalk9.17.03.04a.SPA.bin";
    assertThat(device.runningImage()).isEqualTo("bootflash:" + file);
    try (TelnetUser user = TelnetUser.enabled(device)) {
      assertThat(user.send("show version", "sw-01#"))
          .contains("Cisco IOS XE Software, Version 17.03.04a\n")
          .contains("ISR Software (X86_64_LINUX_IOSD-UNIVERSALK9-M), Version 17.3.4a, RELEASE")
          .contains("cisco ISR4451-X/K9 (2RU) processor with ")
          .contains("\nInstallation mode is BUNDLE\n", "Configuration register is 0x2102\n")
          .doesNotContain("Switch Ports");
      assertThat(user.send("show bootvar", "sw-01#"))
          .contains("BOOT variable = bootflash:" + file + ",1;\n");
      assertThat(user.send("dir flash:", "sw-01#")).contains("Directory of bootflash:/", file);
      assertThat(user.send("show switch", "sw-01#")).contains("% Invalid input");
      assertThat(user.send("show inventory", "sw-01#"))
          .contains("NAME: \"Chassis\", DESCR: \"Cisco ISR4451 Chassis\"\nPID: ISR4451-X/K9 ")
          .contains("NAME: \"module R0\", DESCR: \"Cisco ISR4451 Route Processor\"\n");
      assertThat(reload(user)).doesNotContain("whole stack");
    }
  }

  @Test
  void agentTellsIosXe() throws Exception {
    start(bundle());
    try (Manager manager = new Manager()) {
      assertThat(manager.get(device, "1.3.6.1.2.1.1.1.0").toString())
          .startsWith("Cisco IOS Software [Amsterdam], Catalyst L3 Switch Software (CAT9K_IOSXE), ")
          .contains("Version 17.3.4, RELEASE SOFTWARE (fc", "\r\nCompiled ");
      assertThat(manager.get(device, "1.3.6.1.2.1.1.2.0").toString())
          .isEqualTo("1.3.6.1.4.1.9.1.2494");
      assertThat(manager.get(device, "1.3.6.1.2.1.47.1.1.1.1.5.1").toInt()).isEqualTo(11);
      assertThat(manager.get(device, "1.3.6.1.2.1.47.1.1.1.1.10.1000").toString())
          .isEqualTo("17.03.04");
      assertThat(manager.get(device, "1.3.6.1.2.1.47.1.1.1.1.13.1000").toString())
          .isEqualTo("C9300-48P");
      assertThat(manager.get(device, "1.3.6.1.4.1.9.9.10.1.1.2.1.7.1").toString())
          .isEqualTo("flash");
      assertThat(manager.get(device, "1.3.6.1.4.1.9.9.10.1.1.4.1.1.13.1.1").toLong())
          .isEqualTo(11_534_336_000L);
      assertThat(manager.get(device, "1.3.6.1.4.1.9.9.10.1.1.4.2.1.1.5.1.1.2").toString())
          .isEqualTo(OLD.fileName());
      assertThat(manager.get(device, "1.3.6.1.4.1.9.2.1.73.0").toString())
          .isEqualTo("flash:" + OLD.fileName());
      assertThat(manager.walk(device.snmp(), "1.3.6.1.4.1.9.9.25")).isEmpty();
    }
  }
}
