package io.swim.transfer.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.transfer.tftp.ReceiveWindow.Effect;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The rules of both windows and of the timer, without packets. */
class WindowsTest {
  @Test
  void aReceiverTakesBlockZeroAfter65535() {
    ReceiveWindow window = upTo65535();
    assertThat(window.data(0, false)).isEqualTo(Effect.ACCEPT_AND_ACKNOWLEDGE);
    assertThat(window.data(1, false)).isEqualTo(Effect.ACCEPT_AND_ACKNOWLEDGE);
    assertThat(window.accepted()).isEqualTo(65537);
  }

  @Test
  void aReceiverTakesBlockOneAfter65535AndKeepsToIt() {
    ReceiveWindow window = upTo65535();
    for (int round = 0; round < 2; round++) {
      for (int block = 1; block <= 65535; block++) {
        assertThat(window.data(block, false)).isEqualTo(Effect.ACCEPT_AND_ACKNOWLEDGE);
      }
    }
    assertThat(window.accepted()).isEqualTo(3 * 65535L);
  }

  @Test
  void aBlockThatComesTwiceIsAcknowledgedTwiceAndStoredOnce() {
    ReceiveWindow window = new ReceiveWindow(1);
    assertThat(window.data(1, false)).isEqualTo(Effect.ACCEPT_AND_ACKNOWLEDGE);
    assertThat(window.data(1, false)).isEqualTo(Effect.ACKNOWLEDGE_AGAIN);
    assertThat(window.data(0, false)).isEqualTo(Effect.IGNORE);
    assertThat(window.accepted()).isEqualTo(1);
  }

  @Test
  void aSendWindowCountsOnAcrossTheRollover() {
    SendWindow window = new SendWindow(4);
    for (long block = 1; block <= 200_000; block += 4) {
      for (int i = 0; i < 4; i++) {
        assertThat(window.maySend()).isTrue();
        window.sent(0);
      }
      assertThat(window.maySend()).isFalse();
      int wire = (int) (block + 3 & 0xffff);
      assertThat(window.acknowledge(wire)).isEqualTo(SendWindow.Effect.PROGRESS);
    }
    assertThat(window.acknowledged()).isEqualTo(200_000);
  }

  @Test
  void anAcknowledgmentThatWasLateCountsAfterARepeat() {
    SendWindow window = new SendWindow(3);
    window.sent(0);
    window.sent(0);
    window.sent(0);
    window.timedOut();
    window.sent(0);
    assertThat(window.acknowledge(3)).isEqualTo(SendWindow.Effect.PROGRESS);
    assertThat(window.next()).isEqualTo(4);
  }

  @Test
  void aGapIsReportedOnceAndAgainWhenTheSenderWentBackAndItsBlockGotLostAgain() {
    ReceiveWindow window = new ReceiveWindow(8);
    assertThat(window.data(1, false)).isEqualTo(Effect.ACCEPT);
    assertThat(window.data(3, false)).isEqualTo(Effect.ACKNOWLEDGE_AGAIN);
    assertThat(window.data(4, false)).isEqualTo(Effect.IGNORE);
    assertThat(window.data(5, false)).isEqualTo(Effect.IGNORE);
    assertThat(window.data(3, false)).as("block 2 again").isEqualTo(Effect.ACKNOWLEDGE_AGAIN);
    assertThat(window.data(4, false)).isEqualTo(Effect.IGNORE);
    assertThat(window.data(3, false)).as("no third time").isEqualTo(Effect.IGNORE);
    assertThat(window.data(2, false)).isEqualTo(Effect.ACCEPT);
    assertThat(window.data(4, false)).as("another gap").isEqualTo(Effect.ACKNOWLEDGE_AGAIN);
  }

  @Test
  void pausesDoubleUpToACapAndEnd() {
    RetransmitTimer timer = RetransmitTimer.fixed(Duration.ofSeconds(1), 6);
    timer.progress(0);
    long[] least = {1, 2, 4, 8, 10, 10, 10};
    for (long seconds : least) {
      long pause = timer.dueAt(0);
      assertThat(Duration.ofNanos(pause))
          .isBetween(Duration.ofSeconds(seconds), Duration.ofMillis(seconds * 1125));
      timer.repeated();
    }
    assertThat(timer.exhausted(Duration.ofSeconds(44).toNanos())).isFalse();
    assertThat(timer.exhausted(Duration.ofSeconds(45).toNanos())).isTrue();
  }

  @Test
  void anImpatientTimerPausesLongEnoughForTftpHpaTooBeforeItGivesUp() {
    RetransmitTimer timer = RetransmitTimer.fixed(Duration.ofMillis(10), 12);
    timer.progress(0);
    long longest = 0;
    for (int i = 0; i <= 12; i++) {
      longest = Math.max(longest, timer.dueAt(0));
      timer.repeated();
    }
    assertThat(Duration.ofNanos(longest)).isGreaterThan(Duration.ofSeconds(5));
  }

  @Test
  void aLearningTimerRepeatsSoonerButNeverTooSoon() {
    RetransmitTimer timer = RetransmitTimer.adaptive(Duration.ofSeconds(1), 6);
    timer.progress(0);
    for (int i = 0; i < 20; i++) {
      timer.sample(Duration.ofMillis(1).toNanos());
    }
    assertThat(Duration.ofNanos(timer.dueAt(0)))
        .isBetween(Duration.ofMillis(200), Duration.ofMillis(225));
    for (int i = 0; i < 20; i++) {
      timer.sample(Duration.ofSeconds(3).toNanos());
    }
    assertThat(Duration.ofNanos(timer.dueAt(0)))
        .isBetween(Duration.ofSeconds(1), Duration.ofMillis(1125));
  }

  private static ReceiveWindow upTo65535() {
    ReceiveWindow window = new ReceiveWindow(1);
    for (int block = 1; block <= 65535; block++) {
      assertThat(window.data(block, false)).isEqualTo(Effect.ACCEPT_AND_ACKNOWLEDGE);
    }
    return window;
  }
}
