package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.testkit.device.DeviceState;
import io.swim.testkit.device.FailoverFault;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.SimulatedCredentials;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedModels;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What two simulated ASA do that stand in for each other. */
class FailoverPairTest {
  private static final String OLD = "disk0:/asa984-12-lfbff-k8.SPA";
  private static final SimulatedImage NEW =
      SimulatedImage.builder()
          .model(SimulatedModels.asa5516())
          .version("9.12(4)55")
          .sizeBytes(150_000)
          .build();

  private SimulatedFleet fleet;

  private SimulatedDevice start() {
    fleet =
        SimulatedFleet.builder()
            .model(SimulatedModels.asa5516())
            .failoverPairs()
            .credentials(SimulatedCredentials.defaults().withPrivilege(15))
            .rebootTime(Duration.ofMillis(50))
            .firstAddress("127.62.0.1")
            .build()
            .start();
    return fleet.device(0);
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  private SshUser user() throws IOException {
    SimulatedDevice pair = fleet.device(0);
    SshUser user = new SshUser(pair.ssh(), pair.credentials());
    user.readUntil("# ");
    user.send("terminal pager 0", "# ");
    return user;
  }

  private String told(String command) throws IOException {
    try (SshUser user = user()) {
      return user.send(command, "# ");
    }
  }

  private static void awaitReboot(SimulatedDevice unit) {
    await().until(() -> unit.rebootCount() == 1 && unit.state() == DeviceState.RUNNING);
  }

  /** A unit that booted is ready when it was asked for the third time. */
  private void askUntilReady() throws IOException {
    assertThat(told("show failover")).contains("Sync Config");
    assertThat(told("show failover")).contains("Bulk Sync");
    assertThat(told("show failover")).contains("Standby Ready");
  }

  @Test
  void theHostHasOneDeviceAtOneAddress() throws Exception {
    SimulatedDevice pair = start();
    assertThat(fleet.devices()).hasSize(1);
    assertThat(pair.mate().address()).isEqualTo(pair.address());
    assertThat(pair.mate().unitAddress()).isNotEqualTo(pair.address());
    assertThat(pair.serialNumber()).isNotEqualTo(pair.mate().serialNumber());
    assertThat(pair.isActive()).isTrue();
    assertThat(told("show failover"))
        .contains(
            "Serial Number: Ours " + pair.serialNumber() + ", Mate " + pair.mate().serialNumber(),
            "This host: Primary - Active",
            "Other host: Secondary - Standby Ready");
  }

  @Test
  void commandsForTheMateAreCarriedOutThere() throws Exception {
    SimulatedDevice pair = start();
    pair.mate().flash().put("only-there.bin", new byte[] {1, 2, 3});
    try (SshUser user = user()) {
      assertThat(user.send("failover exec mate show version | include Serial", "# "))
          .contains("Serial Number: " + pair.mate().serialNumber())
          .doesNotContain("Hardware");
      assertThat(user.send("failover exec mate dir disk0:", "# ")).contains("only-there.bin");
      assertThat(user.send("failover exec active dir disk0:", "# "))
          .doesNotContain("only-there.bin");
      assertThat(user.send("failover exec mate show flying", "# ")).contains("Invalid input");
      assertThat(user.send("failover exec mate reload", "pri/act# ")).contains("reload? [confirm]");
      assertThat(user.send("failover exec mate changeto system", "# ")).contains("not allowed");
    }
    assertThat(pair.mate().state()).isEqualTo(DeviceState.RUNNING);
    assertThat(pair.mate().rebootCount()).isZero();
  }

  @Test
  void aMateThatIsNotThereIsNotAsked() throws Exception {
    SimulatedDevice pair = start();
    pair.mate().inject(Fault.neverReturn());
    pair.mate().powerCycle();
    try (SshUser user = user()) {
      assertThat(user.send("failover exec mate show version", "# ")).contains("not reachable");
      assertThat(user.send("no failover active", "# ")).contains("The mate is not ready");
      assertThat(user.send("show failover", "# ")).contains("Other host: Secondary - Failed");
    }
    assertThat(pair.isActive()).isTrue();
  }

  @Test
  void theAddressGoesToTheUnitThatTakesOver() throws Exception {
    SimulatedDevice pair = start();
    try (SshUser before = user()) {
      before.send("no failover active", "Switching to Standby");
      await().until(pair.mate()::isActive);
      assertThat(told("show failover"))
          .contains("This host: Secondary - Active", "Other host: Primary - Standby Ready");
    }
    assertThat(pair.isActive()).isFalse();
    assertThat(snmpSerial()).isEqualTo(pair.mate().serialNumber());
  }

  private String snmpSerial() throws IOException {
    try (Manager manager = new Manager()) {
      return manager.get(fleet.device(0), "1.3.6.1.2.1.47.1.1.1.1.11.1").toString();
    }
  }

  @Test
  void theStandbyTakesOverWhenTheActiveUnitFailsAndKeepsIt() throws Exception {
    SimulatedDevice pair = start();
    pair.powerCycle();
    assertThat(pair.mate().isActive()).isTrue();
    awaitReboot(pair);
    askUntilReady();
    assertThat(pair.mate().isActive()).isTrue();
    assertThat(told("show failover")).contains("This host: Secondary - Active");
  }

  @Test
  void whoIsThereFirstAfterBothWereDownIsActive() throws Exception {
    SimulatedDevice pair = start();
    pair.inject(Fault.neverReturn());
    pair.powerCycle();
    pair.mate().inject(Fault.neverReturn());
    pair.mate().powerCycle();
    pair.healAll();
    pair.powerCycle();
    awaitReboot(pair);
    await().until(pair::isActive);
    assertThat(told("show failover")).contains("This host: Primary - Active", "Secondary - Failed");
  }

  @Test
  void bothBootByOneListAndEachFromItsOwnFlash() throws Exception {
    SimulatedDevice pair = start();
    pair.mate().flash().put(NEW.fileName(), NEW.toByteArray());
    pair.configure("no boot system " + OLD, "boot system disk0:/" + NEW.fileName());
    pair.configure("boot system " + OLD);
    pair.saveConfiguration();
    assertThat(pair.mate().savedBootVariables())
        .containsExactly("disk0:/" + NEW.fileName(), OLD)
        .isEqualTo(pair.savedBootVariables());
    try (SshUser user = user()) {
      user.send("failover reload-standby", "# ");
      awaitReboot(pair.mate());
      assertThat(user.send("show version", "# "))
          .contains("Mate version 9.12(4)55 is not identical with ours 9.8(4)12");
    }
    assertThat(pair.mate().runningVersion()).isEqualTo("9.12(4)55");
    askUntilReady();
    assertThat(told("show failover")).contains("Version: Ours 9.8(4)12, Mate 9.12(4)55");
    try (SshUser user = user()) {
      user.send("no failover active", "Switching to Standby");
    }
    await().until(pair.mate()::isActive);
    assertThat(told("failover reload-standby")).doesNotContain("ERROR");
    awaitReboot(pair);
    assertThat(pair.runningVersion()).as("its flash lacks the new image").isEqualTo("9.8(4)12");
  }

  @Test
  void aDeletionIsDoneByBothAndOneOfTheMateByTheMate() throws Exception {
    SimulatedDevice pair = start();
    for (SimulatedDevice unit : List.of(pair, pair.mate())) {
      unit.flash().put("a.bin", new byte[] {1});
      unit.flash().put("b.bin", new byte[] {2});
    }
    told("failover exec mate delete /noconfirm disk0:/a.bin");
    assertThat(pair.mate().flash().file("a.bin")).isEmpty();
    assertThat(pair.flash().file("a.bin")).isPresent();
    told("delete /noconfirm disk0:/b.bin");
    assertThat(pair.flash().file("b.bin")).isEmpty();
    assertThat(pair.mate().flash().file("b.bin")).isEmpty();
  }

  @Test
  void aUnitMayNeverGetReady() throws Exception {
    SimulatedDevice pair = start();
    pair.mate().inject(FailoverFault.neverReady());
    pair.mate().powerCycle();
    awaitReboot(pair.mate());
    for (int i = 0; i < 5; i++) {
      assertThat(told("show failover")).doesNotContain("Standby Ready");
    }
    assertThat(told("no failover active")).contains("ERROR");
    assertThat(pair.isActive()).isTrue();
  }

  @Test
  void aUnitMayRefuse() throws Exception {
    SimulatedDevice pair = start();
    pair.inject(FailoverFault.refusesSwitchOver());
    pair.mate().inject(FailoverFault.refusesMate());
    assertThat(told("no failover active")).contains("ERROR: Switchover is not possible");
    assertThat(told("failover exec mate show version")).contains("ERROR: failover exec");
    assertThat(pair.isActive()).isTrue();
  }

  @Test
  void pairsHaveTheirOwnAddressesAndSerialNumbers() {
    fleet =
        SimulatedFleet.builder()
            .model(SimulatedModels.asa5516())
            .count(3)
            .failoverPairs()
            .firstAddress("127.62.1.1")
            .build()
            .start();
    assertThat(fleet.devices())
        .extracting(device -> device.address().getHostAddress())
        .containsExactly("127.62.1.1", "127.62.1.2", "127.62.1.3");
    assertThat(fleet.device(2).mate().unitAddress().getHostAddress()).isEqualTo("127.62.1.6");
    assertThat(fleet.devices().stream().flatMap(d -> List.of(d, d.mate()).stream()))
        .extracting(SimulatedDevice::serialNumber)
        .doesNotHaveDuplicates();
  }
}
