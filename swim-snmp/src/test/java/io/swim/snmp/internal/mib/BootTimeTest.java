package io.swim.snmp.internal.mib;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.BootMark;
import io.swim.spi.SnmpValue;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BootTimeTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Duration WRAP = BootMark.SYS_UP_TIME_WRAP;

  private static BootMark mark(Duration sysUpTime, Duration engineTime, long boots) {
    Map<String, SnmpValue> values = new HashMap<>();
    if (!sysUpTime.isNegative()) {
      long ticks = sysUpTime.toMillis() % WRAP.toMillis() / 10;
      values.put(
          MibObject.SYS_UP_TIME.scalar(),
          new SnmpValue.Number(SnmpValue.NumberKind.TIME_TICKS, ticks));
    }
    if (!engineTime.isNegative()) {
      values.put(MibObject.ENGINE_TIME.scalar(), SnmpValue.integer(engineTime.toSeconds()));
      values.put(MibObject.ENGINE_BOOTS.scalar(), SnmpValue.integer(boots));
    }
    return BootTime.mark(values, NOW, NOW.plusMillis(20)).orElseThrow();
  }

  private static final Duration NONE = Duration.ofSeconds(-1);

  @Test
  void theEngineTellsHowOftenSysUpTimeWrapped() {
    Duration up = Duration.ofDays(600).plusMillis(120);

    BootMark mark = mark(up, Duration.ofDays(600).minusSeconds(3), 7);

    assertThat(mark.bootedAt()).isEqualTo(NOW.plusMillis(10).minus(up));
    assertThat(mark.wrapsAfter()).isZero();
    assertThat(mark.bootCount()).hasValue(7);
  }

  @Test
  void anEngineThatBeganMinutesLaterStillAgrees() {
    BootMark mark = mark(Duration.ofMillis(6_419_840), Duration.ofSeconds(5894), 2);

    assertThat(Duration.between(mark.bootedAt(), NOW).toSeconds()).isEqualTo(6419);
  }

  @Test
  void noRebootIsSeenWhenSysUpTimeWrapsBetweenTwoReadings() {
    BootMark before = mark(WRAP.minusSeconds(30), WRAP.minusSeconds(555), 4);
    BootMark after = mark(WRAP.plusSeconds(30), WRAP.minusSeconds(495), 4);

    Instant later = after.bootedAt().plusSeconds(60);
    BootMark read =
        new BootMark(
            after.source(), later, after.precision(), after.bootCount(), after.wrapsAfter());
    assertThat(read.since(before)).isNotEqualTo(BootMark.Verdict.REBOOTED);
  }

  @Test
  void aRestartedAgentDoesNotMakeTheDeviceYounger() {
    BootMark mark = mark(Duration.ofDays(40), Duration.ofMinutes(2), 9);

    assertThat(Duration.between(mark.bootedAt(), NOW)).isGreaterThan(Duration.ofDays(39));
    assertThat(mark.wrapsAfter()).isEqualTo(WRAP);
  }

  @Test
  void aDeviceWithoutSnmpEngineHasItsSysUpTimeWithItsWrap() {
    BootMark mark = mark(Duration.ofDays(3), NONE, 0);

    assertThat(mark.source()).isEqualTo("sysUpTime");
    assertThat(mark.wrapsAfter()).isEqualTo(WRAP);
    assertThat(mark.bootCount()).isEmpty();
  }

  @Test
  void theTimeOfTheAnswerItselfMakesTheMarkLessPrecise() {
    BootMark quick = mark(Duration.ofDays(3), NONE, 0);

    assertThat(quick.precision()).isEqualTo(Duration.ofMillis(2010));
  }

  @Test
  void aDeviceThatTellsNoUptimeHasNoMark() {
    assertThat(BootTime.mark(Map.of(), NOW, NOW)).isEmpty();
  }
}
