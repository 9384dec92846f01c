package io.swim.testkit;

import static io.swim.testkit.XeBench.DELAY;
import static io.swim.testkit.XeBench.NEW;
import static io.swim.testkit.XeBench.REBOOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.testkit.device.DeviceState;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.InstallFault;
import io.swim.testkit.device.InstallFault.InstallOperation;
import io.swim.testkit.device.SimulatedFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes wrong while software is installed. */
@Timeout(60)
class XeFaultsTest {
  private static final String ADD = "install add file flash:" + NEW.fileName();
  private static final String ACTIVATE = "install activate prompt-level none";
  private static final Duration TIME = Duration.ofMinutes(3);
  private static final Map<String, String> BEFORE = Map.of("17.03.04", "C");
  private static final Map<String, String> ADDED = Map.of("17.03.04", "C", "17.09.05", "I");

  private XeBench bench = XeBench.start();
  private SimulatedDevice device = bench.device;

  @AfterEach
  void stop() {
    bench.close();
  }

  private void restartWithOperationsThatTakeTime() {
    bench.close();
    bench = XeBench.start(XeBench.installed().moreImages(NEW).installTime(TIME));
    device = bench.device;
  }

  private List<SimulatedFile> files() {
    return device.flash().files();
  }

  /** Orders something, and the session is gone before it is done. */
  private void orderAndLose(String command) throws Exception {
    try (TelnetUser user = bench.user()) {
      user.type(command + "\r");
      assertThat(user.readToEnd()).contains("START ").doesNotContain("Passed on");
    }
  }

  @Test
  void addFailsAndLeavesNothingBehind() throws Exception {
    device.inject(InstallFault.addFails());
    List<SimulatedFile> before = files();
    assertThat(bench.type(ADD))
        .contains(" [1] Switch 1 FAILED: package manager did not answer\n", "FAILED: install_add")
        .doesNotContain("SUCCESS");
    assertThat(bench.type(ADD + " activate commit prompt-level none"))
        .contains("FAILED: install_add_activate_commit ");
    assertThat(files()).isEqualTo(before);
    assertThat(bench.states()).isEqualTo(BEFORE);
    device.healAll();
    assertThat(bench.type(ADD)).contains("SUCCESS: install_add");
  }

  @Test
  void activationThatNeverReloadsLeavesTheOldVersionRunning() throws Exception {
    bench.type(ADD);
    device.inject(InstallFault.neverReloads());
    assertThat(bench.type(ACTIVATE)).contains("SUCCESS: install_activate ");
    bench.clock.advance(DELAY.multipliedBy(100));
    assertThat(device.rebootCount()).isZero();
    assertThat(device.runningVersion()).isEqualTo("17.03.04");
    assertThat(bench.states()).isEqualTo(Map.of("17.03.04", "D", "17.09.05", "U"));
    assertThat(bench.type("install commit")).contains("FAILED: install_commit : A reload");
    bench.powerCycle();
    assertThat(device.runningVersion()).isEqualTo("17.09.05");
  }

  @Test
  void activationMayComeBackWithTheOldVersion() throws Exception {
    bench.type(ADD);
    device.inject(Fault.bootOldImage());
    bench.type(ACTIVATE);
    bench.selfReload();
    assertThat(device.runningVersion()).isEqualTo("17.03.04");
    assertThat(bench.states()).isEqualTo(ADDED);
    device.healAll();
    bench.powerCycle();
    assertThat(device.runningVersion()).as("it was taken back").isEqualTo("17.03.04");
  }

  @Test
  void oneShotMayComeBackWithTheOldVersion() throws Exception {
    device.inject(Fault.bootOldImage());
    bench.type(ADD + " activate commit prompt-level none");
    bench.selfReload();
    assertThat(device.runningVersion()).isEqualTo("17.03.04");
    assertThat(bench.states()).isEqualTo(ADDED);
  }

  @Test
  void sessionDroppedDuringAnAddDoesNotStopIt() throws Exception {
    restartWithOperationsThatTakeTime();
    device.inject(InstallFault.dropSessionDuring(InstallOperation.ADD));
    orderAndLose(ADD);
    assertThat(bench.states()).isEqualTo(BEFORE);
    try (TelnetUser user = bench.user()) {
      assertThat(user.send(ADD, "sw-01#")).contains("some operation is already running");
    }
    bench.clock.advance(TIME);
    assertThat(bench.states()).isEqualTo(ADDED);
    assertThat(device.faults()).as("it happens once").isEmpty();
  }

  @Test
  void sessionDroppedDuringAnActivationDoesNotStopIt() throws Exception {
    bench.type(ADD);
    device.inject(InstallFault.dropSessionDuring(InstallOperation.ACTIVATE));
    orderAndLose(ACTIVATE);
    bench.selfReload();
    assertThat(device.runningVersion()).isEqualTo("17.09.05");
  }

  @Test
  void sessionDroppedDuringACommitDoesNotStopIt() throws Exception {
    bench.type(ADD);
    bench.type(ACTIVATE);
    bench.selfReload();
    device.inject(InstallFault.dropSessionDuring(InstallOperation.COMMIT));
    orderAndLose("install commit");
    assertThat(bench.states()).isEqualTo(Map.of("17.03.04", "I", "17.09.05", "C"));
  }

  @Test
  void reloadBeforeTheCommitTakesItBack() throws Exception {
    bench.type(ADD);
    bench.type(ACTIVATE);
    bench.selfReload();
    device.inject(InstallFault.reloadAtCommit());
    try (TelnetUser user = bench.user()) {
      user.type("install commit\r");
      assertThat(user.readToEnd()).doesNotContain("SUCCESS");
    }
    await().until(() -> device.state() == DeviceState.REBOOTING);
    bench.clock.advance(REBOOT);
    assertThat(device.runningVersion()).isEqualTo("17.03.04");
    assertThat(bench.states()).isEqualTo(ADDED);
    assertThat(device.faults()).isEmpty();
  }

  @Test
  void fullFlashStopsAnActivation() throws Exception {
    bench.type(ADD);
    device.inject(Fault.flashFull());
    assertThat(bench.type(ACTIVATE))
        .contains("FAILED: install_activate : can't write packages.conf: Not enough space");
    assertThat(bench.states()).isEqualTo(ADDED);
    bench.powerCycle();
    assertThat(device.runningVersion()).isEqualTo("17.03.04");
  }
}
