package io.swim.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How long a silent device is believed to be copying. */
class MovingBytesTest {
  private static final long MIB = 1 << 20;
  private static final Duration SILENCE = Duration.ofSeconds(120);

  private final AtomicLong moved = new AtomicLong();
  private final MovingBytes signs = new MovingBytes(moved::get, 512 * MIB);

  @Test
  void aDeviceIsAtWorkAsLongAsBytesMove() {
    moved.set(1);
    assertThat(signs.seen(SILENCE)).isTrue();
    moved.set(2);
    assertThat(signs.seen(SILENCE.multipliedBy(100))).isTrue();
    assertThat(signs.seen(SILENCE.multipliedBy(101))).isFalse();
  }

  @Test
  void bytesThatGoBackAreACopyBegunAnew() {
    moved.set(5);
    assertThat(signs.seen(SILENCE)).isTrue();
    moved.set(3);
    assertThat(signs.seen(SILENCE)).isTrue();
  }

  @Test
  void aDeviceThatHasItAllMayWriteForAsLongAsASlowFlashTakes() {
    moved.set(512 * MIB);
    assertThat(signs.seen(SILENCE)).isTrue();
    assertThat(signs.seen(Duration.ofSeconds(1000))).isTrue();
    assertThat(signs.seen(Duration.ofSeconds(1100))).isFalse();
  }

  @Test
  void nothingThatEverMovedIsNoSign() {
    assertThat(signs.seen(SILENCE)).isFalse();
  }
}
