package io.swim.testkit.internal.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
  private final AtomicLong now = new AtomicLong(-5);
  private final Pace pace = new Pace(400_000, now::get, nanos -> now.addAndGet(Math.max(0, nanos)));

  @Test
  void bytesTakeTheTimeOfTheirRate() throws Exception {
    for (int i = 0; i < 200; i++) {
      pace.passed(1000);
    }
    assertThat(Duration.ofNanos(now.get() + 5)).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void timeThatWasLostElsewhereIsMadeUpFor() throws Exception {
    now.addAndGet(Duration.ofMillis(300).toNanos());

    pace.passed(200_000);

    assertThat(Duration.ofNanos(now.get() + 5)).isEqualTo(Duration.ofMillis(500));
  }
}
