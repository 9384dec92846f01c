package io.swim.testkit.fake;

import io.swim.image.SoftwareImage;
import java.time.Duration;
import java.time.Instant;

/** A copy that nobody looks after. */
record Receiving(SoftwareImage image, Instant end, Duration takes) {
  FakeFile file(Instant now) {
    FakeFile whole = FakeFile.of(image, true);
    if (!now.isBefore(end)) {
      return whole;
    }
    long left = image.sizeBytes() / 2 * Duration.between(now, end).toMillis() / takes.toMillis();
    return new FakeFile(
        whole.name(), image.sizeBytes() - left - 1, whole.version(), FakeFile.OTHER, false);
  }
}
