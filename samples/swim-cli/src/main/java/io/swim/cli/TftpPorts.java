package io.swim.cli;

import io.swim.cli.inventory.Inventory;
import io.swim.device.Device;
import io.swim.device.DistributionServer;
import io.swim.device.ServedProtocol;
import io.swim.device.TransferProtocol;
import io.swim.job.Finding;
import java.util.List;
import java.util.Optional;

/** Whether devices find the TFTP service of a distribution server: no URL of TFTP names a port. */
final class TftpPorts {
  private TftpPorts() {}

  /** A warning when they ask at another port. */
  static Optional<Finding> finding(DistributionServer server, Inventory inventory) {
    List<Device> devices = servedBy(server, inventory);
    return server
        .served(TransferProtocol.TFTP)
        .map(ServedProtocol::port)
        .filter(
            port ->
                devices.isEmpty()
                    ? port != TransferProtocol.TFTP.port()
                    : devices.stream().anyMatch(each -> each.ports().tftpServer() != port))
        .map(
            port ->
                Finding.warning(
                    "server-tftp-port",
                    "TFTP is served at port "
                        + port
                        + ", but devices can't be told a port in tftp: URLs, and ask at "
                        + asked(devices, port),
                    "have the server listen at 69, or leave tftp out of its protocols"));
  }

  private static int asked(List<Device> devices, int port) {
    return devices.stream()
        .map(each -> each.ports().tftpServer())
        .filter(each -> each != port)
        .findFirst()
        .orElse(TransferProtocol.TFTP.port());
  }

  /** Those that fetch from it where nobody says otherwise. */
  static List<Device> servedBy(DistributionServer server, Inventory inventory) {
    return inventory.choose("all").stream()
        .filter(
            device ->
                inventory
                    .forLocation(device.location())
                    .filter(each -> each.id().equals(server.id()))
                    .isPresent())
        .toList();
  }
}
