package io.swim.testkit;

import static io.swim.testkit.XeBench.ABORT;
import static io.swim.testkit.XeBench.DELAY;
import static io.swim.testkit.XeBench.NEW;
import static io.swim.testkit.XeBench.OLD;
import static io.swim.testkit.XeBench.REBOOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.testkit.device.DeviceState;
import io.swim.testkit.device.SimulatedFile;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Installing on IOS-XE, as a person types it. */
@Timeout(60)
class XeInstallTest {
  private static final String ADD = "install add file flash:" + NEW.fileName();
  private static final String RELOAD = "Do you want to proceed? [y/n]";

  private XeBench bench = XeBench.start();
  private SimulatedDevice device = bench.device;

  @AfterEach
  void stop() {
    bench.close();
  }

  private void restart(SimulatedFleetBuilder builder) {
    bench.close();
    bench = XeBench.start(builder);
    device = bench.device;
  }

  private List<String> files() {
    return device.flash().files().stream().map(SimulatedFile::name).toList();
  }

  @Test
  void startsWithPackagesThatReallyLieOnFlash() throws Exception {
    assertThat(device.runningImage()).isEqualTo("flash:packages.conf");
    assertThat(files())
        .contains("packages.conf", "cat9k_iosxe.17.03.04.SPA.conf")
        .contains("cat9k-rpbase.17.03.04.SPA.pkg", "cat9k-rpboot.17.03.04.SPA.pkg")
        .doesNotContain(OLD.fileName());
    assertThat(bench.type("show version"))
        .contains("System image file is \"flash:packages.conf\"\n")
        .containsPattern("C9300-48P +17\\.03\\.04 +CAT9K_IOSXE +INSTALL\n");
    assertThat(bench.type("show install summary"))
        .contains("[ Switch 1 ] Installed Package(s) Information:\n")
        .containsPattern("\nIMG   C    17\\.03\\.04\\.0\\.\\d{4} +\n")
        .contains("\nAuto abort timer: inactive\n");
    assertThat(bench.type("show boot")).contains("BOOT variable = flash:packages.conf;\n");
  }

  @Test
  void addActivateCommitRunsTheNewVersionForGood() throws Exception {
    assertThat(bench.type(ADD))
        .contains("install_add: START Sat Nov 21 08:00:00 UTC 2026\n", "Add: Passed on [1]\n")
        .containsPattern("Image added\\. Version: 17\\.09\\.05\\.0\\.\\d{4}\n")
        .contains("SUCCESS: install_add /flash/" + NEW.fileName() + " Sat Nov 21 08:00:00 UTC");
    assertThat(files()).contains("cat9k-rpbase.17.09.05.SPA.pkg", "cat9k_iosxe.17.09.05.SPA.conf");
    assertThat(bench.states()).isEqualTo(Map.of("17.03.04", "C", "17.09.05", "I"));
    assertThat(device.runningVersion()).isEqualTo("17.03.04");

    assertThat(bench.agree("install activate", RELOAD))
        .contains("Following packages shall be activated:\n/flash/cat9k-rpbase.17.09.05.SPA.pkg\n")
        .contains("Activate: Passed on [1]\n", "SUCCESS: install_activate ");
    assertThat(device.state()).as("the prompt is back first").isEqualTo(DeviceState.RUNNING);
    assertThat(bench.states()).isEqualTo(Map.of("17.03.04", "D", "17.09.05", "U"));
    bench.selfReload();
    assertThat(device.runningVersion()).isEqualTo("17.09.05");
    assertThat(bench.states()).isEqualTo(Map.of("17.03.04", "D", "17.09.05", "U"));
    assertThat(bench.type("show install uncommitted"))
        .contains(
            "Auto abort timer: active on install_activate, time before rollback - 01:51:30\n");

    assertThat(bench.type("install commit"))
        .contains("Commit: Passed on [1]\n", "SUCCESS: install_commit ");
    assertThat(bench.states()).isEqualTo(Map.of("17.03.04", "I", "17.09.05", "C"));
    assertThat(bench.type("show install summary")).contains("Auto abort timer: inactive\n");
    bench.clock.advance(ABORT);
    bench.powerCycle();
    assertThat(device.runningVersion()).isEqualTo("17.09.05");
  }

  @Test
  void withoutACommitTheTimerTakesItBack() throws Exception {
    bench.type(ADD);
    bench.type("install activate prompt-level none");
    bench.selfReload();
    bench.clock.advance(ABORT.minus(DELAY).minus(REBOOT).minusSeconds(1));
    assertThat(bench.type("show install summary")).contains("time before rollback - 00:00:01\n");
    assertThat(device.runningVersion()).isEqualTo("17.09.05");
    bench.clock.advance(Duration.ofSeconds(1));
    assertThat(device.state()).isEqualTo(DeviceState.REBOOTING);
    bench.clock.advance(REBOOT);
    assertThat(device.runningVersion()).isEqualTo("17.03.04");
    assertThat(bench.states()).isEqualTo(Map.of("17.03.04", "C", "17.09.05", "I"));
    assertThat(bench.type("show version")).contains("Last reload reason: Install auto abort\n");
    bench.type("install activate prompt-level none");
    bench.selfReload();
    assertThat(device.runningVersion()).as("what is inactive").isEqualTo("17.09.05");
  }

  @Test
  void stoppedTimerTakesNothingBackButTheNextRebootDoes() throws Exception {
    bench.type(ADD);
    bench.type("install activate auto-abort-timer 30 prompt-level none");
    bench.selfReload();
    assertThat(bench.type("install auto-abort-timer stop")).contains("SUCCESS: install_auto_abort");
    assertThat(bench.type("install auto-abort-timer stop")).contains("is not running");
    bench.clock.advance(ABORT);
    assertThat(device.runningVersion()).isEqualTo("17.09.05");
    assertThat(bench.states()).containsEntry("17.09.05", "U");
    bench.powerCycle();
    assertThat(device.runningVersion()).isEqualTo("17.03.04");
    assertThat(bench.states()).isEqualTo(Map.of("17.03.04", "C", "17.09.05", "I"));
  }

  @Test
  void abortGoesBackWithAReload() throws Exception {
    assertThat(bench.agree("install abort", RELOAD))
        .contains("FAILED: install_abort : No uncommitted package found");
    bench.type(ADD);
    bench.type("install activate prompt-level none");
    bench.selfReload();
    assertThat(bench.agree("install abort", RELOAD)).contains("SUCCESS: install_abort ");
    bench.selfReload();
    assertThat(device.runningVersion()).isEqualTo("17.03.04");
    assertThat(bench.states()).isEqualTo(Map.of("17.03.04", "C", "17.09.05", "I"));
    bench.clock.advance(ABORT);
    assertThat(device.rebootCount()).as("the timer is off").isEqualTo(2);
  }

  @Test
  void rollbackGoesToAnEarlierCommit() throws Exception {
    bench.type(ADD + " activate commit prompt-level none");
    bench.selfReload();
    assertThat(bench.type("show install rollback"))
        .containsPattern("\n1 +No Label +No Description\n2 +No Label +No Description\n");
    assertThat(bench.type("show install rollback id 1"))
        .contains("Rollback id - 1 (Created on ")
        .containsPattern("IMG   C    17\\.03\\.04\\.0");
    assertThat(bench.type("show install rollback id 9")).contains("id 9 does not exist");
    assertThat(bench.agree("install rollback to committed", RELOAD)).contains("FAILED: ");
    assertThat(bench.agree("install rollback to id 2", RELOAD)).contains("id 2 is what runs");
    assertThat(bench.agree("install rollback to base", RELOAD))
        .contains("Rolling back to base\n", "SUCCESS: install_rollback ");
    bench.selfReload();
    assertThat(device.runningVersion()).isEqualTo("17.03.04");
    assertThat(bench.states()).isEqualTo(Map.of("17.03.04", "C", "17.09.05", "I"));
  }

  @Test
  void oneCommandDoesItAll() throws Exception {
    try (TelnetUser user = bench.user()) {
      user.send(ADD + " activate commit", RELOAD);
      assertThat(user.key("y", "sw-01#"))
          .contains("Finished Activate\n", "Commit: Passed on [1]\n")
          .contains("SUCCESS: install_add_activate_commit ");
    }
    bench.selfReload();
    assertThat(device.runningVersion()).isEqualTo("17.09.05");
    assertThat(bench.states()).isEqualTo(Map.of("17.03.04", "I", "17.09.05", "C"));
    device.flash().put(NEW);
    assertThat(bench.type(ADD + " activate commit prompt-level none"))
        .contains(" [1] Switch 1 Add succeed with reason: Same Image File-No Change\n")
        .contains("SUCCESS: install_add_activate_commit ");
    bench.clock.advance(DELAY);
    assertThat(device.rebootCount()).as("nothing to reload for").isEqualTo(1);
  }

  @Test
  void noToTheReloadLeavesItAdded() throws Exception {
    try (TelnetUser user = bench.user()) {
      user.send(ADD + " activate commit", RELOAD);
      assertThat(user.key("n", "sw-01#")).contains("FAILED: install_add_activate_commit : User");
    }
    assertThat(bench.states()).isEqualTo(Map.of("17.03.04", "C", "17.09.05", "I"));
    assertThat(bench.type(ADD)).contains("FAILED: install_add", "already added");
    bench.clock.advance(DELAY);
    assertThat(device.rebootCount()).isZero();
  }

  @Test
  void badFilesAreNotAdded() throws Exception {
    byte[] corrupt = NEW.toByteArray();
    corrupt[200_000] ^= 1;
    device.flash().put("corrupt.bin", corrupt);
    device.flash().put("short.bin", Arrays.copyOf(NEW.toByteArray(), 100_000));
    device.flash().put("text.bin", "nothing".getBytes());
    List<String> before = files();
    assertThat(bench.type("install add file flash:corrupt.bin"))
        .contains(" [1] Switch 1 FAILED: flash:corrupt.bin: SHA-512 hash of the package is wrong\n")
        .contains("FAILED: install_add /flash/corrupt.bin Sat Nov 21 ");
    assertThat(bench.type("install add file flash:short.bin")).contains("cut short");
    assertThat(bench.type("install add file flash:text.bin")).contains("FAILED: install_add");
    assertThat(bench.type("install add file flash:none.bin"))
        .contains("flash:none.bin: No such file or directory\n");
    assertThat(bench.type("install add file flash:cat9k-rpboot.17.03.04.SPA.pkg"))
        .contains("is no bundle of packages");
    assertThat(bench.type("install add file")).contains("% Incomplete command");
    assertThat(bench.type("install add file flash:x.bin explode")).contains("% Invalid input");
    assertThat(bench.type("install activate prompt-level none"))
        .contains("FAILED: install_activate : No image was added");
    assertThat(bench.type("install commit")).contains("FAILED: install_commit : No uncommitted");
    assertThat(files()).isEqualTo(before);
    assertThat(bench.states()).isEqualTo(Map.of("17.03.04", "C"));
  }

  @Test
  void withoutRoomNothingIsUnpacked() throws Exception {
    restart(XeBench.installed().moreImages(NEW).flashBytes(600_000));
    assertThat(bench.type(ADD))
        .containsPattern(
            " \\[1\\] Switch 1 FAILED: flash: requires \\d+ KB of free space, but only \\d+ KB is")
        .contains("FAILED: install_add /flash/");
    assertThat(files()).noneMatch(name -> name.contains("17.09.05") && name.endsWith(".pkg"));
    assertThat(bench.states()).isEqualTo(Map.of("17.03.04", "C"));
  }

  @Test
  void cleaningUpFreesFlashAndSparesWhatIsInUse() throws Exception {
    bench.type(ADD);
    bench.type("install activate prompt-level none");
    bench.selfReload();
    long full = device.flash().freeBytes();
    try (TelnetUser user = bench.user()) {
      assertThat(user.send("install remove inactive", "above files? [y/n]"))
          .contains("    [R0]: /flash/packages.conf File is in use, will not delete.\n")
          .contains("    [R0]: /flash/cat9k-rpbase.17.03.04.SPA.pkg File is in use, ")
          .contains("deleted:\n    [R0]: /flash/" + NEW.fileName() + "\n\nDo you");
      assertThat(user.key("n", "sw-01#")).contains("User Rejected Deletion\n");
    }
    assertThat(device.flash().freeBytes()).isEqualTo(full);
    bench.type("install commit");
    try (TelnetUser user = bench.user()) {
      user.send("install remove inactive", "above files? [y/n]");
      assertThat(user.key("y", "sw-01#"))
          .contains("Deleting file /flash/cat9k-rpbase.17.03.04.SPA.pkg ... done.\n")
          .contains("SUCCESS: Files deleted.\n", "SUCCESS: install_remove ");
    }
    assertThat(device.flash().freeBytes()).isGreaterThan(full + 450_000);
    assertThat(files()).noneMatch(name -> name.contains("17.03.04") || name.endsWith(".bin"));
    assertThat(bench.states()).isEqualTo(Map.of("17.09.05", "C"));
    assertThat(bench.type("install remove inactive")).contains("Nothing to clean.\n");
    bench.powerCycle();
    assertThat(device.runningVersion()).isEqualTo("17.09.05");
    assertThat(bench.agree("install rollback to base", RELOAD))
        .contains("Switch 1 FAILED: package cat9k-rpbase.17.03.04.SPA.pkg is not there\n");
  }

  @Test
  void missingOrDamagedPackageDoesNotBoot() {
    device.flash().delete("cat9k-webui.17.03.04.SPA.pkg");
    bench.powerCycle();
    assertThat(device.state()).isEqualTo(DeviceState.IN_BOOT_LOADER);
    assertThat(device.bootLog())
        .contains(
            "boot: error loading \"flash:packages.conf\": "
                + "package cat9k-webui.17.03.04.SPA.pkg is not there");
    device.flash().put("cat9k-webui.17.03.04.SPA.pkg", new byte[5_000]);
    bench.powerCycle();
    assertThat(device.bootLog())
        .contains(
            "boot: error loading \"flash:packages.conf\": "
                + "package cat9k-webui.17.03.04.SPA.pkg: bad magic number");
  }

  @Test
  void damagedPackagesFallBackToTheNextEntry() throws Exception {
    device.configure("boot system flash:" + NEW.fileName());
    device.saveConfiguration();
    device.flash().delete("cat9k-rpboot.17.03.04.SPA.pkg");
    bench.powerCycle();
    assertThat(device.runningImage()).isEqualTo("flash:" + NEW.fileName());
    assertThat(bench.type("show version | include INSTALL|BUNDLE")).contains("BUNDLE");
    assertThat(bench.type(ADD))
        .contains(" [1] Switch 1 FAILED: Booted in bundle mode. ")
        .contains("FAILED: install_add /flash/" + NEW.fileName());
    assertThat(bench.states()).isEqualTo(Map.of("17.09.05", "C"));
  }

  @Test
  void unsavedConfigurationStandsInTheWay() throws Exception {
    bench.type(ADD);
    device.configure("hostname sw-01");
    assertThat(bench.type("install activate prompt-level none"))
        .contains("FAILED: install_activate : System configuration has been modified.");
    try (TelnetUser user = bench.user()) {
      user.send("install activate", "[y/n/q]");
      assertThat(user.key("q", "sw-01#")).contains("FAILED: install_activate : User aborted");
      user.send("install activate", "[y/n/q]");
      assertThat(user.key("y", RELOAD)).contains("Building configuration...\n[OK]\n");
      user.key("y", "sw-01#");
    }
    bench.selfReload();
    assertThat(device.runningVersion()).isEqualTo("17.09.05");
  }

  @Test
  void onlyOneOperationWorksAtATime() throws Exception {
    Duration time = Duration.ofMinutes(3);
    restart(XeBench.installed().moreImages(NEW).installTime(time));
    try (TelnetUser busy = bench.user();
        TelnetUser other = bench.user()) {
      busy.send(ADD, " [1] Add package(s) on Switch 1\n");
      assertThat(other.send("install commit", "sw-01#"))
          .contains(
              "FAILED: cannot start new install operation, some operation is already running");
      assertThat(bench.states()).isEqualTo(Map.of("17.03.04", "C"));
      bench.clock.advance(time);
      assertThat(busy.readUntil("sw-01#")).contains("SUCCESS: install_add ");
      assertThat(bench.states()).containsEntry("17.09.05", "I");
      assertThat(other.send("install commit", "Switch 1\n")).doesNotContain("already running");
    }
  }

  @Test
  void rebootStopsAnOperation() throws Exception {
    Duration time = Duration.ofMinutes(30);
    restart(XeBench.installed().moreImages(NEW).installTime(time));
    try (TelnetUser user = bench.user()) {
      user.send(ADD, " [1] Add package(s) on Switch 1\n");
      bench.powerCycle();
      assertThat(user.readToEnd()).doesNotContain("Image added");
    }
    bench.clock.advance(time);
    assertThat(bench.states()).isEqualTo(Map.of("17.03.04", "C"));
    try (TelnetUser user = bench.user()) {
      assertThat(user.send(ADD, " [1] Add package(s) on Switch 1\n")).doesNotContain("FAILED");
    }
  }

  @Test
  void sessionThatLeavesDuringAQuestionLetsTheNextOneWork() throws Exception {
    try (TelnetUser user = bench.user()) {
      user.send(ADD + " activate commit", RELOAD);
    }
    await()
        .untilAsserted(
            () ->
                assertThat(bench.type("install commit"))
                    .contains("FAILED: install_commit : No uncommitted package found"));
  }
}
