package io.swim.ssh;

import io.swim.testkit.SimulatedFleet;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.testkit.device.SimulatedModels;

/** The drivers keep the rules of the SPI on a Nexus, too. */
class CiscoNxosContractsTest extends CliDriverContracts {
  @Override
  SimulatedFleetBuilder fleet() {
    return SimulatedFleet.builder().firstAddress("127.46.0.1").model(SimulatedModels.nexus9300());
  }

  /** Files are deleted one by one; there is no flash that has to be erased as a whole. */
  @Override
  boolean erases() {
    return false;
  }
}
