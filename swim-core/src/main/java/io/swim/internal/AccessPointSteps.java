package io.swim.internal;

import io.swim.device.Access;
import io.swim.device.AccessPoint;
import io.swim.device.AccessPoint.Predownload;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.AccessPoints;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.FailureReason;
import io.swim.job.SoftwareChange;
import io.swim.spi.AccessPointDriver;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The access points of a controller get their image before it reloads: all of them, or none goes
 * on.
 */
final class AccessPointSteps {
  private static final int ORDERS = 3;
  private static final int TRIES = 5;
  private static final int MOST_NAMED = 10;

  private final Engine engine;

  AccessPointSteps(Engine engine) {
    this.engine = engine;
  }

  /** Whether there is anything to do for the access points of that device. */
  boolean areDueFor(Work work) {
    return work.options().accessPoints() == AccessPoints.PREDOWNLOAD
        && engine.drivers().hasAccessPointDriver(work.platform());
  }

  StepOutcome predownload(Work work) throws InterruptedException {
    try {
      List<AccessPoint> all = all(work);
      List<AccessPoint> left = all.stream().filter(each -> !isReady(each, work)).toList();
      if (left.isEmpty()) {
        return swapped(work, all);
      }
      if (left.stream().anyMatch(AccessPointSteps::isUnderWay) || !mayOrder(work)) {
        return wait(work, all, left);
      }
      if (orders(work).count() >= ORDERS) {
        return new StepOutcome.Fail(failure(work, all, left));
      }
      work.comment("access points download their image: " + names(left));
      order(
          "have access points download",
          work,
          (driver, access) -> driver.predownload(access, work.device()));
      return wait(work, all, left);
    } catch (DriverException e) {
      return Patience.orderAgain(work, e, TRIES);
    }
  }

  private StepOutcome swapped(Work work, List<AccessPoint> all)
      throws DriverException, InterruptedException {
    if (all.isEmpty()) {
      return done(work, "no access point has joined it");
    }
    order(
        "have access points boot it", work, (driver, access) -> driver.swap(access, work.device()));
    return done(work, "all " + all.size() + " access points have their image");
  }

  /** What a device with slots boots is chosen next. */
  private static StepOutcome done(Work work, String note) {
    return work.origin().change() == SoftwareChange.SLOT
        ? new StepOutcome.Jump(AssignmentState.ACTIVATING, note)
        : new StepOutcome.Done(note);
  }

  private void order(String what, Work work, Attempts.Order<AccessPointDriver> order)
      throws DriverException, InterruptedException {
    Attempts.of(work).order(what, work.device().configOrder(), drivers(work), order);
  }

  private Function<Access, Optional<AccessPointDriver>> drivers(Work work) {
    return access -> engine.drivers().accessPointDriver(work.platform(), access);
  }

  private List<AccessPoint> all(Work work) throws DriverException, InterruptedException {
    return Attempts.quietly(work)
        .first(
            "read its access points",
            work.device().configOrder(),
            drivers(work),
            (driver, access) -> driver.accessPoints(access, work.device()));
  }

  /** It has the image; or it can't get one before the controller reloads. */
  private boolean isReady(AccessPoint one, Work work) {
    return one.state() == Predownload.NOT_SUPPORTED
        || has(one.primaryVersion(), work)
        || has(one.backupVersion(), work)
        || one.state() == Predownload.COMPLETE
            && (one.predownloadVersion().isEmpty() || isTarget(one.predownloadVersion(), work));
  }

  /** Where the controller runs a version of the same numbers already, they tell nothing. */
  private boolean has(Optional<String> version, Work work) {
    boolean same =
        work.origin().version().map(ApVersion::numbers).equals(Optional.of(targetNumbers(work)));
    return same ? version.filter(its -> isSame(its, work)).isPresent() : isTarget(version, work);
  }

  private boolean isTarget(Optional<String> version, Work work) {
    return version
        .filter(its -> isSame(its, work) || ApVersion.isOf(its, targetNumbers(work)))
        .isPresent();
  }

  private boolean isSame(String version, Work work) {
    return work.versions().same(version, work.origin().targetVersion().orElseThrow());
  }

  private static List<String> targetNumbers(Work work) {
    return ApVersion.numbers(work.origin().targetVersion().orElseThrow());
  }

  private static boolean isUnderWay(AccessPoint one) {
    return one.state() == Predownload.DOWNLOADING || one.state() == Predownload.INITIATED;
  }

  private static Stream<Attempt> orders(Work work) {
    return work.assignment().attempts().stream()
        .filter(attempt -> attempt.state() == AssignmentState.PREDOWNLOADING)
        .filter(attempt -> attempt.failure().isEmpty());
  }

  /** A controller needs a while before it shows what it was told. */
  private static boolean mayOrder(Work work) {
    Instant last = orders(work).map(Attempt::startedAt).max(Instant::compareTo).orElse(Instant.MIN);
    return last.equals(Instant.MIN)
        || !work.now().isBefore(last.plus(work.options().timeouts().confirmationInterval()));
  }

  private static StepOutcome wait(Work work, List<AccessPoint> all, List<AccessPoint> left) {
    return new StepOutcome.Wait(
        nextLook(work),
        (all.size() - left.size())
            + " of "
            + all.size()
            + " access points have their image; not "
            + names(left));
  }

  private static Instant nextLook(Work work) {
    return work.now().plus(work.options().timeouts().confirmationInterval());
  }

  private static FailureReason failure(Work work, List<AccessPoint> all, List<AccessPoint> left) {
    return work.failure(
        FailureKind.REJECTED,
        DeviceEffect.APPLIED,
        left.size()
            + " of "
            + all.size()
            + " access points did not get their image, though they were told "
            + ORDERS
            + " times: "
            + names(left)
            + "; the controller is not reloaded",
        left.stream()
            .flatMap(each -> each.cause().stream())
            .distinct()
            .collect(Collectors.joining("; ")));
  }

  private static String names(List<AccessPoint> some) {
    String named =
        some.stream()
            .limit(MOST_NAMED)
            .map(AccessPoint::toString)
            .collect(Collectors.joining(", "));
    return some.size() > MOST_NAMED
        ? named + " and " + (some.size() - MOST_NAMED) + " more"
        : named;
  }
}
