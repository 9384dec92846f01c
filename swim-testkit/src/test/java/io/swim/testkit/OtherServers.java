package io.swim.testkit;

import io.swim.device.TransferProtocol;
import io.swim.realservers.LibraryServers;

/** Tells simulated devices the ports of servers that could not have the usual ones. */
final class OtherServers {
  private OtherServers() {}

  static SimulatedFleetBuilder tell(SimulatedFleetBuilder fleet, LibraryServers servers) {
    for (TransferProtocol each : TransferProtocol.values()) {
      if (each != TransferProtocol.TFTP) {
        fleet.serverPort(each, servers.port(each));
      }
    }
    return fleet;
  }
}
