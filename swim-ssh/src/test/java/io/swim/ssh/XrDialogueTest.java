package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said to routers of IOS-XR when they install, of 32 and of 64 bits. */
class XrDialogueTest extends XrDialogue {
  private static final String BITS_32 =
      "Cisco IOS XR Software, Version 5.3.4[Default]\n"
          + "edge-1 uptime is 1 week, 3 hours, 59 minutes\n"
          + "System image file is \"disk0:asr9k-os-mbi-5.3.4/0x100305/mbiasr9k-rsp3.vm\"\n";
  private static final String BITS_64 =
      "Cisco IOS XR Software, Version 6.6.3\n Location     : /opt/cisco/XR/packages/\n"
          + "System uptime is 1 week 3 hours 59 minutes\n";
  private static final String RELOADS_32 =
      "Info:     This operation will reload the following nodes in parallel:\n"
          + "Info:         0/RSP0/CPU0 (RP) (SDR: Owner)\n"
          + "Proceed with this install operation (y/n)? [y]@"
          + "Info:     Install Method: Parallel Reload\n";
  private static final String RELOADS_64 =
      "This install operation will reload the system, continue?\n [yes/no]:[yes] @";
  private static final Map<String, String> ADD =
      Map.of("path", "harddisk:x", "fileSystem", "harddisk:", "file", "x", "version", "6.1.4");

  XrDialogueTest() {
    super("RP/0/RSP0/CPU0:edge-1#", "Mon Mar  4 09:14:02.551 UTC\n");
  }

  /** A router of 64 bits with nothing prepared. */
  private void has64Bits() {
    answers.put("show version", BITS_64);
    answers.put("show install prepare", "No prepared packages\n");
  }

  private DriverException refused(ScriptedDevice router, String operation, String packages) {
    return catchThrowableOfType(
        DriverException.class,
        () -> perform(router, operation, Map.of("version", "6.1.4", "packages", packages)));
  }

  @Test
  void ofManyListsAPackageIsOneAndWhatIsActiveAloneIsUncommitted() throws Exception {
    answers.put("show version", BITS_64);
    answers.put(
        "show install inactive summary", "    Inactive Packages: 1\n        asr9k-xr-6.6.3\n");
    answers.put(
        "show install committed summary",
        "    Committed Packages: 2\n        asr9k-xr-6.6.3 version=6.6.3 [Boot image]\n"
            + "        asr9k-eigrp-1.0.0.0-r702\n");
    answers.put(
        "show install active summary",
        "    Active Packages: 2\n        asr9k-xr-7.0.2 version=7.0.2 [Boot image]\n"
            + "        asr9k-eigrp-1.0.0.0-r702\n");
    answers.put("show install request", "No install operation in progress\n");
    try (ScriptedDevice router = router()) {
      CliAnswer status = perform(router, "install-status", Map.of());

      assertThat(status.value("underWay")).isEmpty();
      assertThat(status.table("packages"))
          .containsExactlyInAnyOrder(
              Map.of("name", "asr9k-xr-6.6.3", "version", "6.6.3", "state", "deactivated"),
              Map.of("name", "asr9k-eigrp-1.0.0.0-r702", "version", "r702", "state", "committed"),
              Map.of("name", "asr9k-xr-7.0.2", "version", "7.0.2", "state", "uncommitted"));
    }
  }

  @Test
  void a32BitRouterInstallsInItsAdministrationPlane() throws Exception {
    answers.put("show version", BITS_32);
    answers.put(
        "admin install add harddisk:/x synchronous",
        "Install operation 5 '(admin) install add /harddisk:/x synchronous' started by\n"
            + "user 'admin' via CLI at 09:15:00 UTC Mon Mar 04 2024.\n"
            + "Info:     The following package is now available to be activated:\n"
            + "Info:         disk0:asr9k-mini-px-6.1.4\n"
            + "Install operation 5 completed successfully at 09:20:00 UTC Mon Mar 04 2024.\n");
    answers.put(
        "admin install activate disk0:asr9k-mini-px-6.1.4 disk0:asr9k-k9sec-px-6.1.4 synchronous",
        "Install operation 6 '(admin) install activate' started by user 'admin'\n" + RELOADS_32);
    answers.put(
        "admin install commit synchronous",
        "Install operation 7 '(admin) install commit synchronous' started by user 'admin'\n"
            + "Install operation 7 completed successfully at 09:50:00 UTC Mon Mar 04 2024.\n");
    try (ScriptedDevice router = router()) {
      perform(router, "install-add", ADD);
      perform(
          router,
          "install-activate",
          Map.of(
              "version",
              "6.1.4",
              "packages",
              "disk0:asr9k-mini-px-6.1.4 disk0:asr9k-k9sec-px-6.1.4"));
      perform(router, "install-commit", Map.of());

      assertThat(router.heard).contains("y", "admin install commit synchronous");
    }
  }

  @Test
  void a32BitRouterGoesBackToWhatIsCommittedOrActivatesTheOldPackages() throws Exception {
    answers.put("show version", BITS_32);
    answers.put(
        "show install committed summary | include 6.1.4", "    disk0:asr9k-mini-px-6.1.4\n");
    answers.put("admin install rollback to committed synchronous", "Install operation 8 '\n");
    try (ScriptedDevice router = router()) {
      perform(router, "install-rollback", Map.of("version", "6.1.4", "packages", "a"));
    }
    answers.put("show install committed summary | include 6.1.4", "");
    answers.put("admin install activate disk0:a-6.1.4 synchronous", "Install operation 9 '\n");
    try (ScriptedDevice router = router()) {
      perform(router, "install-rollback", Map.of("version", "6.1.4", "packages", "disk0:a-6.1.4"));

      assertThat(router.heard).contains("admin install activate disk0:a-6.1.4 synchronous");
    }
  }

  @Test
  void whatSomebodyPreparedIsNotThrownAway() throws Exception {
    answers.put("show version", BITS_64);
    answers.put("show install prepare", "Prepared Boot Image:  asr9k-mini-x64-7.0.2\n");
    try (ScriptedDevice router = router()) {
      DriverException e = refused(router, "install-activate", "asr9k-mini-x64-6.1.4");

      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(router.heard).noneMatch(each -> each.startsWith("install activate"));
    }
  }

  @Test
  void anActivationOfNothingIsNotOrdered() throws Exception {
    has64Bits();
    try (ScriptedDevice router = router()) {
      DriverException e =
          catchThrowableOfType(
              DriverException.class,
              () -> perform(router, "install-activate", Map.of("version", "6.1.4")));

      assertThat(e.kind()).isEqualTo(FailureKind.UNSUPPORTED);
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(router.heard).noneMatch(each -> each.startsWith("install activate"));
    }
  }

  @Test
  void refusalsOfAnInstallationKeepTheRoutersWords() throws Exception {
    has64Bits();
    Map<String, FailureKind> kinds =
        Map.of(
            "Could not start this install operation because an install operation is still in"
                + " progress",
            FailureKind.TIMEOUT,
            "Error! Not enough free disk space for installation.",
            FailureKind.CAPACITY,
            "Mar 04 09:20:00 Install operation 3 aborted",
            FailureKind.REJECTED,
            "This was a NO IMPACT OPERATION. Packages are already active on device.",
            FailureKind.REJECTED);
    for (Map.Entry<String, FailureKind> each : kinds.entrySet()) {
      answers.put("install activate a", each.getKey() + "\n");
      try (ScriptedDevice router = router()) {
        DriverException e = refused(router, "install-activate", "a");

        assertThat(e.kind()).as(each.getKey()).isEqualTo(each.getValue());
        assertThat(e.effect()).as(each.getKey()).isEqualTo(DeviceEffect.NONE);
        assertThat(e.deviceWords()).isEqualTo(each.getKey());
      }
    }
  }

  @Test
  void anOrderWithMorePackagesThanFitInAWordIsGiven() throws Exception {
    List<String> names =
        java.util.stream.IntStream.range(0, 20)
            .mapToObj(i -> "ncs5500-package-number-" + i + "-1.0.0.0-r702")
            .toList();
    String all = String.join(" ", names);
    has64Bits();
    answers.put(
        "install activate " + all,
        "Mar 04 09:20:00 Install operation 3 started by admin:\n"
            + RELOADS_64
            + "Mar 04 09:20:09 Install operation will continue in the background\n");
    try (ScriptedDevice router = router()) {
      perform(router, "install-activate", Map.of("version", "7.0.2", "packages", all));

      assertThat(router.heard).contains("yes");
    }
  }

  @Test
  void aFixThatAsksForAReloadReloadsAndOneThatDoesNotGoesOn() throws Exception {
    String name = "asr9k-made-up-x64-1.0.0.1-r663.CSCxy00001";
    Map<String, String> values = Map.of("version", "6.6.3", "packages", name);
    has64Bits();
    answers.put(
        "install activate " + name,
        "Mar 04 09:20:00 Install operation 4 started by admin:\n"
            + "Mar 04 09:20:09 Install operation will continue in the background\n");
    try (ScriptedDevice router = router()) {
      CliAnswer goesOn = perform(router, "install-part-activate", values);
      assertThat(goesOn.value("goesOn")).isPresent();
      assertThat(goesOn.value("reloads")).isEmpty();
    }
    answers.put(
        "install deactivate " + name,
        "Mar 04 09:30:00 Install operation 5 started by admin:\n"
            + RELOADS_64
            + "Mar 04 09:30:09 Install operation will continue in the background\n");
    try (ScriptedDevice router = router()) {
      CliAnswer reloads = perform(router, "install-part-deactivate", values);
      assertThat(reloads.value("reloads")).isPresent();
      assertThat(reloads.value("goesOn")).isEmpty();
    }
  }

  @Test
  void a32BitRouterSaysHowAFixIsInstalled() throws Exception {
    String name = "disk0:asr9k-px-5.3.4.CSCxy00002-1.0.0";
    Map<String, String> values = Map.of("version", "5.3.4", "packages", name);
    answers.put("show version", BITS_32);
    answers.put(
        "admin install activate " + name + " synchronous",
        "Install operation 6 '(admin) install activate' started by user 'admin'\n"
            + "Info:     Install Method: Parallel Process Restart\n"
            + "Install operation 6 completed successfully at 09:20:00 UTC Mon Mar 04 2024.\n");
    answers.put(
        "admin install deactivate " + name + " synchronous",
        "Install operation 7 '(admin) install deactivate' started by user 'admin'\n" + RELOADS_32);
    try (ScriptedDevice router = router()) {
      assertThat(perform(router, "install-part-activate", values).value("goesOn")).isPresent();
    }
    try (ScriptedDevice router = router()) {
      CliAnswer reloads = perform(router, "install-part-deactivate", values);
      assertThat(reloads.value("reloads")).isPresent();
      assertThat(reloads.value("goesOn")).isEmpty();
    }
  }

  @Test
  void theReasonOfTheLastOperationAloneIsToldAndNoneWhereThatDidNotFail() throws Exception {
    answers.put("show version", BITS_64);
    String first =
        "Mar 04 09:00:00 Install operation 7 started by admin:\n install add x.iso\n"
            + "ERROR! an old story\nMar 04 09:00:09 Install operation 7 aborted\n";
    String second =
        "Mar 04 09:10:00 Install operation 8 started by admin:\n install add y.iso\n"
            + "ERROR! y.iso is made up and has no room\n"
            + "Mar 04 09:10:09 Install operation 8 aborted\n";
    answers.put("show install log", first + second);
    answers.put("show install log 8 detail", second);
    try (ScriptedDevice router = router()) {
      CliAnswer log = perform(router, "install-log", Map.of());
      assertThat(log.value("reason")).contains("y.iso is made up and has no room");
      assertThat(log.value("number")).contains("8");
    }
    String third =
        "Mar 04 09:20:00 Install operation 9 started by admin:\n install commit\n"
            + "Mar 04 09:20:09 Install operation 9 finished successfully\n";
    answers.put("show install log", first + second + third);
    answers.put("show install log 9 detail", third);
    try (ScriptedDevice router = router()) {
      assertThat(perform(router, "install-log", Map.of()).value("reason")).isEmpty();
    }
  }
}
