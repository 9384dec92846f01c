package io.swim.transfer.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How long a connection may be silent. */
class PaceTest {
  private static final long KIB = 1 << 10;
  private static final long MIB = 1 << 20;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final AtomicLong now = new AtomicLong(-5);
  private final Pace pace = new Pace(MINUTE, now::get);

  private void after(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private void sent(long bytes) {
    pace.sends(bytes);
    pace.moved();
  }

  @Test
  void peerThatSendsIsWaitedForAsLongAsEverybody() {
    after(Duration.ofSeconds(50));
    pace.moved();
    assertThat(pace.bearable()).isEqualTo(MINUTE);

    after(MINUTE);
    assertThat(pace.isDead()).isFalse();
    after(Duration.ofMillis(300));
    assertThat(pace.isDead()).isTrue();
    assertThat(pace.verdict())
        .isEqualTo("no byte moved for 60.3 s, so this server ended the connection");
  }

  /** Five devices on 64 kbit/s: the system took 87 KiB at once, which at 0.3 KiB/s take 290 s. */
  @Test
  void firstBytesOnASlowLineAreWaitedFor() {
    sent(87 * KIB);

    after(Duration.ofSeconds(290));

    assertThat(pace.isDead()).isFalse();
    after(Duration.ofSeconds(300));
    assertThat(pace.isDead()).isTrue();
  }

  /** As over loopback: the system keeps 2.5 MiB, and takes more when a third of them is through. */
  @Test
  void slowTransferThatTheSystemTakesInLumpsIsNeverDead() {
    sent(2560 * KIB);
    for (int i = 0; i < 30; i++) {
      after(Duration.ofSeconds(520));
      assertThat(pace.isDead()).as("lump %s", i).isFalse();
      sent(850 * KIB);
    }
  }

  @Test
  void deadPeerOfAFastTransferIsEndedSoon() {
    for (int i = 0; i < 100; i++) {
      sent(MIB);
      after(Duration.ofMillis(100));
    }

    assertThat(pace.bearable())
        .isBetween(MINUTE.plusMillis(500), MINUTE.plusSeconds(2))
        .isGreaterThan(MINUTE);
  }

  @Test
  void fewBytesAreNotWaitedForAsManyAre() {
    sent(KIB);

    assertThat(pace.bearable()).isEqualTo(MINUTE.plusSeconds(4));
  }

  @Test
  void noSilenceIsBorneLongerThanTenTimes() {
    sent(100 * MIB);
    after(Duration.ofHours(10));
    pace.moved();

    assertThat(pace.bearable()).isEqualTo(MINUTE.multipliedBy(10));
  }

  @Test
  void peerThatHasAllIsWaitedForAsLongAsEverybody() {
    sent(MIB);
    pace.nothingIsUnderWay();

    assertThat(pace.bearable()).isEqualTo(MINUTE);
    after(Duration.ofHours(1));
    pace.sends(MIB);
    assertThat(pace.silence()).isZero();
  }

  @Test
  void silenceOfOursIsNotThePeers() {
    after(Duration.ofHours(1));
    pace.waitedForUs();

    assertThat(pace.isDead()).isFalse();
    assertThat(pace.silence()).isZero();
  }
}
