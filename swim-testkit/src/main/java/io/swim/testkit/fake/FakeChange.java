package io.swim.testkit.fake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a fake device is at, and what waits there to be applied. Not thread-safe. */
final class FakeChange {
  private final Clock clock;
  private String work = "";
  private Instant workEnds = Instant.MIN;
  private Optional<String> waiting = Optional.empty();
  private Optional<UnaryOperator<String>> unpackedWaits = Optional.empty();
  private Optional<Duration> abortTime = Optional.empty();

  FakeChange(Clock clock) {
    this.clock = clock;
  }

  /** From now on, for so long, it is at something that only ends by itself. */
  void atWork(String words, Duration time) {
    work = words;
    workEnds = clock.instant().plus(time);
  }

  /** What it is at. */
  Optional<String> underWay() {
    return clock.instant().isBefore(workEnds) ? Optional.of(work) : Optional.empty();
  }

  /** A change of those words waits to be applied. */
  void waitsToApply(String words) {
    waiting = Optional.of(words);
  }

  /** From now on what is unpacked waits to be applied, and it says so. */
  void waitsToApplyWhatIsUnpacked() {
    waitsToApplyWhatIsUnpacked("unpack flash:"::concat);
  }

  /** The same, in words that are made of the name of the file. */
  void waitsToApplyWhatIsUnpacked(UnaryOperator<String> words) {
    unpackedWaits = Optional.of(words);
  }

  void unpacked(String file) {
    waiting = unpackedWaits.map(words -> words.apply(file)).or(() -> waiting);
  }

  void applied() {
    waiting = Optional.empty();
  }

  /** What waits to be applied. */
  Optional<String> waiting() {
    return underWay().isPresent() ? Optional.empty() : waiting;
  }

  /** What is not committed it takes back by itself, so long after it booted that. */
  void abortsAfter(Duration time) {
    abortTime = Optional.of(time);
  }

  /** How long until then. */
  Optional<Duration> untilAbort(Instant bootedAt) {
    return abortTime.map(time -> Duration.between(clock.instant(), bootedAt.plus(time)));
  }
}
