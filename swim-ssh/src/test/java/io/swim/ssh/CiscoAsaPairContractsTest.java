package io.swim.ssh;

import io.swim.device.Access;
import io.swim.spi.FailoverDriver;
import io.swim.testkit.SimulatedFleet;
import io.swim.testkit.contract.FailoverDriverContract;
import io.swim.testkit.contract.PairBench;
import io.swim.testkit.contract.SimulatedBench;
import io.swim.testkit.device.SimulatedModels;
import java.io.IOException;
import java.util.List;

/** The driver of failover pairs keeps the rules of the SPI on ASA. */
class CiscoAsaPairContractsTest extends FailoverDriverContract {
  @Override
  protected FailoverDriver driver() {
    return new CliFailover();
  }

  @Override
  protected Access access() {
    return Access.SSH;
  }

  @Override
  protected PairBench newBench() throws IOException {
    return SimulatedBench.start(
        SimulatedFleet.builder()
            .firstAddress("127.45.2.1")
            .model(SimulatedModels.asa5516())
            .failoverPairs(),
        List.of(CliSessions.builder().build()),
        Platforms.bundled());
  }
}
