package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.spi.CliAnswer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said to routers of IOS-XR that call themselves LNT when they install. */
class XrLntDialogueTest extends XrDialogue {
  private static final String ISO = "ncs5700-x64-7.9.2.iso";
  private static final String VERSION =
      "Cisco IOS XR Software, Version 7.5.2 LNT\n\nedge-2 uptime is 3 hours, 59 minutes\n";
  private static final Map<String, String> ADD =
      Map.of("path", "x", "fileSystem", "harddisk:", "file", ISO, "version", "7.9.2");

  XrLntDialogueTest() {
    super("RP/0/RP0/CPU0:edge-2#", "");
    answers.put("show version", VERSION);
  }

  private static String packages(String title, String version) {
    return title
        + " Packages:    XR: 17    All: 127\nLabel:              "
        + version
        + "\n\nOptional Packages                                  Version\n"
        + "------------------------------- -------------------------\n"
        + "xr-madeup                                   "
        + version
        + "v1.0.0-1\n\n";
  }

  @Test
  void anIsoThatWaitsIsInactiveAndWhatRunsIsCommitted() throws Exception {
    answers.put("show install active summary", packages("Active", "7.5.2"));
    answers.put("show install committed summary", packages("Committed", "7.5.2"));
    answers.put(
        "show install request",
        "User request: install package replace /harddisk:/"
            + ISO
            + "\nOperation ID: 1.1.1\nState:        Success since Mon Mar  4 09:14:02 2024\n\n"
            + "Current activity:    Await user input\n\nThe following actions are available:\n"
            + "    install apply reload\n");
    try (ScriptedDevice router = router()) {
      CliAnswer status = perform(router, "install-status", Map.of());

      assertThat(status.value("underWay")).isEmpty();
      assertThat(status.value("waiting")).contains("install package replace /harddisk:/" + ISO);
      assertThat(status.table("packages"))
          .containsExactlyInAnyOrder(
              Map.of("name", "xr-madeup", "version", "7.5.2v1.0.0-1", "state", "committed"),
              Map.of("name", ISO, "version", "7.9.2", "state", "inactive"));
    }
  }

  @Test
  void beforeTheCommitTheNewVersionIsOnTrialAndTheOldOneComesBack() throws Exception {
    answers.put("show install active summary", packages("Active", "7.9.2"));
    answers.put("show install committed summary", packages("Committed", "7.5.2"));
    answers.put(
        "show install request",
        "User request: install apply reload\nOperation ID: 1.1\n"
            + "State:        In progress since Mon Mar  4 09:14:02 2024\n");
    try (ScriptedDevice router = router()) {
      CliAnswer status = perform(router, "install-status", Map.of());

      assertThat(status.value("underWay")).isPresent();
      assertThat(status.table("packages"))
          .containsExactlyInAnyOrder(
              Map.of("name", "xr-madeup", "version", "7.9.2v1.0.0-1", "state", "uncommitted"),
              Map.of("name", "xr-madeup", "version", "7.5.2v1.0.0-1", "state", "deactivated"));
    }
  }

  @Test
  void anIsoIsUnpackedAppliedWithAReloadCommittedAndGoneBackFrom() throws Exception {
    String add = "install package replace /harddisk:/" + ISO;
    answers.put(
        add + " synchronous",
        "Starting:\n  "
            + add
            + "\nPackaging operation 1.1.1\n\nCurrent activity: Initializing\n"
            + "Packaging operation 1.1.1: '"
            + add
            + "' completed without error\n");
    answers.put(
        "install apply reload",
        "The install operation will reload the router.\nContinue? [yes/no]:[yes] @Starting:\n");
    answers.put(
        "install commit synchronous",
        "Starting:\n  install commit\nTransaction 2\n"
            + "Transaction 2: 'install commit' completed without error\n");
    answers.put(
        "install rollback 1",
        "Once the packaging dependencies have been determined, it may reload.\n"
            + "Continue? [yes/no]:[yes] @Starting:\n");
    answers.put("show version | include LNT", "Cisco IOS XR Software, Version 7.5.2 LNT\n");
    answers.put("show install rollback list-ids", "ID   What\n---  ----\n2    this\n1    that\n");
    answers.put("show install rollback id 1", packages("Rollback", "7.5.2"));
    try (ScriptedDevice router = router()) {
      perform(router, "install-add", ADD);
      perform(router, "install-activate", Map.of("version", "7.9.2", "packages", ISO));
      perform(router, "install-commit", Map.of());
      assertThat(perform(router, "install-points", Map.of()).table("points"))
          .containsExactly(Map.of("point", "2"), Map.of("point", "1"));
      assertThat(perform(router, "install-point", Map.of("point", "1")).table("packages").get(0))
          .containsEntry("version", "7.5.2v1.0.0-1");
      perform(router, "install-rollback", Map.of("version", "7.5.2", "point", "1"));

      assertThat(router.heard).contains("yes", "install apply reload", "install rollback 1");
    }
  }

  @Test
  void aFixAloneIsRefusedBeforeAnythingIsSaid() throws Exception {
    try (ScriptedDevice router = router()) {
      DriverException e =
          catchThrowableOfType(
              DriverException.class, () -> perform(router, "install-part-add", ADD));

      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(router.heard).noneMatch(command -> command.startsWith("install"));
    }
  }

  @Test
  void anIsoThatIsRefusedIsAFailureInTheRoutersWords() throws Exception {
    String add = "install package replace /harddisk:/" + ISO;
    String failed =
        "Packaging operation 1.1.1: '" + add + "' failed - Operation vetoed by 1 made up client";
    answers.put(add + " synchronous", "Starting:\n  " + add + "\n\n" + failed + "\n");
    try (ScriptedDevice router = router()) {
      DriverException e =
          catchThrowableOfType(DriverException.class, () -> perform(router, "install-add", ADD));

      assertThat(e.deviceWords()).contains("Operation vetoed by 1 made up client");
    }
  }
}
