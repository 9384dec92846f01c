package io.swim.cli;

import picocli.CommandLine.Option;

/** The choice of devices, all of them when nothing is said. */
final class DeviceOption {
  @Option(
      names = "--devices",
      paramLabel = "a,b|all",
      defaultValue = "all",
      description = "Names with commas between, or all. Default: all")
  String names = "all";
}
