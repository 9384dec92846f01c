package io.swim.cli;

import io.swim.device.Access;
import io.swim.device.TransferProtocol;
import io.swim.job.Direction;
import io.swim.job.ProtocolOrders;
import io.swim.job.UpgradeOptions;
import java.util.List;
import picocli.CommandLine.Option;

/** How files travel, and what that is started over. */
final class ProtocolOptions {
  private static final ProtocolOrders ORDERS = ProtocolOrders.DEFAULT;

  @Option(
      names = "--transfer",
      split = ",",
      converter = Protocols.Transfer.class,
      paramLabel = "PROTOCOL",
      description =
          "How files travel, the next one on failure: ${COMPLETION-CANDIDATES}. Default: TFTP",
      completionCandidates = Protocols.Transfer.class)
  List<TransferProtocol> transfer = List.of(TransferProtocol.TFTP);

  @Option(
      names = "--direction",
      split = ",",
      converter = Protocols.Direction.class,
      paramLabel = "PULL|PUSH",
      description =
          "Whether devices fetch and send files, or SWIM sends to their own servers and reads from"
              + " them. Default: PULL,PUSH")
  List<Direction> directions = List.of(Direction.PULL, Direction.PUSH);

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
      names = "--operation-timeout",
      paramLabel = "SECONDS",
      description = "For all of the work on one device. Default: 7200")
  double operation = UpgradeOptions.DEFAULT.timeouts().operation().toSeconds();

  /**
   * Those options with these.
   *
   * @throws BadInput when a value makes no sense
   */
  UpgradeOptions over(UpgradeOptions options) {
    return BadInput.unless(
        () ->
            options
                .withProtocols(
                    options
                        .protocols()
                        .withTransfer(transfer)
                        .withDirections(directions)
                        .withStart(start)
                        .withConfig(config))
                .withTimeouts(options.timeouts().withOperation(Words.duration(operation))));
  }
}
