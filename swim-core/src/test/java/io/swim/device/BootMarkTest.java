package io.swim.device;

import static io.swim.device.BootMark.Verdict.REBOOTED;
import static io.swim.device.BootMark.Verdict.SAME_BOOT;
import static io.swim.device.BootMark.Verdict.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BootMarkTest {
  private static final Instant BOOT = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void laterBootBeyondThePrecisionIsAReboot() {
    assertThat(snmp(BOOT.plusSeconds(3600), 8).since(snmp(BOOT, 7))).isEqualTo(REBOOTED);
  }

  @Test
  void sameBootReadTwiceIsTheSame() {
    assertThat(snmp(BOOT.plusMillis(900), 7).since(snmp(BOOT, 7))).isEqualTo(SAME_BOOT);
  }

  @Test
  void uptimeThatWrappedIsNoReboot() {
    Instant wrapped = BOOT.plus(BootMark.SYS_UP_TIME_WRAP);
    assertThat(snmp(wrapped, 7).since(snmp(BOOT, 7))).isEqualTo(SAME_BOOT);
    assertThat(snmp(wrapped, 8).since(snmp(BOOT, 7))).isEqualTo(REBOOTED);
    assertThat(withoutCount(wrapped).since(withoutCount(BOOT))).isEqualTo(UNDECIDED);
  }

  @Test
  void agentThatRestartedWithoutALaterBootProvesNothing() {
    assertThat(snmp(BOOT, 8).since(snmp(BOOT, 7))).isEqualTo(UNDECIDED);
  }

  @Test
  void bootsCounterThatWasResetDoesNotHideAReboot() {
    assertThat(snmp(BOOT.plusSeconds(3600), 1).since(snmp(BOOT, 7))).isEqualTo(REBOOTED);
    assertThat(snmp(BOOT.plusSeconds(3600), 1).since(snmp(BOOT, 1))).isEqualTo(REBOOTED);
  }

  @Test
  void clockThatWasSetBackProvesNothing() {
    assertThat(snmp(BOOT.minusSeconds(3600), 7).since(snmp(BOOT, 7))).isEqualTo(UNDECIDED);
  }

  @Test
  void marksOfTwoSourcesProveARebootButNeverTheSameBoot() {
    BootMark cli =
        new BootMark(
            "show version", BOOT, Duration.ofSeconds(60), OptionalLong.empty(), Duration.ZERO);
    assertThat(cli.since(snmp(BOOT, 7))).isEqualTo(UNDECIDED);
    assertThat(snmp(BOOT.plusSeconds(600), 7).since(cli)).isEqualTo(REBOOTED);
    assertThat(snmp(BOOT.plusSeconds(50), 7).since(cli)).isEqualTo(UNDECIDED);
  }

  private static BootMark snmp(Instant bootedAt, long boots) {
    return new BootMark(
        "SNMP", bootedAt, Duration.ofSeconds(2), OptionalLong.of(boots), BootMark.SYS_UP_TIME_WRAP);
  }

  private static BootMark withoutCount(Instant bootedAt) {
    return new BootMark(
        "SNMP", bootedAt, Duration.ofSeconds(2), OptionalLong.empty(), BootMark.SYS_UP_TIME_WRAP);
  }
}
