package io.swim.snmp;

import io.swim.device.Access;
import io.swim.spi.FactsDriver;
import io.swim.spi.FileDriver;
import io.swim.spi.RebootDriver;
import io.swim.spi.TransferDriver;
import io.swim.spi.UploadDriver;
import io.swim.testkit.SimulatedFleet;
import io.swim.testkit.contract.DriverBench;
import io.swim.testkit.contract.FactsDriverContract;
import io.swim.testkit.contract.FileDriverContract;
import io.swim.testkit.contract.RebootDriverContract;
import io.swim.testkit.contract.SimulatedBench;
import io.swim.testkit.contract.TransferDriverContract;
import io.swim.testkit.contract.UploadDriverContract;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The drivers keep the rules of the SPI. */
class DriverContractsTest {
  private static DriverBench bench() throws IOException {
    return SimulatedBench.start(
        SimulatedFleet.builder().firstAddress("127.62.0.1"),
        List.of(SnmpSessions.builder().timeout(Duration.ofSeconds(1)).retries(2).build()),
        new IosCatalog());
  }

  @Nested
  class Facts extends FactsDriverContract {
    @Override
    protected FactsDriver driver() {
      return new SnmpFacts();
    }

    @Override
    protected Access access() {
      return Access.SNMP;
    }

    @Override
    protected DriverBench newBench() throws IOException {
      return bench();
    }
  }

  @Nested
  class Files extends FileDriverContract {
    @Override
    protected FileDriver driver() {
      return new CiscoFlashFiles();
    }

    @Override
    protected Access access() {
      return Access.SNMP;
    }

    @Override
    protected DriverBench newBench() throws IOException {
      return bench();
    }
  }

  @Nested
  class Reboot extends RebootDriverContract {
    @Override
    protected RebootDriver driver() {
      return new SnmpReboot();
    }

    @Override
    protected Access access() {
      return Access.SNMP;
    }

    @Override
    protected DriverBench newBench() throws IOException {
      return bench();
    }
  }

  @Nested
  class Transfer extends TransferDriverContract {
    @Override
    protected TransferDriver driver() {
      return new CiscoFlashCopy();
    }

    @Override
    protected Access access() {
      return Access.SNMP;
    }

    @Override
    protected DriverBench newBench() throws IOException {
      return bench();
    }
  }

  @Nested
  class Upload extends UploadDriverContract {
    @Override
    protected UploadDriver driver() {
      return new CiscoFlashUpload();
    }

    @Override
    protected Access access() {
      return Access.SNMP;
    }

    @Override
    protected DriverBench newBench() throws IOException {
      return bench();
    }
  }
}
