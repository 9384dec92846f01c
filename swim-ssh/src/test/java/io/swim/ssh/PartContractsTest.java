package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.device.FlashPath;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.SoftwareChange;
import io.swim.job.Takeover;
import io.swim.spi.InstallDriver;
import io.swim.spi.InstallLogDriver;
import io.swim.spi.InstallOrder;
import io.swim.spi.PartDriver;
import io.swim.testkit.SimulatedFleet;
import io.swim.testkit.contract.DriverBench;
import io.swim.testkit.contract.InstallLogDriverContract;
import io.swim.testkit.contract.PartBench;
import io.swim.testkit.contract.PartDriverContract;
import io.swim.testkit.contract.SimulatedBench;
import io.swim.testkit.contract.TestContext;
import io.swim.testkit.device.SimulatedModel;
import io.swim.testkit.device.SimulatedModels;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

/** Drivers of parts, and of the log of installing, keep the rules of the SPI. */
class PartContractsTest {
  private static SimulatedBench bench(SimulatedModel model) throws IOException {
    return SimulatedBench.start(
        SimulatedFleet.builder().firstAddress("127.45.3.1").model(model),
        List.of(CliSessions.builder().build()),
        Platforms.bundled());
  }

  private abstract static class Parts extends PartDriverContract {
    private final SimulatedModel model;

    Parts(SimulatedModel model) {
      this.model = model;
    }

    @Override
    protected PartDriver driver() {
      return new CliParts();
    }

    @Override
    protected InstallDriver installer() {
      return new CliInstall();
    }

    @Override
    protected Access access() {
      return Access.SSH;
    }

    @Override
    protected PartBench newBench() throws IOException {
      return bench(model);
    }
  }

  @Nested
  class OnIosXe extends Parts {
    OnIosXe() {
      super(SimulatedModels.catalyst9300());
    }
  }

  @Nested
  class OnIosXrOf64Bits extends Parts {
    OnIosXrOf64Bits() {
      super(SimulatedModels.asr9901());
    }

    @Override
    protected boolean unpacksInBackground() {
      return true;
    }
  }

  @Nested
  class OnIosXrOf32Bits extends Parts {
    OnIosXrOf32Bits() {
      super(SimulatedModels.asr9006());
    }
  }

  private abstract static class Logs extends InstallLogDriverContract {
    private final SimulatedModel model;
    private SimulatedBench bench;

    Logs(SimulatedModel model) {
      this.model = model;
    }

    @Override
    protected InstallLogDriver driver() {
      return new CliInstallLog();
    }

    @Override
    protected Access access() {
      return Access.SSH;
    }

    @Override
    protected DriverBench newBench() throws IOException {
      bench = bench(model);
      return bench;
    }

    @Override
    protected void failToInstall(TestContext step) throws InterruptedException {
      DriverBench.ImageFile part = bench.part(false);
      FlashPath file = new FlashPath(bench.fileSystem(), part.name());
      bench.put(file, part.bytes());
      bench.refuseUnpacking();
      InstallOrder order =
          new InstallOrder(
              SoftwareChange.PART, Optional.of(file), List.of(), part.version(), Takeover.RELOAD);
      try {
        new CliParts().preparePart(order, access(), step);
      } catch (DriverException e) {
        // 32 bits say it at once, 64 bits in the log alone.
        assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
      }
    }
  }

  @Nested
  class LogOf64Bits extends Logs {
    LogOf64Bits() {
      super(SimulatedModels.asr9901());
    }
  }

  @Nested
  class LogOf32Bits extends Logs {
    LogOf32Bits() {
      super(SimulatedModels.asr9006());
    }
  }
}
