package io.swim.internal;

import io.swim.device.Access;
import io.swim.device.FlashPath;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.FailureKind;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.Direction;
import io.swim.job.FailureReason;
import io.swim.job.ProtocolOrders;
import io.swim.job.TransferWay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which ways there are of getting a file of the device to us, and which is next. */
final class ReceptionWays {
  private final Engine engine;

  ReceptionWays(Engine engine) {
    this.engine = engine;
  }

  /** The first way that was not tried yet. */
  Optional<TransferWay> next(Work work, FlashPath file) {
    return all(work, file).stream()
        .filter(way -> tried(work).noneMatch(each -> each.way().equals(Optional.of(way))))
        .findFirst();
  }

  private List<TransferWay> all(Work work, FlashPath file) {
    ProtocolOrders orders = work.protocols();
    List<TransferWay> ways = new ArrayList<>();
    for (TransferProtocol protocol : orders.transfer()) {
      for (Direction direction : orders.directions()) {
        ways.addAll(
            direction == Direction.PULL
                ? uploads(work, protocol)
                : downloads(work, protocol, file));
      }
    }
    return ways;
  }

  private List<TransferWay> uploads(Work work, TransferProtocol protocol) {
    if (engine.publications().server(protocol).isEmpty()) {
      return List.of();
    }
    List<TransferWay> ways = new ArrayList<>();
    for (Access access : work.protocols().start()) {
      boolean usable = work.device().isUsable(access) && !work.device().isLoginRefused(access);
      if (usable && engine.drivers().uploadDriver(work.platform(), protocol, access).isPresent()) {
        ways.add(new TransferWay.Upload(protocol, access));
      }
    }
    return ways;
  }

  private List<TransferWay> downloads(Work work, TransferProtocol protocol, FlashPath file) {
    TransferWay way = new TransferWay.Download(protocol);
    boolean refused = TransferWays.access(way).map(work.device()::isLoginRefused).orElse(false);
    return !refused && work.device().canPush(protocol, file) ? List.of(way) : List.of();
  }

  private static Stream<Attempt> tried(Work work) {
    return work.assignment().attempts().stream()
        .filter(attempt -> attempt.state() == AssignmentState.BACKING_UP)
        .filter(attempt -> attempt.way().isPresent());
  }

  static FailureReason nothingLeft(Work work, FlashPath file) {
    Optional<FailureReason> last =
        tried(work).flatMap(each -> each.failure().stream()).reduce((first, second) -> second);
    String all =
        tried(work)
            .map(each -> each.protocol() + ": " + each.failure().orElseThrow().message())
            .collect(Collectors.joining("; "));
    return new FailureReason(
        last.map(FailureReason::kind).orElse(FailureKind.UNSUPPORTED),
        all.isEmpty()
            ? "no protocol of the job can get " + file + " off " + work.device().device().id()
            : "no protocol got " + file + " to us: " + all,
        last.map(FailureReason::deviceWords).orElse(""),
        AssignmentState.BACKING_UP,
        DeviceEffect.NONE);
  }
}
