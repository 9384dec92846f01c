package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.UpgradeEngine;
import io.swim.device.Access;
import io.swim.device.BootConfiguration;
import io.swim.device.PlatformId;
import io.swim.device.TransferProtocol;
import io.swim.event.EngineEvent;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.job.Assignment;
import io.swim.job.AssignmentId;
import io.swim.job.AssignmentState;
import io.swim.job.JobRun;
import io.swim.job.RunId;
import io.swim.job.RunStatus;
import io.swim.job.UpgradeRequest;
import io.swim.spi.ConfigDriver;
import io.swim.spi.Driver;
import io.swim.spi.RebootDriver;
import io.swim.spi.StepContext;
import io.swim.spi.TransferDriver;
import io.swim.spi.TransferOrder;
import io.swim.spi.TransferResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Drivers and listeners that are wrong: a defect never leaves a device between two images. */
class DefectTest {
  private final VirtualRun lab = new VirtualRun();
  private final FakeDevice device = lab.network.add("sw-1");
  private RunId submitted = new RunId("none");

  @Test
  void defectWhileTheBootListIsSetEndsWithTheOldOne() {
    Assignment assignment = upgrade(new BrokenConfig(1));

    assertThat(assignment.state()).isEqualTo(AssignmentState.ROLLED_BACK);
    assertThat(assignment.failure().orElseThrow().message()).contains("driver is wrong");
    assertThat(device.reboots()).isZero();
  }

  @Test
  void defectWhileTheDeviceCopiesLeavesNobodyToKnowWhatItDoes() {
    Assignment assignment = upgrade(new BrokenPoll());

    assertThat(assignment.state()).isEqualTo(AssignmentState.ABORTED);
    assertThat(assignment.failure().orElseThrow().message()).contains("poll is wrong");
    assertThat(assignment.failure().orElseThrow().effect()).isEqualTo(DeviceEffect.UNKNOWN);
  }

  @Test
  void defectThatStaysNeedsAPerson() {
    Assignment assignment = upgrade(new BrokenConfig(Integer.MAX_VALUE));

    assertThat(assignment.state()).isEqualTo(AssignmentState.NEEDS_ATTENTION);
    assertThat(assignment.failure().orElseThrow().message()).contains("driver is wrong");
    assertThat(device.reboots()).isZero();
  }

  @Test
  void missingClassOfADriverEndsItsDeviceAndNotTheRun() {
    Assignment assignment =
        upgrade(new BrokenReboot(() -> new NoClassDefFoundError("crypto/Provider")));

    assertThat(assignment.state()).isEqualTo(AssignmentState.NOT_VERIFIED);
    assertThat(assignment.failure().orElseThrow().message()).contains("crypto/Provider");
    assertThat(run().status()).isEqualTo(RunStatus.NOT_VERIFIED);
  }

  @Test
  void listenerMayCloseTheEngineAtTheEndOfTheRun() {
    UpgradeEngine engine = lab.engine(lab.time);
    engine.addListener(
        event -> {
          if (event instanceof EngineEvent.RunChanged changed && changed.run().status().isFinal()) {
            engine.close();
          }
        });
    submit(engine);
    lab.time.run();

    assertThat(run().status()).isEqualTo(RunStatus.SUCCESS);
  }

  @Test
  void listenerMayStopTheRunBeforeItsFirstDevice() {
    UpgradeEngine engine = lab.engine(lab.time);
    engine.addListener(
        event -> {
          if (event instanceof EngineEvent.RunChanged changed && changed.run().stop().isEmpty()) {
            engine.stop(changed.run().id(), "changed my mind");
          }
        });
    submit(engine);
    lab.time.run();

    assertThat(run().status()).isEqualTo(RunStatus.ABORTED);
    assertThat(device.version()).isEqualTo(FakeNetwork.OLD_VERSION);
    engine.close();
  }

  @Test
  void subscriberThatAsksForNothingHoldsNothingUp() {
    UpgradeEngine engine = lab.engine(lab.time);
    engine.events().subscribe(new Deaf());
    submit(engine);
    lab.time.run();
    engine.close();

    assertThat(run().status()).isEqualTo(RunStatus.SUCCESS);
  }

  private Assignment upgrade(Driver part) {
    lab.settings = builder -> builder.register(part);
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      submit(engine);
      lab.time.run();
    }
    return lab.jobs.assignment(new AssignmentId(run().id(), device.id())).orElseThrow();
  }

  private void submit(UpgradeEngine engine) {
    engine.start();
    submitted =
        engine.submit(UpgradeRequest.of("job", VirtualRun.IMAGE.id(), List.of(device.id()))).id();
  }

  private JobRun run() {
    return lab.jobs.run(submitted).orElseThrow();
  }

  /** Sets nothing, and breaks. */
  private static final class BrokenConfig implements ConfigDriver, WrongPart {
    private int defects;

    BrokenConfig(int defects) {
      this.defects = defects;
    }

    @Override
    public Set<Access> accesses() {
      return Set.of(Access.SSH);
    }

    @Override
    public BootConfiguration boot(Access access, StepContext context) throws DriverException {
      return new BootConfiguration(
          List.of("flash:fake-1.0.bin"), Optional.empty(), Optional.empty());
    }

    @Override
    public void setBoot(List<String> images, Access access, StepContext context) {
      if (defects-- > 0) {
        throw new IllegalStateException("driver is wrong");
      }
    }
  }

  /** Begins a copy, and breaks when it is asked how that goes. */
  private static final class BrokenPoll implements TransferDriver, WrongPart {
    @Override
    public Set<TransferProtocol> protocols(PlatformId platform) {
      return Set.of(TransferProtocol.TFTP);
    }

    @Override
    public Set<Access> accesses() {
      return Set.of(Access.SNMP);
    }

    @Override
    public TransferResult transfer(TransferOrder order, StepContext context) {
      if (order.token().isEmpty()) {
        return new TransferResult.InProgress("1", Duration.ofSeconds(10));
      }
      throw new IllegalStateException("poll is wrong");
    }
  }

  /** Breaks. */
  private record BrokenReboot(Supplier<LinkageError> defect) implements RebootDriver, WrongPart {
    @Override
    public Set<Access> accesses() {
      return Set.of(Access.SSH);
    }

    @Override
    public void reload(Access access, StepContext context) {
      throw defect.get();
    }
  }

  /** Never takes an event. */
  private static final class Deaf implements Flow.Subscriber<EngineEvent> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {}

    @Override
    public void onNext(EngineEvent item) {}

    @Override
    public void onError(Throwable throwable) {}

    @Override
    public void onComplete() {}
  }
}
