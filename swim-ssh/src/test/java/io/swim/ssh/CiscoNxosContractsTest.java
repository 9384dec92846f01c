package io.swim.ssh;

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
import io.swim.testkit.device.SimulatedModel;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The drivers keep the rules of the SPI on a Nexus, too. */
class CiscoNxosContractsTest {
  private static DriverBench bench() throws IOException {
    return SimulatedBench.start(
        SimulatedFleet.builder().firstAddress("127.46.0.1").model(SimulatedModel.nexus9300()),
        List.of(CliSessions.builder().build()),
        Platforms.bundled());
  }

  @Nested
  class Facts extends FactsDriverContract {
    @Override
    protected FactsDriver driver() {
      return new CliFacts();
    }

    @Override
    protected Access access() {
      return Access.SSH;
    }

    @Override
    protected DriverBench newBench() throws IOException {
      return bench();
    }
  }

  @Nested
  class Files extends FileDriverContract {
    /** Files are deleted one by one; there is no flash that has to be erased as a whole. */
    @Override
    protected boolean erases() {
      return false;
    }

    @Override
    protected FileDriver driver() {
      return new CliFiles();
    }

    @Override
    protected Access access() {
      return Access.TELNET;
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
      return new CliReboot();
    }

    @Override
    protected Access access() {
      return Access.SSH;
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
      return new CliCopy();
    }

    @Override
    protected Access access() {
      return Access.SSH;
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
      return new CliUpload();
    }

    @Override
    protected Access access() {
      return Access.SSH;
    }

    @Override
    protected DriverBench newBench() throws IOException {
      return bench();
    }
  }
}
