package io.swim.quickstart;

import io.swim.device.Access;
import io.swim.device.HostKeyPolicy;
import io.swim.device.TransferProtocol;
import io.swim.job.Direction;
import io.swim.job.ProtocolOrders;
import io.swim.job.UpgradeOptions;
import io.swim.spi.FileServer;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.testkit.device.SimulatedCredentials;
import io.swim.transfer.ftp.FtpFileServer;
import io.swim.transfer.http.HttpFileServer;
import io.swim.transfer.ssh.SshFileServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** A lab in which images are served over every protocol. */
final class EveryServer {
  private EveryServer() {}

  static FleetLab lab(Path folder, UnaryOperator<SimulatedFleetBuilder> shape) throws IOException {
    List<FileServer> servers =
        List.of(
            FleetLab.tftp(),
            FtpFileServer.builder().bind(FleetLab.anyPort()).build(),
            SshFileServer.builder().bind(FleetLab.anyPort()).build(),
            HttpFileServer.builder()
                .bind(FleetLab.anyPort())
                .bindTls(FleetLab.anyPort())
                .selfSigned(folder.resolve("http.pem"))
                .build());
    return new FleetLab(folder, shape, HostKeyPolicy.TRUST_ON_FIRST_USE, servers);
  }

  /** Its devices have a server of that protocol, and a login that may write there. */
  static UnaryOperator<SimulatedFleetBuilder> writable(TransferProtocol protocol) {
    return fleet ->
        fleet.ownServers(protocol).credentials(SimulatedCredentials.defaults().withPrivilege(15));
  }

  static UnaryOperator<UpgradeOptions> over(Direction direction, TransferProtocol... transfer) {
    ProtocolOrders orders = ProtocolOrders.DEFAULT;
    return options ->
        options.withProtocols(
            new ProtocolOrders(
                List.of(transfer),
                List.of(direction),
                List.of(Access.SSH),
                orders.config(),
                orders.reboot()));
  }
}
