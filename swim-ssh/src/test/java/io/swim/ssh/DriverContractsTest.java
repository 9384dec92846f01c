package io.swim.ssh;

import io.swim.device.Access;
import io.swim.spi.ConfigDriver;
import io.swim.spi.FactsDriver;
import io.swim.spi.FileDriver;
import io.swim.spi.RebootDriver;
import io.swim.spi.TransferDriver;
import io.swim.spi.UploadDriver;
import io.swim.testkit.SimulatedFleet;
import io.swim.testkit.contract.ConfigDriverContract;
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

/** The drivers keep the rules of the SPI, over SSH and over Telnet. */
class DriverContractsTest {
  private static DriverBench bench() throws IOException {
    return SimulatedBench.start(
        SimulatedFleet.builder().firstAddress("127.45.0.1"),
        List.of(CliSessions.builder().build()),
        Platforms.bundled());
  }

  @Nested
  class FactsOverSsh extends FactsDriverContract {
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
  class FactsOverTelnet extends FactsOverSsh {
    @Override
    protected Access access() {
      return Access.TELNET;
    }
  }

  @Nested
  class FilesOverSsh extends FileDriverContract {
    @Override
    protected FileDriver driver() {
      return new CliFiles();
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
  class FilesOverTelnet extends FilesOverSsh {
    @Override
    protected Access access() {
      return Access.TELNET;
    }
  }

  @Nested
  class ConfigOverSsh extends ConfigDriverContract {
    @Override
    protected ConfigDriver driver() {
      return new CliConfig();
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
  class ConfigOverTelnet extends ConfigOverSsh {
    @Override
    protected Access access() {
      return Access.TELNET;
    }
  }

  @Nested
  class RebootOverSsh extends RebootDriverContract {
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
  class RebootOverTelnet extends RebootOverSsh {
    @Override
    protected Access access() {
      return Access.TELNET;
    }
  }

  @Nested
  class TransferOverSsh extends TransferDriverContract {
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
  class TransferOverTelnet extends TransferOverSsh {
    @Override
    protected Access access() {
      return Access.TELNET;
    }
  }

  @Nested
  class UploadOverSsh extends UploadDriverContract {
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

  @Nested
  class UploadOverTelnet extends UploadOverSsh {
    @Override
    protected Access access() {
      return Access.TELNET;
    }
  }
}
