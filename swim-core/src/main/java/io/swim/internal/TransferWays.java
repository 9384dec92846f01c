package io.swim.internal;

import io.swim.device.Access;
import io.swim.device.DistributionServer;
import io.swim.device.FlashPath;
import io.swim.device.ServerId;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.FailureKind;
import io.swim.job.Arrival;
import io.swim.job.Assignment;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which ways there are of getting the image across, which were tried, and which is next. */
final class TransferWays {
  private final Engine engine;
  private final Sources sources;

  TransferWays(Engine engine, Sources sources) {
    this.engine = engine;
    this.sources = sources;
  }

  /**
   * The first way that was not tried yet. Where the device began a copy and failed, the other
   * protocols come before other starts of the same one.
   */
  Optional<TransferWay> next(Work work) {
    List<TransferWay> left =
        all(work).stream()
            .filter(way -> transfers(work).noneMatch(attempt -> isSame(way, attempt)))
            .toList();
    return left.stream()
        .filter(way -> transfers(work).noneMatch(attempt -> failedAlike(way, attempt)))
        .findFirst()
        .or(() -> left.stream().findFirst());
  }

  /** Whether nothing was copied so far: what is on the device is none of ours. */
  static boolean noneTried(Work work) {
    return transfers(work).findAny().isEmpty();
  }

  /** Whose login a way needs on the device. */
  static Optional<Access> access(TransferWay way) {
    if (way instanceof TransferWay.Pull pull) {
      return Optional.of(pull.access());
    }
    if (way instanceof TransferWay.Upload upload) {
      return Optional.of(upload.access());
    }
    return switch (way.protocol()) {
      case SCP, SFTP -> Optional.of(Access.SSH);
      case HTTP, HTTPS -> Optional.of(Access.HTTPS);
      case FTP, TFTP -> Optional.empty();
    };
  }

  private List<TransferWay> all(Work work) {
    ProtocolOrders orders = work.protocols();
    List<TransferWay> ways = new ArrayList<>();
    for (TransferProtocol protocol : orders.transfer()) {
      for (Direction direction : orders.directions()) {
        ways.addAll(direction == Direction.PULL ? pulls(work, protocol) : pushes(work, protocol));
      }
    }
    return ways;
  }

  private List<TransferWay> pulls(Work work, TransferProtocol protocol) {
    if (!sources.canServe(work, protocol)) {
      return List.of();
    }
    Optional<ServerId> server = sources.server(work).map(DistributionServer::id);
    List<TransferWay> ways = new ArrayList<>();
    for (Access access : work.protocols().start()) {
      boolean usable = work.device().isUsable(access) && !work.device().isLoginRefused(access);
      if (usable
          && engine.drivers().transferDriver(work.platform(), protocol, access).isPresent()) {
        ways.add(new TransferWay.Pull(protocol, access, server));
      }
    }
    return ways;
  }

  private List<TransferWay> pushes(Work work, TransferProtocol protocol) {
    TransferWay way = new TransferWay.Push(protocol);
    boolean refused = access(way).map(work.device()::isLoginRefused).orElse(false);
    boolean possible =
        !refused
            && work.device().canPush(protocol, work.target())
            && engine.drivers().pushDriver(work.platform(), protocol).isPresent();
    return possible ? List.of(way) : List.of();
  }

  private static boolean isSame(TransferWay way, Attempt attempt) {
    return !isBrokenOff(attempt) && attempt.way().equals(Optional.of(way));
  }

  /** It failed in the device, over the same protocol: it may well fail again. */
  private static boolean failedAlike(TransferWay way, Attempt attempt) {
    TransferWay other = attempt.way().orElseThrow();
    return !isBrokenOff(attempt)
        && way.getClass() == other.getClass()
        && way.protocol() == other.protocol()
        && attempt.failure().map(TransferWays::wasStarted).orElse(true);
  }

  /** A device that was not reached, or not let in, has said nothing and done nothing. */
  static boolean wasStarted(FailureReason reason) {
    boolean noWayIn =
        switch (reason.kind()) {
          case UNREACHABLE, AUTHENTICATION, UNSUPPORTED -> true;
          default -> false;
        };
    return reason.effect() != DeviceEffect.NONE || !noWayIn || !reason.deviceWords().isEmpty();
  }

  private static boolean isBrokenOff(Attempt attempt) {
    return attempt.failure().map(FailureReason::kind).equals(Optional.of(FailureKind.BROKEN_OFF));
  }

  private static Stream<Attempt> transfers(Work work) {
    return transfers(work.assignment());
  }

  private static Stream<Attempt> transfers(Assignment assignment) {
    return assignment.attempts().stream()
        .skip(assignment.arrival().attempts())
        .filter(attempt -> attempt.state() == AssignmentState.DISTRIBUTING)
        .filter(attempt -> attempt.way().isPresent());
  }

  /** Whether a copy of the image that it is at may have left something, so far. */
  static boolean mayHaveCopied(Assignment assignment) {
    return assignment.transfer().isPresent()
        || transfers(assignment).anyMatch(Attempts::mayHaveBeenTaken);
  }

  /**
   * The files that copies of this upgrade may have brought, whole or in part, in the order of its
   * images; one that was there before is not among them.
   */
  static List<FlashPath> copied(Work work) {
    Arrival arrival = work.assignment().arrival();
    return IntStream.range(0, work.images().size())
        .filter(
            i ->
                i == arrival.images()
                    ? mayHaveCopied(work.assignment())
                    : arrival.copied().contains(i))
        .mapToObj(i -> work.images().get(i).fileName())
        .map(name -> new FlashPath(work.origin().target().fileSystem(), name))
        .toList();
  }

  /** The last copy that was tried; what it brought is on the device now. */
  static Optional<Attempt> last(Work work) {
    return last(work.assignment());
  }

  static Optional<Attempt> last(Assignment assignment) {
    return transfers(assignment).reduce((first, second) -> second);
  }

  static FailureReason nothingLeft(Work work) {
    Optional<FailureReason> last = work.assignment().failure().or(() -> lastFailure(work));
    String all =
        transfers(work)
            .filter(attempt -> attempt.failure().isPresent())
            .map(attempt -> attempt.protocol() + ": " + attempt.failure().orElseThrow().message())
            .collect(Collectors.joining("; "));
    return new FailureReason(
        last.map(FailureReason::kind).orElse(FailureKind.UNSUPPORTED),
        all.isEmpty()
            ? "no protocol of the job can copy to " + work.device().device().id()
            : "no protocol got the image across: " + all,
        last.map(FailureReason::deviceWords).orElse(""),
        AssignmentState.DISTRIBUTING,
        DeviceEffect.NONE);
  }

  private static Optional<FailureReason> lastFailure(Work work) {
    return transfers(work)
        .flatMap(attempt -> attempt.failure().stream())
        .reduce((first, second) -> second);
  }
}
