package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.testkit.device.DeviceState;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.InstallFault;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedModels;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Installing on IOS-XR of 64 bits, as a person types it. */
@Timeout(60)
class XrInstallTest {
  private static final Duration REBOOT = Duration.ofMinutes(8);
  private static final Duration DELAY = Duration.ofMinutes(1);
  private static final Duration WORK = Duration.ofMinutes(4);
  private static final SimulatedImage NEW = image("7.0.2");
  private static final String RELOAD = "[yes/no]:[yes] ";
  private static final String PROMPT = "RP/0/RSP0/CPU0:sw-01#";
  private static final String ADD = "install add source harddisk: " + NEW.fileName();

  private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-21T08:00:00Z"));
  private final SimulatedFleet fleet =
      SimulatedFleet.builder()
          .model(SimulatedModels.asr9901())
          .moreImages(NEW)
          .clock(clock)
          .rebootTime(REBOOT)
          .activationDelay(DELAY)
          .installTime(WORK)
          .build()
          .start();
  private final SimulatedDevice device = fleet.device(0);

  private static SimulatedImage image(String version) {
    return SimulatedImage.builder()
        .model(SimulatedModels.asr9901())
        .version(version)
        .sizeBytes(300_000)
        .build();
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  private TelnetUser user() throws IOException {
    TelnetUser user = TelnetUser.connect(device);
    user.readUntil("Username: ");
    user.send(device.credentials().username(), "Password: ");
    user.send(device.credentials().password(), PROMPT);
    user.send("terminal length 0", PROMPT);
    return user;
  }

  private String type(String command) throws IOException {
    try (TelnetUser user = user()) {
      return user.send(command, PROMPT);
    }
  }

  /** Orders something that goes on in the background, and lets its time pass. */
  private String order(String command) throws IOException {
    String said = type(command);
    clock.advance(WORK);
    await().until(() -> type("show install request").contains("No install operation"));
    return said;
  }

  private String activate(String name) throws IOException {
    try (TelnetUser user = user()) {
      return user.send("install activate " + name, RELOAD) + user.send("yes", PROMPT);
    }
  }

  private void selfReload() {
    clock.advance(WORK);
    await()
        .until(
            () -> {
              clock.advance(DELAY);
              return device.state() == DeviceState.REBOOTING;
            });
    clock.advance(REBOOT);
    await().until(() -> device.state() == DeviceState.RUNNING);
  }

  @Test
  void anAddedImageIsInactiveAndNothingElseChanges() throws Exception {
    assertThat(type(ADD))
        .contains("Install operation 1 started by ", " install add source harddisk: ")
        .contains("Install operation will continue in the background");
    assertThat(type("show install request")).contains("Op Id 1", "The install add operation 1 is ");
    assertThat(type(ADD)).contains("Could not start this install operation");

    clock.advance(WORK);
    await().until(() -> type("show install inactive summary").contains("asr9k-mini-x64-7.0.2\n"));
    assertThat(type("show install active summary"))
        .contains("Active Packages: 1\n", "asr9k-xr-6.6.3 version=6.6.3 [Boot image]");
    assertThat(device.runningVersion()).isEqualTo("6.6.3");
  }

  @Test
  void activationReloadsAndOnlyACommitOutlivesTheNextReload() throws Exception {
    order(ADD);
    assertThat(activate("asr9k-mini-x64-7.0.2"))
        .contains("Package list:\n", "This install operation will reload the system, continue?\n")
        .contains("will continue in the background");
    assertThat(device.state()).isEqualTo(DeviceState.RUNNING);
    selfReload();
    assertThat(device.runningVersion()).isEqualTo("7.0.2");
    assertThat(type("show install committed summary")).contains("version=6.6.3");
    assertThat(type("show install inactive summary")).contains("asr9k-xr-6.6.3\n");

    device.powerCycle();
    clock.advance(REBOOT);
    await().until(() -> device.state() == DeviceState.RUNNING);
    assertThat(device.runningVersion()).isEqualTo("6.6.3");

    activate("asr9k-xr-7.0.2");
    selfReload();
    order("install commit");
    device.powerCycle();
    clock.advance(REBOOT);
    await().until(() -> device.state() == DeviceState.RUNNING);
    assertThat(device.runningVersion()).isEqualTo("7.0.2");
  }

  @Test
  void whatIsNotCommittedIsRolledBack() throws Exception {
    order(ADD);
    activate("asr9k-mini-x64-7.0.2");
    selfReload();
    try (TelnetUser user = user()) {
      user.send("install rollback to committed", RELOAD);
      user.send("yes", PROMPT);
    }
    selfReload();

    assertThat(device.runningVersion()).isEqualTo("6.6.3");
  }

  @Test
  void damagedFileIsNotTaken() throws Exception {
    byte[] bytes = NEW.toByteArray();
    bytes[bytes.length / 2] ^= 1;
    device.flash().put("damaged.iso", bytes);
    device.flash().put("cut.iso", Arrays.copyOf(bytes, bytes.length / 2));
    for (String file : new String[] {"damaged.iso", "cut.iso", "missing.iso"}) {
      order("install add source harddisk: " + file);
    }

    assertThat(type("show install log"))
        .contains("ERROR! damaged.iso: Initrd md5sum does not match")
        .contains("ERROR! cut.iso: the volume has ")
        .contains("ERROR! harddisk:missing.iso: No such file or directory")
        .contains("Install operation 3 aborted");
    assertThat(type("show install inactive summary")).contains("No inactive package(s)");
  }

  @Test
  void refusalsLeaveTheRouterAsItIs() throws Exception {
    assertThat(type("install activate asr9k-mini-x64-9.9.9"))
        .contains("ERROR! package asr9k-mini-x64-9.9.9 is not in the repository")
        .contains("Install operation 1 aborted");
    device.inject(InstallFault.addFails());
    order(ADD);
    assertThat(type("show install inactive summary")).contains("No inactive package(s)");
    device.healAll();
    order(ADD);
    device.inject(Fault.refuseReload());
    assertThat(type("install activate asr9k-mini-x64-7.0.2")).contains("ERROR! system is not");
    assertThat(type("show nonsense"))
        .containsPattern("\n +\\^\n% Invalid input detected at '\\^' marker\\.\n");
    assertThat(device.rebootCount()).isZero();
  }
}
