package io.swim.internal;

import io.swim.device.Access;
import io.swim.device.FlashPath;
import io.swim.device.RemoteFile;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.FailureReason;
import io.swim.job.ProtocolOrders;
import io.swim.job.TransferState;
import io.swim.spi.TransferDriver;
import io.swim.spi.TransferOrder;
import io.swim.spi.TransferRecord;
import io.swim.spi.TransferResult;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts transfers and goes on with them: one way of getting the image across after the other, in
 * the order of the job.
 */
final class Transfers {
  private static final Duration PERMIT_WAIT = Duration.ofSeconds(1);
  private static final int UNANSWERED_POLLS = 5;
  private static final long NOT_LOOKED = -1;

  private final Engine engine;
  private final DeviceFiles files;

  Transfers(Engine engine, DeviceFiles files) {
    this.engine = engine;
    this.files = files;
  }

  /** Goes on with the transfer under way, or begins the next. */
  StepOutcome goOn(Work work) throws DriverException, InterruptedException {
    Optional<TransferState> underWay = work.assignment().transfer();
    if (underWay.isPresent()) {
      return goOn(work, underWay.get());
    }
    Optional<Way> next = next(work);
    if (next.isEmpty()) {
      return new StepOutcome.Fail(nothingLeft(work));
    }
    Way way = next.get();
    if (!work.acquire(Engine.resource(way.protocol()), engine.transfersPerServer())) {
      return new StepOutcome.Wait(
          work.now().plus(PERMIT_WAIT),
          "all " + engine.transfersPerServer() + " places of the server are taken");
    }
    TransferState begun =
        TransferState.begun(
            way.driver().id(),
            way.protocol(),
            way.access(),
            work.now(),
            engine.publications().newPath(work.image()));
    work.save(a -> a.transfer(Optional.of(begun)));
    work.comment("copying " + work.image().fileName() + " over " + way.text());
    return step(work, begun);
  }

  private StepOutcome goOn(Work work, TransferState state)
      throws DriverException, InterruptedException {
    if (state.unwatched().isPresent()) {
      return untilItRests(work, state);
    }
    // Another process was about to start a copy when it ended: maybe it did.
    return state.token().isEmpty() ? lostSight(work, state) : step(work, state);
  }

  /** The device may be copying: nothing is deleted or started before the file has come to rest. */
  private StepOutcome lostSight(Work work, TransferState state) {
    work.save(a -> a.transfer(Optional.of(state.unwatched(NOT_LOOKED))));
    engine.endTransfer(work.assignment().id());
    return new StepOutcome.Wait(nextLook(work), "a copy may be under way; looking again");
  }

  private StepOutcome untilItRests(Work work, TransferState state)
      throws DriverException, InterruptedException {
    long bytes = bytesThere(work);
    if (bytes != state.unwatched().orElseThrow()) {
      work.comment(target(work) + " has " + bytes + " bytes now; it may still be written");
      work.save(a -> a.transfer(Optional.of(state.unwatched(bytes))));
      return new StepOutcome.Wait(nextLook(work), "the copy goes on");
    }
    work.save(a -> a.transfer(Optional.empty()));
    return new StepOutcome.Wait(work.now(), "nothing is being written");
  }

  private long bytesThere(Work work) throws DriverException, InterruptedException {
    return files
        .fileSystem(work, target(work).fileSystem())
        .file(target(work).file())
        .map(RemoteFile::sizeBytes)
        .orElse(0L);
  }

  private static Instant nextLook(Work work) {
    return work.now().plus(work.options().timeouts().confirmationInterval());
  }

  private static FlashPath target(Work work) {
    return work.assignment().origin().orElseThrow().target();
  }

  private StepOutcome step(Work work, TransferState state) throws InterruptedException {
    try {
      work.acquire(Engine.resource(state.protocol()), Integer.MAX_VALUE);
      TransferResult result = call(work, state);
      if (result instanceof TransferResult.InProgress progress) {
        int percent = engine.publications().percent(work.assignment().id());
        work.save(
            a ->
                a.transfer(Optional.of(state.withToken(progress.token())))
                    .percent(between(AssignmentState.DISTRIBUTING, percent)));
        return new StepOutcome.Wait(work.now().plus(progress.askAgainAfter()), "copying");
      }
      record(work, state, Optional.empty());
      return new StepOutcome.Done("copied over " + text(state));
    } catch (DriverException e) {
      return failed(work, state, e);
    }
  }

  private TransferResult call(Work work, TransferState state)
      throws DriverException, InterruptedException {
    TransferDriver driver =
        engine
            .drivers()
            .transferDriver(DeviceFiles.platform(work), state.protocol(), state.access())
            .orElseThrow(
                () ->
                    new DriverException(
                        FailureKind.UNSUPPORTED, DeviceEffect.NONE, "no driver " + state.driver()));
    InetAddress server =
        engine
            .publications()
            .ensure(
                work.assignment().id(),
                state.protocol(),
                state.publishedPath(),
                work.image(),
                work.device().device().address());
    if (state.token().isEmpty()) {
      work.device().checkpoint();
    }
    return driver.transfer(
        new TransferOrder(
            work.image(),
            target(work),
            state.protocol(),
            state.access(),
            server,
            state.publishedPath(),
            state.token()),
        work.device());
  }

  /** A poll that got no answer is no verdict; anything else ends this way of copying. */
  private StepOutcome failed(Work work, TransferState state, DriverException e) {
    FailureReason reason = withServersWords(work, state, Attempts.of(work).reason(e));
    work.device().discard(state.access());
    if (e.kind() == FailureKind.AUTHENTICATION && state.access() != Access.SNMP) {
      work.device().loginRefused(state.access(), reason.text());
    }
    boolean unanswered = e.kind() == FailureKind.UNREACHABLE || e.kind() == FailureKind.TIMEOUT;
    if (!state.token().isEmpty() && unanswered && work.assignment().retries() < UNANSWERED_POLLS) {
      return new StepOutcome.Retry(
          work.now().plus(work.options().timeouts().pollInterval()), UNANSWERED_POLLS + 1, reason);
    }
    if (e.effect() == DeviceEffect.UNKNOWN) {
      StepOutcome outcome = lostSight(work, state);
      work.record(attempt(work, state, Optional.of(reason)));
      return outcome;
    }
    record(work, state, Optional.of(reason));
    if (e.kind() == FailureKind.UNTRUSTED || e.kind() == FailureKind.CHANGED) {
      return new StepOutcome.Fail(reason);
    }
    // Back into the same state: it looks at the device again, removes what is half there, and
    // goes on with the next way.
    return new StepOutcome.Wait(work.now(), "the next protocol is tried");
  }

  private FailureReason withServersWords(Work work, TransferState state, FailureReason reason) {
    Optional<TransferRecord> last = engine.publications().lastTransfer(work.assignment().id());
    String seen =
        last.map(
                record ->
                    "the server saw "
                        + record.bytes()
                        + " of "
                        + work.image().sizeBytes()
                        + " bytes, "
                        + record.result()
                        + (record.detail().isEmpty() ? "" : ": " + record.detail()))
            .orElseGet(
                () ->
                    "the device never asked "
                        + engine
                            .publications()
                            .serverText(work.assignment().id(), state.protocol()));
    return reason.withMessage(reason.message() + " (" + seen + ")");
  }

  private void record(Work work, TransferState state, Optional<FailureReason> failure) {
    work.record(attempt(work, state, failure));
    engine.endTransfer(work.assignment().id());
    work.save(a -> a.transfer(Optional.empty()));
  }

  private static Attempt attempt(Work work, TransferState state, Optional<FailureReason> failure) {
    return new Attempt(
        AssignmentState.DISTRIBUTING,
        state.driver(),
        text(state),
        state.startedAt(),
        Duration.between(state.startedAt(), work.now()),
        failure);
  }

  /** Whether nothing was copied so far: what is on the device is none of ours. */
  boolean noneTried(Work work) {
    return transfers(work).findAny().isEmpty();
  }

  /** Whether there is another way to try. */
  boolean hasNext(Work work) {
    return next(work).isPresent();
  }

  private List<Way> ways(Work work) {
    ProtocolOrders orders = work.options().protocols();
    List<Way> ways = new ArrayList<>();
    for (TransferProtocol protocol : orders.transfer()) {
      for (Access access : orders.start()) {
        boolean usable = work.device().isUsable(access) && !work.device().isLoginRefused(access);
        if (usable && engine.publications().server(protocol).isPresent()) {
          engine
              .drivers()
              .transferDriver(DeviceFiles.platform(work), protocol, access)
              .ifPresent(driver -> ways.add(new Way(driver, protocol, access)));
        }
      }
    }
    return ways;
  }

  /** The first way that was not tried yet. */
  private Optional<Way> next(Work work) {
    return ways(work).stream()
        .filter(way -> transfers(work).noneMatch(attempt -> attempt.protocol().equals(way.text())))
        .findFirst();
  }

  private static Stream<Attempt> transfers(Work work) {
    return work.assignment().attempts().stream()
        .filter(attempt -> attempt.state() == AssignmentState.DISTRIBUTING)
        .filter(attempt -> attempt.protocol().contains(Way.STARTED_BY));
  }

  private static FailureReason nothingLeft(Work work) {
    Optional<FailureReason> last = work.assignment().failure().or(() -> lastTransferFailure(work));
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

  private static Optional<FailureReason> lastTransferFailure(Work work) {
    return transfers(work)
        .flatMap(attempt -> attempt.failure().stream())
        .reduce((first, second) -> second);
  }

  private static int between(AssignmentState state, int percent) {
    int next = AssignmentState.VERIFYING_IMAGE.percent();
    return state.percent() + (next - state.percent()) * percent / 100;
  }

  private static String text(TransferState state) {
    return state.protocol() + Way.STARTED_BY + state.access();
  }

  /** One way of getting the image across. */
  private record Way(TransferDriver driver, TransferProtocol protocol, Access access) {
    static final String STARTED_BY = " started by ";

    String text() {
      return protocol + STARTED_BY + access;
    }
  }
}
