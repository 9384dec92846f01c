package io.swim.ssh;

import io.swim.device.Access;
import io.swim.spi.ConfigDriver;
import io.swim.testkit.SimulatedFleet;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.testkit.contract.ConfigDriverContract;
import io.swim.testkit.contract.DriverBench;
import java.io.IOException;
import org.junit.jupiter.api.Nested;

/** The drivers keep the rules of the SPI on a switch with IOS, over SSH. */
class CiscoIosContractsTest extends CliDriverContracts {
  @Override
  SimulatedFleetBuilder fleet() {
    return SimulatedFleet.builder().firstAddress("127.45.0.1");
  }

  @Nested
  class Config extends ConfigDriverContract {
    @Override
    protected ConfigDriver driver() {
      return new CliConfig();
    }

    @Override
    protected Access access() {
      return CiscoIosContractsTest.this.access();
    }

    @Override
    protected DriverBench newBench() throws IOException {
      return bench();
    }
  }
}
