package io.swim.cli;

import io.swim.job.OnError;
import io.swim.job.UpgradeOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many devices at once. */
final class PaceOptions {
  @Option(names = "--parallel", paramLabel = "N", description = "Devices at once. Default: 20")
  @Nullable Integer parallel;

  @Option(
      names = "--sequential",
      description =
          "One device after the other: the next begins when the last is up and confirmed.")
  boolean sequential;

  @Option(
      names = "--on-error",
      paramLabel = "stop|continue",
      description = "Whether a failure stops the run. Default: continue")
  OnError onError = OnError.CONTINUE;

  /**
   * Those options with these.
   *
   * @throws BadInput when they exclude each other, or make no sense
   */
  UpgradeOptions over(UpgradeOptions options) {
    Integer given = parallel;
    if (sequential && given != null) {
      throw new BadInput("--sequential and --parallel exclude each other");
    }
    int atOnce = given == null ? options.parallel() : given;
    return BadInput.unless(
        () -> options.withParallel(sequential ? 1 : atOnce).withOnError(onError));
  }
}
