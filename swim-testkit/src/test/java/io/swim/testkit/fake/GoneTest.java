package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.UpgradeEngine;
import io.swim.device.Device;
import io.swim.device.DeviceId;
import io.swim.device.TransferProtocol;
import io.swim.event.EngineEvent;
import io.swim.fault.DeviceEffect;
import io.swim.fault.ErrorCode;
import io.swim.fault.FailureKind;
import io.swim.fault.SwimException;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.FailureReason;
import io.swim.job.JobRun;
import io.swim.job.RunStatus;
import io.swim.job.UpgradeRequest;
import io.swim.spi.DeviceDirectory;
import io.swim.spi.FileServer;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the engine needs is taken away: by the host, or by another program on its port. */
class GoneTest {
  private final VirtualRun lab = new VirtualRun();

  /** The host's devices, until one is removed. */
  private static final class Shrinking implements DeviceDirectory {
    private final DeviceDirectory all;
    private boolean empty;

    Shrinking(DeviceDirectory all) {
      this.all = all;
    }

    @Override
    public Optional<Device> find(DeviceId id) {
      return empty ? Optional.empty() : all.find(id);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DISTRIBUTING, FAILED, NONE, 0",
    "ACTIVATING, NEEDS_ATTENTION, UNKNOWN, 0",
    "RECONNECTING, NOT_VERIFIED, UNKNOWN, 1"
  })
  void aDeviceThatTheHostForgetsEndsItsUpgradeWithTheTruth(
      AssignmentState forgottenIn, AssignmentState end, DeviceEffect effect, int reboots) {
    FakeDevice device = lab.network.add("sw-1");
    Shrinking directory = new Shrinking(lab.network);
    UpgradeEngine first = lab.engine(lab.time);
    first.start();
    first.addListener(
        event -> {
          if (event instanceof EngineEvent.StateChanged changed
              && changed.assignment().state() == forgottenIn) {
            first.close();
          }
        });
    JobRun run = first.submit(request());
    lab.time.run();
    directory.empty = true;

    VirtualTime later = new VirtualTime(lab.time.clock().instant());
    lab.time.handOver(later);
    lab.lastWord = builder -> builder.devices(directory);
    try (UpgradeEngine second = lab.engine(later)) {
      second.start();
      later.run();
    }

    Assignment assignment = lab.assignment(run, device);
    FailureReason why = assignment.failure().orElseThrow();
    assertThat(assignment.state()).isEqualTo(end);
    assertThat(why.kind()).isEqualTo(FailureKind.INTERNAL);
    assertThat(why.message()).contains("device sw-1 is not in the directory any more");
    assertThat(why.effect()).isEqualTo(effect);
    assertThat(device.reboots()).isEqualTo(reboots);
    assertThat(lab.jobs.run(run.id()).orElseThrow().status().isFinal()).isTrue();
  }

  @Test
  void aDeviceThatIsForgottenBeforeItsCommitIsToldAsOneThatMayNotBeCommitted() {
    FakeDevice device = lab.network.add("sw-1").installed();
    device.change().abortsAfter(Duration.ofHours(2));
    Shrinking directory = new Shrinking(lab.network);
    lab.jobs =
        new PairFixture.OnEntry(
            lab.jobs,
            AssignmentState.COMMITTING,
            1,
            () -> device.change().atWork("checking", Duration.ofMinutes(9)));
    lab.lastWord = builder -> builder.devices(directory);
    try (UpgradeEngine engine = lab.engine(lab.later())) {
      engine.start();
      JobRun run = engine.submit(request());
      for (int i = 0; i < 10_000 && lab.assignment(run, device).goesBackAt().isEmpty(); i++) {
        lab.time.runUntil(lab.time.clock().instant().plusSeconds(1));
      }
      directory.empty = true;
      lab.time.run();

      Assignment end = lab.assignment(run, device);
      assertThat(end.state()).isEqualTo(AssignmentState.NOT_VERIFIED);
      assertThat(end.failure().orElseThrow().message())
          .contains(
              "device sw-1 is not in the directory any more",
              "whether what it runs is committed is not known",
              "unless that is committed, it goes back by itself, with a reload, at "
                  + end.goesBackAt().orElseThrow());
    }
  }

  @Test
  void anEngineWhosePortIsTakenSaysSoAndStartsWhenItIsFree() {
    FakeDevice device = lab.network.add("sw-1");
    TakenPort server = new TakenPort();
    lab.lastWord = builder -> builder.fileServer(server);
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      JobRun run = engine.submit(request());
      assertThatThrownBy(engine::start)
          .isInstanceOfSatisfying(
              SwimException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURATION))
          .hasMessageContaining("127.0.0.1:69 is taken");
      lab.time.run();
      assertThat(lab.assignment(run, device).state()).isEqualTo(AssignmentState.PENDING);

      server.taken = false;
      engine.start();
      lab.time.run();

      assertThat(engine.run(run.id()).orElseThrow().status()).isEqualTo(RunStatus.SUCCESS);
    }
  }

  private UpgradeRequest request() {
    return UpgradeRequest.of("job", VirtualRun.IMAGE.id(), lab.network.ids());
  }

  @Test
  void aServerThatCanNotBeClosedKeepsNoOtherOneOpen() {
    TakenPort broken = new TakenPort();
    TakenPort other = new TakenPort();
    broken.breaksAtTheEnd = true;
    lab.lastWord = builder -> builder.fileServer(broken).fileServer(other);

    lab.engine(lab.time).close();

    assertThat(broken.closed).isTrue();
    assertThat(other.closed).isTrue();
  }

  /** A server that can't listen at first. */
  private static final class TakenPort implements FileServer {
    private boolean taken = true;
    private boolean breaksAtTheEnd;
    private boolean closed;

    @Override
    public Set<TransferProtocol> protocols() {
      return Set.of(TransferProtocol.SCP);
    }

    @Override
    public void start() throws IOException {
      if (taken) {
        throw new IOException("127.0.0.1:69 is taken");
      }
    }

    @Override
    public List<InetSocketAddress> addresses(TransferProtocol protocol) {
      return List.of();
    }

    @Override
    public Publication publish(Offering offering) {
      throw new IllegalStateException("nothing is copied by SCP here");
    }

    @Override
    public InetAddress addressFor(InetAddress peer) {
      return InetAddress.getLoopbackAddress();
    }

    @Override
    public void close() {
      closed = true;
      if (breaksAtTheEnd) {
        throw new IllegalStateException("the port is busy");
      }
    }
  }
}
