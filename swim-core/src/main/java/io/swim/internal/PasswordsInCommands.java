package io.swim.internal;

import io.swim.device.Access;
import io.swim.device.DistributionServer;
import io.swim.device.Login;
import io.swim.device.ServedProtocol;
import io.swim.device.TransferProtocol;
import io.swim.job.Direction;
import io.swim.job.Finding;
import io.swim.job.ProtocolOrders;
import io.swim.job.UpgradeOptions;
import io.swim.spi.CredentialsProvider;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for passwords that can write to a distribution server and would be told to a device in a
 * command line. For SCP and SFTP devices ask for the password, and TFTP has none; for FTP, HTTP and
 * HTTPS it stands in the URL of the copy command, since Cisco IOS asks for none there.
 */
final class PasswordsInCommands {
  private static final Set<TransferProtocol> IN_THE_URL =
      EnumSet.of(TransferProtocol.FTP, TransferProtocol.HTTP, TransferProtocol.HTTPS);

  private final Engine engine;
  private final Sources sources;

  PasswordsInCommands(Engine engine, Sources sources) {
    this.engine = engine;
    this.sources = sources;
  }

  Optional<Finding> finding(DeviceContext device, UpgradeOptions options) {
    ProtocolOrders orders = options.protocols(device.platform());
    Optional<DistributionServer> server = sources.server(device.device(), options);
    if (server.isEmpty() || !orders.directions().contains(Direction.PULL)) {
      return Optional.empty();
    }
    List<TransferProtocol> told =
        server.get().protocols().stream()
            .map(ServedProtocol::protocol)
            .filter(orders.transfer()::contains)
            .filter(IN_THE_URL::contains)
            .filter(protocol -> isTyped(device, orders, protocol))
            .filter(protocol -> canWrite(server.get(), protocol))
            .toList();
    return told.isEmpty() ? Optional.empty() : Optional.of(warning(device, server.get(), told));
  }

  private boolean isTyped(DeviceContext device, ProtocolOrders orders, TransferProtocol protocol) {
    return orders.start().stream()
        .filter(access -> access == Access.SSH || access == Access.TELNET)
        .filter(device::isUsable)
        .anyMatch(
            access ->
                device
                    .platform()
                    .flatMap(each -> engine.drivers().transferDriver(each, protocol, access))
                    .isPresent());
  }

  /** One for devices alone is the host's decision. */
  private boolean canWrite(DistributionServer server, TransferProtocol protocol) {
    CredentialsProvider credentials = engine.credentials();
    Optional<Login> told = credentials.deviceLogin(server, protocol);
    return told.isPresent() && told.equals(credentials.server(server, protocol));
  }

  private static Finding warning(
      DeviceContext device, DistributionServer server, List<TransferProtocol> protocols) {
    return Finding.warning(
        "password-in-command",
        "over "
            + protocols
            + " the password with which images are put on "
            + server.id()
            + " would stand in a command on "
            + device.device().id()
            + ", and stay in its command history and in its command accounting",
        "give devices a login of their own that can only read, or leave "
            + protocols
            + " out of the protocol order");
  }
}
