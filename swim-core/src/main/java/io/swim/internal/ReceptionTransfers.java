package io.swim.internal;

import io.swim.device.Access;
import io.swim.device.FlashPath;
import io.swim.device.Login;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.AssignmentId;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.FailureReason;
import io.swim.job.TransferWay;
import io.swim.spi.FetchRoute;
import io.swim.spi.TransferResult;
import io.swim.spi.UploadDriver;
import io.swim.spi.UploadOrder;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the transfer of a file from a device to us, goes on with it, and notes how it ended. */
final class ReceptionTransfers {
  private static final Logger LOG = LoggerFactory.getLogger(ReceptionTransfers.class);
  private static final int UNANSWERED_POLLS = 5;

  private final Engine engine;

  ReceptionTransfers(Engine engine) {
    this.engine = engine;
  }

  /**
   * Makes everything ready for a way; the device has not been told yet.
   *
   * @param mostBytes more ends the transfer
   * @return empty when that way can't be gone: it is noted as tried, and nothing of it is left
   * @throws DriverException when the file can't be taken here, whatever the way
   */
  Optional<Reception> prepare(Work work, TransferWay way, FlashPath file, long mostBytes)
      throws DriverException {
    AssignmentId id = work.assignment().id();
    Progress percent = new Progress(mostBytes);
    String driver =
        way instanceof TransferWay.Upload upload ? driver(work, upload).id() : "file-client";
    Received into = Received.of(engine, work, file, mostBytes);
    Reception reception =
        new Reception(
            way,
            driver,
            work.now(),
            into,
            bytes -> {
              if (percent.isNews(bytes)) {
                engine.events().progressed(engine.clock().instant(), id, bytes, mostBytes);
              }
            });
    engine.receptions().begin(id, reception);
    try {
      if (way instanceof TransferWay.Upload) {
        publish(work, reception, file, mostBytes);
      }
      return Optional.of(reception);
    } catch (DriverException e) {
      ended(work, reception, Optional.of(Attempts.of(work).reason(e)));
      return Optional.empty();
    }
  }

  /** A part of the host's that is wrong about one way may be right about the next. */
  private void publish(Work work, Reception reception, FlashPath file, long mostBytes)
      throws DriverException {
    try {
      FetchRoute route = engine.publications().route(work.device().device());
      engine
          .receptions()
          .publish(reception, route, file.name(), mostBytes, work.device().deadline());
    } catch (RuntimeException e) {
      LOG.error("{} could not be offered to {}", reception.way(), work.assignment().id(), e);
      throw new DriverException(
              FailureKind.INTERNAL, DeviceEffect.NONE, "the server here could not be set up: " + e)
          .withCause(e);
    }
  }

  /**
   * Starts it, or looks how it stands.
   *
   * @return when to look again; empty when the whole file is here
   */
  Optional<Duration> step(Work work, Reception reception, FlashPath file)
      throws DriverException, InterruptedException {
    if (!(reception.way() instanceof TransferWay.Upload upload)) {
      new DeviceDownload(work.device(), reception.way().protocol(), file).into(reception);
      return Optional.empty();
    }
    Optional<Login> login = reception.login();
    login.ifPresent(each -> work.device().transcript().hide(each.password()));
    TransferResult result =
        driver(work, upload)
            .upload(
                new UploadOrder(
                    file,
                    upload.access(),
                    reception.at(),
                    login,
                    engine.publications().route(work.device().device()),
                    reception.signs(),
                    reception.token()),
                work.device());
    if (result instanceof TransferResult.InProgress progress) {
      reception.token(progress.token());
      return Optional.of(progress.askAgainAfter());
    }
    reception.awaitWhole();
    return Optional.empty();
  }

  private UploadDriver driver(Work work, TransferWay.Upload way) throws DriverException {
    return engine
        .drivers()
        .uploadDriver(work.platform(), way.protocol(), way.access())
        .orElseThrow(
            () ->
                new DriverException(
                    FailureKind.UNSUPPORTED, DeviceEffect.NONE, "no driver for " + way));
  }

  /** A poll that got no answer is no verdict; anything else ends this way, and the next follows. */
  StepOutcome failed(Work work, Reception reception, DriverException e) {
    TransferWay way = reception.way();
    FailureReason told = Attempts.of(work).reason(e).withEffect(DeviceEffect.NONE);
    FailureReason reason =
        reception.seen().map(seen -> told.withMessage(told.message() + "; " + seen)).orElse(told);
    Optional<Access> access = TransferWays.access(way);
    access.ifPresent(work.device()::discard);
    if (e.kind() == FailureKind.AUTHENTICATION && !access.equals(Optional.of(Access.SNMP))) {
      access.ifPresent(each -> work.device().loginRefused(each, reason.text()));
    }
    boolean unanswered =
        e.deviceWords().isEmpty()
            && (e.kind() == FailureKind.UNREACHABLE || e.kind() == FailureKind.TIMEOUT);
    if (unanswered
        && !reception.token().isEmpty()
        && work.assignment().retries() < UNANSWERED_POLLS) {
      return new StepOutcome.Retry(
          work.now().plus(work.options().timeouts().pollInterval()), UNANSWERED_POLLS + 1, reason);
    }
    ended(work, reception, Optional.of(reason));
    return e.kind() == FailureKind.UNTRUSTED
        ? new StepOutcome.Fail(reason)
        : new StepOutcome.Wait(work.now(), way + " failed: " + reason.text());
  }

  /** Notes the try; nothing is taken any more. */
  void ended(Work work, Reception reception, Optional<FailureReason> failure) {
    engine.endCopies(work.assignment().id());
    work.record(
        new Attempt(
            AssignmentState.BACKING_UP,
            reception.driver(),
            reception.way().toString(),
            TransferWays.access(reception.way()),
            Optional.of(reception.way()),
            reception.startedAt(),
            Duration.between(reception.startedAt(), work.now()),
            failure,
            Optional.empty()));
  }
}
