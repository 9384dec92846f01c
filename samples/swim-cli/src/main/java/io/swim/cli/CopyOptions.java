package io.swim.cli;

import io.swim.job.UpgradeOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How files get onto devices, and on how many at once. */
final class CopyOptions {
  @Mixin ProtocolOptions protocols = new ProtocolOptions();
  @Mixin PaceOptions pace = new PaceOptions();

  @Option(
      names = "--file-system",
      paramLabel = "NAME",
      description = "Where the file goes, such as flash:. Default: the one that the device prefers")
  String fileSystem = "";

  UpgradeOptions options() {
    UpgradeOptions options = pace.over(protocols.over(UpgradeOptions.DEFAULT));
    return fileSystem.isEmpty()
        ? options
        : BadInput.unless(() -> options.withFileSystem(fileSystem));
  }
}
