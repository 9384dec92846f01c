package io.swim.transfer.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.transfer.tftp.SendWindow.Effect;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is learnt about the round trip, and what follows for the pauses; in virtual time. */
class RoundTripTest {
  private static final long MS = Duration.ofMillis(1).toNanos();

  private final SendWindow window = new SendWindow(8);

  @Test
  void aWindowThatArrivedIsTimedFromItsLastBlock() {
    for (int block = 1; block <= 8; block++) {
      window.sent(block * MS);
    }
    assertThat(window.acknowledge(8)).isEqualTo(Effect.PROGRESS);
    assertThat(window.roundTrip(30 * MS)).hasValue(22 * MS);
  }

  @Test
  void aReportOfAGapIsTimedFromTheBlockThatItAcknowledges() {
    for (int block = 1; block <= 8; block++) {
      window.sent(block * MS);
    }
    assertThat(window.acknowledge(3)).isEqualTo(Effect.RESTART);
    assertThat(window.roundTrip(30 * MS)).hasValue(27 * MS);
  }

  @Test
  void aBlockThatWasSentTwiceShowsNoRoundTripAndTheNextNewOneDoes() {
    send(8, 0);
    window.acknowledge(3);
    send(8, 40 * MS);
    assertThat(window.acknowledge(8)).as("4 to 8 went out twice").isEqualTo(Effect.RESTART);
    assertThat(window.roundTrip(50 * MS)).isEmpty();
    send(5, 50 * MS);
    assertThat(window.acknowledge(10)).as("9 to 11 went out twice").isEqualTo(Effect.RESTART);
    assertThat(window.roundTrip(60 * MS)).isEmpty();
    send(8, 60 * MS);
    assertThat(window.acknowledge(14)).as("14 to 18 went out once").isEqualTo(Effect.RESTART);
    assertThat(window.roundTrip(75 * MS)).hasValue(15 * MS);
  }

  @Test
  void afterATimeoutNothingIsTimedUntilANewBlockIsAcknowledged() {
    send(8, 0);
    window.timedOut();
    send(8, 300 * MS);
    assertThat(window.acknowledge(8)).isEqualTo(Effect.PROGRESS);
    assertThat(window.roundTrip(310 * MS)).isEmpty();
    send(8, 310 * MS);
    window.acknowledge(16);
    assertThat(window.roundTrip(315 * MS)).hasValue(5 * MS);
  }

  @Test
  void anAcknowledgmentThatBringsNothingNewIsNotTimed() {
    send(8, 0);
    window.acknowledge(8);
    send(8, 10 * MS);
    assertThat(window.acknowledge(8)).as("the first block got lost").isEqualTo(Effect.RESTART);
    assertThat(window.roundTrip(20 * MS)).isEmpty();
    assertThat(window.acknowledge(8)).isEqualTo(Effect.STALE);
    assertThat(window.roundTrip(20 * MS)).isEmpty();
  }

  @Test
  void sendTimesOutliveTheRolloverOfTheBlockNumber() {
    for (int window16 = 0; window16 < 65536 / 8; window16++) {
      send(8, 0);
      window.acknowledge((window16 + 1) * 8 & 0xffff);
    }
    send(8, 100 * MS);
    assertThat(window.acknowledge(3)).isEqualTo(Effect.RESTART);
    assertThat(window.roundTrip(107 * MS)).hasValue(7 * MS);
  }

  @Test
  void whereEveryWindowLosesABlockTheTimerStillLearns() {
    RetransmitTimer timer = RetransmitTimer.adaptive(Duration.ofSeconds(1), 6);
    timer.asked(0);
    timer.answered(400 * MS);
    assertThat(pause(timer)).as("after a slow start").isEqualTo(1000);
    long now = 0;
    long lost = 5;
    for (int round = 0; round < 40; round++) {
      while (window.maySend() && window.next() <= lost + 1) {
        window.sent(now);
      }
      now += 2 * MS;
      window.acknowledge((int) lost - 1);
      window.roundTrip(now).ifPresent(timer::sample);
      timer.progress(now);
      lost += 5;
    }
    assertThat(pause(timer)).isEqualTo(200);
  }

  @Test
  void theBackOffEndsWithProgressEvenWithoutASample() {
    RetransmitTimer timer = RetransmitTimer.adaptive(Duration.ofSeconds(1), 6);
    timer.sample(2 * MS);
    timer.sample(2 * MS);
    timer.repeated();
    timer.repeated();
    assertThat(pause(timer)).isEqualTo(800);
    timer.progress(0);
    assertThat(pause(timer)).isEqualTo(200);
  }

  @Test
  void theIntervalThatThePeerAskedForIsNotLearntAway() {
    RetransmitTimer timer = RetransmitTimer.fixed(Duration.ofSeconds(6), 6);
    for (int i = 0; i < 20; i++) {
      timer.sample(2 * MS);
    }
    timer.repeated();
    timer.progress(0);
    assertThat(pause(timer)).isEqualTo(6000);
  }

  @Test
  void anAnswerToARepeatedQuestionIsNotTimed() {
    RetransmitTimer timer = RetransmitTimer.adaptive(Duration.ofSeconds(1), 6);
    timer.asked(0);
    timer.repeated();
    timer.answered(2 * MS);
    timer.progress(2 * MS);
    assertThat(pause(timer)).as("nothing was learnt").isEqualTo(1000);
    timer.asked(10 * MS);
    timer.answered(12 * MS);
    timer.answered(500 * MS);
    assertThat(pause(timer)).as("the first answer counts").isEqualTo(200);
  }

  private void send(int most, long now) {
    for (int i = 0; i < most && window.maySend(); i++) {
      window.sent(now);
    }
  }

  /** The next pause in milliseconds: the least of several, because an eighth is up to chance. */
  private static long pause(RetransmitTimer timer) {
    long pause = LongStream.generate(() -> timer.dueAt(0) / MS).limit(2000).min().orElseThrow();
    return Math.round(pause / 100.0) * 100;
  }
}
