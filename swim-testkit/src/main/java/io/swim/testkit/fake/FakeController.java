package io.swim.testkit.fake;

import io.swim.device.AccessPoint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The access points of a fake controller, which download all at once. Not thread-safe. */
final class FakeController {
  private static final Duration PREDOWNLOAD = Duration.ofMinutes(12);

  private final Clock clock;
  private final List<String> names;
  private Optional<Instant> predownloadedAt = Optional.empty();
  private int predownloads;
  private boolean swapped;

  FakeController(Clock clock, List<String> names) {
    this.clock = clock;
    this.names = List.copyOf(names);
  }

  int predownloads() {
    return predownloads;
  }

  boolean isSwapped() {
    return swapped;
  }

  void predownload() {
    predownloads++;
    predownloadedAt = Optional.of(clock.instant().plus(PREDOWNLOAD));
  }

  void swapped() {
    swapped = true;
  }

  /**
   * What they are at.
   *
   * @param firstFails whether the first of them can't download
   */
  List<AccessPoint> accessPoints(boolean firstFails) {
    List<AccessPoint> all = new ArrayList<>();
    for (String name : names) {
      String state =
          predownloadedAt.isEmpty()
              ? "none"
              : clock.instant().isBefore(predownloadedAt.get())
                  ? "downloading"
                  : firstFails && all.isEmpty() ? "failed" : "complete";
      all.add(
          new AccessPoint(
              name,
              Optional.of("1.0.0"),
              Optional.empty(),
              Optional.of(state),
              Optional.empty(),
              Optional.of("wrong path").filter(cause -> state.equals("failed"))));
    }
    return all;
  }
}
