package io.swim.ssh;

import io.swim.device.Access;
import io.swim.spi.FactsDriver;
import io.swim.spi.FileDriver;
import io.swim.spi.RebootDriver;
import io.swim.spi.TransferDriver;
import io.swim.spi.UploadDriver;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.testkit.contract.DriverBench;
import io.swim.testkit.contract.FactsDriverContract;
import io.swim.testkit.contract.FileDriverContract;
import io.swim.testkit.contract.RebootDriverContract;
import io.swim.testkit.contract.SimulatedBench;
import io.swim.testkit.contract.TransferDriverContract;
import io.swim.testkit.contract.UploadDriverContract;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The drivers keep the rules of the SPI on one platform, over one access. */
abstract class CliDriverContracts {
  /** With the model that is the device, and an address of its own. */
  abstract SimulatedFleetBuilder fleet();

  Access access() {
    return Access.SSH;
  }

  /** Whether there are file systems that are erased as a whole. */
  boolean erases() {
    return true;
  }

  final DriverBench bench() throws IOException {
    return SimulatedBench.start(
        fleet(), List.of(CliSessions.builder().build()), Platforms.bundled());
  }

  @Nested
  class Facts extends FactsDriverContract {
    @Override
    protected FactsDriver driver() {
      return new CliFacts();
    }

    @Override
    protected Access access() {
      return CliDriverContracts.this.access();
    }

    @Override
    protected DriverBench newBench() throws IOException {
      return bench();
    }
  }

  @Nested
  class Files extends FileDriverContract {
    @Override
    protected boolean erases() {
      return CliDriverContracts.this.erases();
    }

    @Override
    protected FileDriver driver() {
      return new CliFiles();
    }

    @Override
    protected Access access() {
      return CliDriverContracts.this.access();
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
      return CliDriverContracts.this.access();
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
      return CliDriverContracts.this.access();
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
      return CliDriverContracts.this.access();
    }

    @Override
    protected DriverBench newBench() throws IOException {
      return bench();
    }
  }
}
