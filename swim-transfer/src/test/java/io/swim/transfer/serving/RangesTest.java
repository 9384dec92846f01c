package io.swim.transfer.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which bytes passed, and what that says. */
class RangesTest {
  private final SentBytes sent = new SentBytes();

  private static Ranges ranges(long... bounds) {
    Ranges ranges = new Ranges();
    for (int i = 0; i < bounds.length; i += 2) {
      ranges.add(bounds[i], bounds[i + 1]);
    }
    return ranges;
  }

  /** Bytes that a transfer passed on, be it to its end or not. */
  private Ranges passed(long from, long to) {
    sent.passed(from, ByteBuffer.allocate((int) (to - from)));
    return ranges(from, to);
  }

  @Test
  void bytesCountOnceWhateverTheirOrder() {
    Ranges all = ranges(50, 60, 0, 10, 55, 70, 70, 80, 90, 90);

    assertThat(all.parts()).isEqualTo(Map.of(0L, 10L, 50L, 80L));
    assertThat(all.count()).isEqualTo(40);
    assertThat(all.prefix()).isEqualTo(10);
    assertThat(all.end()).isEqualTo(80);

    all.add(5, 95);
    assertThat(all.parts()).isEqualTo(Map.of(0L, 95L));
  }

  @Test
  void recordNamesTheFirstByteIfItIsNotThatOfTheFile() {
    assertThat(ranges(0, 5).options(Map.of("a", "b"))).isEqualTo(Map.of("a", "b"));
    assertThat(ranges(7, 9).options(Map.of())).isEqualTo(Map.of("from", "7"));
    assertThat(ranges(7, 9).options(Map.of("range", "7-8"))).isEqualTo(Map.of("range", "7-8"));
  }

  @Test
  void partOfAFileThatPassedInVainIsNotTheWhole() {
    passed(0, 100);
    sent.arrived(passed(0, 1));
    assertThat(sent.whole(100)).isFalse();

    sent.arrived(passed(20, 30));
    assertThat(sent.whole(100)).isFalse();
    assertThat(sent.whole(30)).as("it goes on from what passed before").isTrue();
  }

  @Test
  void lastByteAloneIsNotTheWhole() {
    sent.arrived(passed(99, 100));

    assertThat(sent.whole(100)).isFalse();
  }

  @Test
  void whatIsGoneOnWithIsTheWhole() {
    passed(0, 60);
    sent.arrived(passed(50, 100));

    assertThat(sent.whole(100)).isTrue();
  }

  @Test
  void partsThatJoinAreTheWhole() {
    sent.arrived(passed(50, 100));
    sent.arrived(passed(0, 25));
    assertThat(sent.whole(100)).isFalse();

    sent.arrived(passed(25, 50));
    assertThat(sent.whole(100)).isTrue();
  }

  @Test
  void partThatJoinsNothingIsNoProgress() {
    assertThat(sent.soFar(passed(99, 100))).isZero();
    assertThat(sent.soFar(passed(0, 10))).isEqualTo(10);
    assertThat(sent.soFar(passed(10, 20))).isEqualTo(20);
    assertThat(sent.soFar(ranges(0, 5))).as("begun anew").isEqualTo(5);
  }
}
