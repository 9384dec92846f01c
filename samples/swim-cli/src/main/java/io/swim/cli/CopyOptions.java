package io.swim.cli;

import io.swim.device.Access;
import io.swim.device.TransferProtocol;
import io.swim.job.Direction;
import io.swim.job.OnError;
import io.swim.job.ProtocolOrders;
import io.swim.job.Timeouts;
import io.swim.job.UpgradeOptions;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** How files get onto devices, and on how many at once. */
final class CopyOptions {
  private static final int UNSET = -1;
  private static final ProtocolOrders ORDERS = ProtocolOrders.DEFAULT;

  @Option(
      names = "--transfer",
      split = ",",
      converter = Protocols.Transfer.class,
      paramLabel = "PROTOCOL",
      description = "How the image travels, the next one on failure. Default: TFTP")
  List<TransferProtocol> transfer = ORDERS.transfer();

  @Option(
      names = "--direction",
      split = ",",
      converter = Protocols.Direction.class,
      paramLabel = "PULL|PUSH",
      description = "Whether devices fetch the image or are sent it. Default: PULL,PUSH")
  List<Direction> directions = ORDERS.directions();

  @Option(
      names = "--start",
      split = ",",
      converter = Protocols.Start.class,
      paramLabel = "ACCESS",
      description = "What transfers are started over. Default: SNMP,SSH,TELNET")
  List<Access> start = ORDERS.start();

  @Option(
      names = "--config",
      split = ",",
      converter = Protocols.Config.class,
      paramLabel = "ACCESS",
      description = "What files and the boot configuration are reached over. Default: SSH,TELNET")
  List<Access> config = ORDERS.config();

  @Option(
      names = "--file-system",
      paramLabel = "NAME",
      description = "Where the file goes, such as flash:. Default: the one that the device prefers")
  String fileSystem = "";

  @Option(names = "--parallel", paramLabel = "N", description = "Devices at once. Default: 20")
  int parallel = UNSET;

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

  @Option(
      names = "--operation-timeout",
      paramLabel = "SECONDS",
      description = "For the whole upgrade of one device. Default: 7200")
  double operation = Timeouts.DEFAULT.operation().toSeconds();

  UpgradeOptions options() {
    if (sequential && parallel != UNSET) {
      throw new BadInput("--sequential and --parallel exclude each other");
    }
    try {
      UpgradeOptions defaults = UpgradeOptions.DEFAULT;
      UpgradeOptions options =
          defaults
              .withParallel(sequential ? 1 : parallel == UNSET ? defaults.parallel() : parallel)
              .withOnError(onError)
              .withProtocols(
                  new ProtocolOrders(transfer, directions, start, config, ORDERS.reboot()))
              .withTimeouts(Timeouts.DEFAULT.withOperation(seconds(operation)));
      return fileSystem.isEmpty() ? options : options.withFileSystem(fileSystem);
    } catch (IllegalArgumentException e) {
      throw new BadInput(String.valueOf(e.getMessage()), e);
    }
  }

  static Duration seconds(double value) {
    return Duration.ofMillis(Math.round(value * 1000));
  }
}
