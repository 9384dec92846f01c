package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.FailureKind;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.FailureReason;
import io.swim.job.JobRun;
import io.swim.spi.Offering;
import io.swim.spi.TransferRecord;
import io.swim.spi.TransferRecord.Result;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A copy takes longer than the time for one device, over a line that is slow. */
class SlowCopyTest {
  private static final Duration OPERATION = Duration.ofMinutes(20);

  private final VirtualRun lab = new VirtualRun();
  private FakeDevice device = lab.network.add("sw-1");
  private Result result = Result.RUNNING;

  private Assignment copyThatTakes(Duration time) {
    lab.network.transferTime(time);
    lab.settings = builder -> builder.fileServer(new FakeFileServer(this::quarter));
    JobRun run =
        lab.upgrade(options -> options.withTimeouts(options.timeouts().withOperation(OPERATION)));
    return lab.assignment(run, device);
  }

  @Test
  void copyThatMovesAtOurServerIsNotLate() {
    Assignment end = copyThatTakes(Duration.ofHours(3));

    assertThat(end.state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(device.reboots()).isEqualTo(1);
  }

  @Test
  void copyThatMovesForEverIsLateInTheEnd() {
    Assignment end = copyThatTakes(Duration.ofHours(4));

    FailureReason why = end.failure().orElseThrow();
    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    assertThat(why.kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(why.effect()).isEqualTo(DeviceEffect.UNKNOWN);
    assertThat(why.message()).contains("4194304 of 16777216 bytes", "flash:fake-2.0.bin");
    assertThat(Duration.between(VirtualRun.START, lab.time.clock().instant()))
        .isBetween(Duration.ofMinutes(200), Duration.ofMinutes(215));
  }

  @Test
  void copyThatOurServerHasEndedIsLateAsEver() {
    result = Result.TIMED_OUT;

    Assignment end = copyThatTakes(Duration.ofHours(3));

    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    assertThat(Duration.between(VirtualRun.START, lab.time.clock().instant()))
        .isLessThan(OPERATION.plusMinutes(5));
  }

  @Test
  void copyThatWasTooSlowIsToldWithItsNumbers() {
    result = Result.FAILED;

    FailureReason why = copyThatTakes(Duration.ofHours(3)).failure().orElseThrow();

    assertThat(why.effect()).isEqualTo(DeviceEffect.UNKNOWN);
    assertThat(why.message())
        .endsWith(
            "it was in DISTRIBUTING: 4194304 of 16777216 bytes had moved in 400 s, 10485 bytes/s, so"
                + " the rest would have taken 1200 s more, and the device may still be copying; a"
                + " part of the image may be there as flash:fake-2.0.bin");
  }

  @Test
  void numbersAreKnownWhenTheCopyIsNotServedAnyMore() {
    device = lab.network.add("sw-2", FakeFault.COPY_GOES_ON_UNSEEN);

    Assignment end = copyThatTakes(Duration.ofMinutes(25));

    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().message())
        .contains("4194304 of 16777216 bytes had moved", "flash:fake-2.0.bin");
  }

  /** A quarter of the image, from when the copy began on. */
  private List<TransferRecord> quarter(Offering offering) {
    Duration soFar = Duration.between(VirtualRun.START, lab.time.clock().instant());
    return List.of(
        new TransferRecord(
            TransferProtocol.TFTP,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 7),
            offering.files().get(0).path(),
            Map.of(),
            VirtualRun.START,
            result == Result.RUNNING ? soFar : Duration.ofSeconds(400),
            VirtualRun.IMAGE.sizeBytes() / 4,
            result,
            "",
            Optional.empty()));
  }
}
