package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.testkit.device.DeviceState;
import io.swim.testkit.device.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sessions that end early and devices that say unexpected things. */
class SessionFaultsTest {
  @RegisterExtension
  final SimulatedFleetExtension devices =
      SimulatedFleetExtension.of(SimulatedFleet.builder().rebootTime(Duration.ofMillis(30)));

  @Test
  void sessionDroppedBeforeTheCommandLeavesItUndone(SimulatedDevice device) throws Exception {
    try (TelnetUser user = TelnetUser.enabled(device)) {
      device.inject(Fault.dropSessionBeforeCommand(2));
      user.send("configure terminal", "(config)#");
      user.type("no boot system\r\n");
      user.readToEnd();
    }
    assertThat(device.bootVariables()).isNotEmpty();
    try (TelnetUser user = TelnetUser.enabled(device)) {
      assertThat(user.send("show boot", "sw-01#")).as("it happens once").contains("BOOT path");
    }
  }

  @Test
  void sessionDroppedAfterTheCommandLeavesItDone(SimulatedDevice device) throws Exception {
    try (TelnetUser user = TelnetUser.enabled(device)) {
      device.inject(Fault.dropSessionAfterCommand(2));
      user.send("configure terminal", "(config)#");
      user.type("no boot system\r\n");
      assertThat(user.readToEnd()).doesNotContain("#");
    }
    assertThat(device.bootVariables()).isEmpty();
  }

  @Test
  void reloadThatOnlyDropsTheSessionRebootsNothing(SimulatedDevice device) throws Exception {
    device.inject(Fault.reloadOnlyDropsSession());
    try (TelnetUser user = TelnetUser.enabled(device)) {
      user.send("reload", "[confirm]");
      user.type("\r");
      user.readToEnd();
    }
    assertThat(device.state()).isEqualTo(DeviceState.RUNNING);
    assertThat(device.rebootCount()).isZero();
    assertThat(device.uptime()).isGreaterThan(Duration.ofDays(39));
  }

  @Test
  void refusedReloadSaysSo(SimulatedDevice device) throws Exception {
    device.inject(Fault.refuseReload());
    try (TelnetUser user = TelnetUser.enabled(device)) {
      assertThat(user.send("reload", "sw-01#")).contains("% Reload command is not available");
    }
    assertThat(device.rebootCount()).isZero();
  }

  @Test
  void reloadDropsEverySessionAndTheDeviceComesBack(SimulatedDevice device) throws Exception {
    try (TelnetUser bystander = TelnetUser.enabled(device);
        TelnetUser user = TelnetUser.enabled(device)) {
      user.send("configure terminal", "(config)#");
      user.send("end", "sw-01#");
      user.send("reload", "System configuration has been modified. Save? [yes/no]: ");
      assertThat(user.send("maybe", "[yes/no]: ")).contains("% Please answer 'yes' or 'no'.");
      assertThat(user.send("yes", "Proceed with reload? [confirm]")).contains("[OK]");
      user.type("\r");
      user.readToEnd();
      bystander.readToEnd();
    }
    await().until(() -> device.rebootCount() == 1 && device.state() == DeviceState.RUNNING);
    try (TelnetUser user = TelnetUser.enabled(device)) {
      assertThat(user.send("show version", "sw-01#")).contains("uptime is 0 minutes");
    }
  }

  @Test
  void logMessagesAppearInsideOutputAndBeforePrompts(SimulatedDevice device) throws Exception {
    try (TelnetUser user = TelnetUser.enabled(device)) {
      device.inject(Fault.logInOutput());
      assertThat(user.send("show boot", "sw-01#"))
          .containsPattern("BOOT path-list.*\\n\\*\\w{3} .*: %SYS-5-CONFIG_I: .*\\nConfig file")
          .containsPattern("%SYS-5-CONFIG_I: .*\\nsw-01#");
    }
  }

  @Test
  void bannerLooksLikePrompts(SimulatedDevice device) throws Exception {
    device.inject(Fault.promptsInBanner());
    try (TelnetUser user = TelnetUser.connect(device)) {
      assertThat(user.readUntil("Username: ")).contains("\nrouter>\nswitch#\n");
    }
  }

  @Test
  void extraQuestionMayBeDenied(SimulatedDevice device) throws Exception {
    device.inject(Fault.extraConfirm());
    device.flash().put("x.bin", new byte[5]);
    try (TelnetUser user = TelnetUser.enabled(device)) {
      user.send("reload", "Continue? [confirm]");
      user.key("n", "sw-01#");
      user.send("delete flash:x.bin", "]? ");
      user.send("", "Continue? [confirm]");
      user.key("\r", "Delete flash:x.bin? [confirm]");
      user.key("\r", "sw-01#");
    }
    assertThat(device.rebootCount()).isZero();
    assertThat(device.flash().file("x.bin")).isEmpty();
  }
}
