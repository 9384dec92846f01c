package io.swim.internal;

import io.swim.device.Access;
import io.swim.device.FileLocation;
import io.swim.device.FlashPath;
import io.swim.device.Login;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import io.swim.job.AssignmentId;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.FailureReason;
import io.swim.job.TransferState;
import io.swim.job.TransferWay;
import io.swim.spi.FetchRoute;
import io.swim.spi.PushDriver;
import io.swim.spi.PushOrder;
import io.swim.spi.TransferDriver;
import io.swim.spi.TransferOrder;
import io.swim.spi.TransferResult;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Starts transfers and goes on with them: one way of getting the image across after the other, in
 * the order of the job.
 */
final class Transfers {
  private static final Duration PERMIT_WAIT = Duration.ofSeconds(1);
  private static final int UNANSWERED_POLLS = 5;
  private static final long NOT_LOOKED = -1;
  private static final Duration PLACEMENT_WAIT = Duration.ofSeconds(5);
  private static final int LOOKS = 40;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final Engine engine;
  private final DeviceFiles files;
  private final SlotSteps slots;
  private final TransferWays ways;
  private final Sources sources;
  private final CopyTime time;

  Transfers(Engine engine, DeviceFiles files, SlotSteps slots, TransferWays ways, Sources sources) {
    this.engine = engine;
    this.files = files;
    this.slots = slots;
    this.ways = ways;
    this.sources = sources;
    this.time = new CopyTime(engine.publications());
  }

  /** Goes on with the transfer under way, or begins the next. */
  StepOutcome goOn(Work work) throws DriverException, InterruptedException {
    Optional<TransferState> underWay = work.assignment().transfer();
    if (underWay.isPresent()) {
      return goOn(work, underWay.get());
    }
    Optional<TransferWay> next = ways.next(work);
    if (next.isEmpty()) {
      return new StepOutcome.Fail(TransferWays.nothingLeft(work));
    }
    TransferWay way = next.get();
    if (!work.acquire(Engine.resource(way), engine.slots(way))) {
      return new StepOutcome.Wait(
          work.now().plus(PERMIT_WAIT),
          "all " + engine.slots(way) + " places of the server are taken");
    }
    return way instanceof TransferWay.Pull pull ? beginPull(work, pull) : beginPush(work, way);
  }

  private StepOutcome beginPush(Work work, TransferWay way)
      throws DriverException, InterruptedException {
    PushDriver driver = pushDriver(work, way.protocol());
    return begin(work, TransferState.begun(driver.id(), way, work.now(), Optional.empty()));
  }

  private StepOutcome beginPull(Work work, TransferWay.Pull way)
      throws DriverException, InterruptedException {
    String driver = pullDriver(work, way).id();
    Optional<FileLocation> placed;
    try {
      placed = sources.place(work, way);
    } catch (DriverException e) {
      // Nothing was begun on the device; the next way may be served by another server.
      TransferState never = TransferState.begun(driver, way, work.now(), Optional.empty());
      record(work, never, Optional.of(Attempts.of(work).reason(e)));
      return nextProtocol(work);
    }
    if (placed.isEmpty()) {
      engine.endCopies(work.assignment().id());
      return new StepOutcome.Wait(
          work.now().plus(PLACEMENT_WAIT), "the image is being put on the server");
    }
    return begin(work, TransferState.begun(driver, way, work.now(), placed));
  }

  private StepOutcome begin(Work work, TransferState begun) throws InterruptedException {
    work.save(a -> a.transfer(Optional.of(begun)));
    work.comment("copying " + work.image().fileName() + " over " + begun.way());
    return step(work, begun);
  }

  private TransferDriver pullDriver(Work work, TransferWay.Pull way) throws DriverException {
    return engine
        .drivers()
        .transferDriver(work.platform(), way.protocol(), way.access())
        .orElseThrow(() -> noDriver(way));
  }

  private PushDriver pushDriver(Work work, TransferProtocol protocol) throws DriverException {
    return engine
        .drivers()
        .pushDriver(work.platform(), protocol)
        .orElseThrow(() -> noDriver(new TransferWay.Push(protocol)));
  }

  private static DriverException noDriver(TransferWay way) {
    return new DriverException(FailureKind.UNSUPPORTED, DeviceEffect.NONE, "no driver for " + way);
  }

  private StepOutcome goOn(Work work, TransferState state)
      throws DriverException, InterruptedException {
    if (state.unwatched().isPresent()) {
      return untilItRests(work, state);
    }
    if (!state.token().isEmpty()) {
      return step(work, state);
    }
    // Another process was about to start a copy when it ended: maybe it did.
    StepOutcome outcome = lostSight(work, state);
    work.record(attempt(work, state, Optional.of(brokenOff())));
    return outcome;
  }

  private static FailureReason brokenOff() {
    return new FailureReason(
        FailureKind.BROKEN_OFF,
        "SWIM was restarted when the copy was to be started",
        "",
        AssignmentState.DISTRIBUTING,
        DeviceEffect.UNKNOWN);
  }

  /** The device may be copying: nothing is deleted or started before the file has come to rest. */
  private StepOutcome lostSight(Work work, TransferState state) {
    time.giveBack(work, state);
    work.save(a -> a.answered().transfer(Optional.of(state.unwatched(NOT_LOOKED))));
    engine.endCopies(work.assignment().id());
    return new StepOutcome.Wait(nextLook(work), "a copy may be under way; looking again");
  }

  private StepOutcome untilItRests(Work work, TransferState state)
      throws DriverException, InterruptedException {
    boolean slot = SlotSteps.isFor(work);
    long now = slot ? slots.look(work).orElse(NOT_LOOKED) : files.bytes(work, target(work));
    if (now == NOT_LOOKED || now != state.unwatched().orElseThrow()) {
      work.comment(
          slot
              ? "its slots are looked at once more; one may still be written"
              : target(work) + " has " + now + " bytes now; it may still be written");
      work.save(a -> a.answered().transfer(Optional.of(state.unwatched(now))));
      return new StepOutcome.Wait(nextLook(work), "the copy goes on");
    }
    work.save(a -> a.answered().transfer(Optional.empty()));
    return new StepOutcome.Wait(work.now(), "nothing is being written");
  }

  private static Instant nextLook(Work work) {
    return work.now().plus(work.options().timeouts().confirmationInterval());
  }

  private static FlashPath target(Work work) {
    return work.target();
  }

  private StepOutcome step(Work work, TransferState state) throws InterruptedException {
    try {
      work.acquire(Engine.resource(state.way()), Integer.MAX_VALUE);
      TransferResult result = call(work, state);
      if (result instanceof TransferResult.InProgress progress) {
        int percent = engine.publications().percent(work.assignment().id());
        work.save(
            a ->
                a.answered()
                    .transfer(Optional.of(state.withToken(progress.token())))
                    .percent(between(AssignmentState.DISTRIBUTING, percent)));
        return new StepOutcome.Wait(work.now().plus(progress.askAgainAfter()), "copying");
      }
      awaitRecord(work);
      record(work, state, Optional.empty());
      return new StepOutcome.Done("copied over " + state.way());
    } catch (DriverException e) {
      return failed(work, state, e);
    }
  }

  /** A device may say that it is done before our server's thread has noticed. */
  private void awaitRecord(Work work) throws InterruptedException {
    for (int looks = 0; looks < LOOKS; looks++) {
      if (!engine.publications().isSending(work.assignment().id())) {
        return;
      }
      work.device().pause(BETWEEN_LOOKS);
    }
  }

  private TransferResult call(Work work, TransferState state)
      throws DriverException, InterruptedException {
    if (state.way() instanceof TransferWay.Pull pull) {
      return pull(work, state, pull);
    }
    push(work, state);
    return new TransferResult.Finished();
  }

  private TransferResult pull(Work work, TransferState state, TransferWay.Pull way)
      throws DriverException, InterruptedException {
    FileLocation source = state.source().orElseThrow();
    FetchRoute route = work.device().route();
    Optional<Login> login = sources.open(work, state, way, route);
    if (state.token().isEmpty()) {
      work.device().checkpoint();
    }
    AssignmentId id = work.assignment().id();
    long size = work.image().sizeBytes();
    work.device()
        .copying(
            () -> time.isServed(id, size, work.now()), CopyTime.latest(work, state.startedAt()));
    try {
      return pullDriver(work, way)
          .transfer(
              new TransferOrder(
                  work.image(),
                  target(work),
                  way.access(),
                  source,
                  login,
                  route,
                  sources.signs(work, way),
                  state.token()),
              work.device());
    } finally {
      work.device().copied();
    }
  }

  private void push(Work work, TransferState state) throws DriverException, InterruptedException {
    AssignmentId id = work.assignment().id();
    Progress progress = new Progress(work.image().sizeBytes());
    AtomicReference<Instant> moved = new AtomicReference<>(work.now());
    work.device().checkpoint();
    work.device()
        .copying(
            () -> work.now().isBefore(moved.get().plus(CopyTime.PAUSE)),
            CopyTime.latest(work, state.startedAt()));
    try (ImageContent content = engine.files().open(work.image())) {
      pushDriver(work, state.way().protocol())
          .push(
              new PushOrder(
                  work.image(),
                  content,
                  target(work),
                  state.way().protocol(),
                  bytes -> {
                    moved.set(work.now());
                    if (progress.isNews(bytes)) {
                      engine.events().progressed(work.now(), id, bytes, work.image().sizeBytes());
                    }
                  }),
              work.device());
    } catch (IOException e) {
      throw new DriverException(
              FailureKind.INTERNAL,
              DeviceEffect.UNKNOWN,
              "the image can't be read: " + e.getMessage())
          .withCause(e);
    } finally {
      work.device().copied();
    }
  }

  /** A poll that got no answer is no verdict; anything else ends this way of copying. */
  private StepOutcome failed(Work work, TransferState state, DriverException e) {
    boolean unheard = !state.token().isEmpty() && isUnheard(e);
    DeviceEffect effect =
        unheard && e.effect() == DeviceEffect.NONE ? DeviceEffect.UNKNOWN : e.effect();
    FailureReason reason =
        scrubbed(work, withServersWords(work, state, reasonOf(work, state, e, effect)));
    Optional<Access> access = TransferWays.access(state.way());
    access.ifPresent(work.device()::discard);
    if (e.kind() == FailureKind.AUTHENTICATION && !access.equals(Optional.of(Access.SNMP))) {
      access.ifPresent(each -> work.device().loginRefused(each, reason.text()));
    }
    boolean unanswered = e.kind() == FailureKind.UNREACHABLE || e.kind() == FailureKind.TIMEOUT;
    if (unheard && unanswered && work.assignment().retries() < UNANSWERED_POLLS) {
      return new StepOutcome.Retry(
          work.now().plus(work.options().timeouts().pollInterval()), UNANSWERED_POLLS + 1, reason);
    }
    if (TransferWays.wasStarted(reason)) {
      sources.doubt(work, state.way());
    }
    if (effect == DeviceEffect.UNKNOWN) {
      StepOutcome outcome = lostSight(work, state);
      work.record(attempt(work, state, Optional.of(reason)));
      return outcome;
    }
    record(work, state, Optional.of(reason));
    if (e.kind() == FailureKind.UNTRUSTED || e.kind() == FailureKind.CHANGED) {
      return new StepOutcome.Fail(reason);
    }
    return nextProtocol(work);
  }

  /**
   * Back into the same state: it looks at the device again, removes what is half there, and goes on
   * with the next way.
   */
  private static StepOutcome nextProtocol(Work work) {
    return new StepOutcome.Wait(work.now(), "the next protocol is tried");
  }

  /** The device could not be asked how its copy goes: it did not say that it has failed. */
  private static boolean isUnheard(DriverException e) {
    return e.effect() != DeviceEffect.APPLIED
        && (e.kind().mayPass() || e.kind() == FailureKind.AUTHENTICATION);
  }

  private FailureReason reasonOf(
      Work work, TransferState state, DriverException e, DeviceEffect effect) {
    FailureReason reason = Attempts.of(work).reason(e).withEffect(effect);
    return sources.letDown(work, state) && effect != DeviceEffect.UNKNOWN
        ? new FailureReason(
            FailureKind.BROKEN_OFF,
            "SWIM was restarted during the copy: " + reason.message(),
            reason.deviceWords(),
            reason.state(),
            reason.effect())
        : reason;
  }

  private static FailureReason scrubbed(Work work, FailureReason reason) {
    return reason.withMessage(work.device().transcript().scrub(reason.message()));
  }

  private FailureReason withServersWords(Work work, TransferState state, FailureReason reason) {
    return sources
        .seen(work, state)
        .map(seen -> reason.withMessage(reason.message() + " (" + seen + ")"))
        .orElse(reason);
  }

  private void record(Work work, TransferState state, Optional<FailureReason> failure) {
    work.record(attempt(work, state, failure));
    time.giveBack(work, state);
    engine.endCopies(work.assignment().id());
    work.save(a -> a.answered().transfer(Optional.empty()));
  }

  private Attempt attempt(Work work, TransferState state, Optional<FailureReason> failure) {
    return new Attempt(
        AssignmentState.DISTRIBUTING,
        state.driver(),
        state.way().toString(),
        TransferWays.access(state.way()),
        Optional.of(state.way()),
        state.startedAt(),
        Duration.between(state.startedAt(), work.now()),
        failure,
        engine.publications().sent(work.assignment().id()));
  }

  private static int between(AssignmentState state, int percent) {
    int next = AssignmentState.VERIFYING_IMAGE.percent();
    return state.percent() + (next - state.percent()) * percent / 100;
  }
}
