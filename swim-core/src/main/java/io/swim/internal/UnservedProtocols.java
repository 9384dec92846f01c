package io.swim.internal;

import io.swim.device.Device;
import io.swim.device.DistributionServer;
import io.swim.device.ServedProtocol;
import io.swim.device.TransferProtocol;
import io.swim.job.Direction;
import io.swim.job.FetchFrom;
import io.swim.job.Finding;
import io.swim.job.ProtocolOrders;
import io.swim.job.UpgradeOptions;
import java.util.List;

/**
 * Where no protocol of the job can be used, says of which it is the server that lacks them: with
 * the device, its drivers and credentials nothing is wrong then.
 */
final class UnservedProtocols {
  /** Of the validator of accesses, which knows drivers and credentials, but no servers. */
  private static final String NO_TRANSFER = "no-transfer";

  private final Sources sources;

  UnservedProtocols(Sources sources) {
    this.sources = sources;
  }

  /** Another finding stays as it is. */
  Finding explained(Finding finding, Device device, UpgradeOptions options, ProtocolOrders orders) {
    if (!finding.code().equals(NO_TRANSFER) || !orders.directions().contains(Direction.PULL)) {
      return finding;
    }
    List<TransferProtocol> unserved =
        orders.transfer().stream()
            .filter(protocol -> !sources.canServe(device, options, protocol))
            .toList();
    if (unserved.isEmpty()) {
      return finding;
    }
    boolean isAll = unserved.size() == orders.transfer().size();
    String lacking = who(device, options) + " serves none of " + unserved;
    String sent =
        orders.directions().contains(Direction.PUSH)
            ? "; and nothing can be sent to " + device.id() + " by them"
            : "";
    return Finding.error(
        finding.code(),
        isAll ? lacking + sent : finding.message() + "; and " + lacking,
        (isAll ? "" : finding.remedy() + "; or ")
            + "choose another server, add the protocol to it, or widen the protocol order of the"
            + " job");
  }

  private String who(Device device, UpgradeOptions options) {
    return options.distribution().from() instanceof FetchFrom.File
        ? "the server of the file that the job names"
        : sources.server(device, options).map(UnservedProtocols::words).orElse("SWIM itself");
  }

  private static String words(DistributionServer server) {
    return "distribution server "
        + server.id()
        + ", with "
        + server.protocols().stream().map(ServedProtocol::protocol).toList()
        + ",";
  }
}
