package io.swim.internal;

import io.swim.device.Access;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.FailureReason;
import io.swim.spi.Driver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Tries the protocols of an order one after the other, until one works or one may have changed the
 * device. Every try is recorded.
 */
final class Attempts {
  private final DeviceContext device;
  private final AssignmentState state;
  private final Consumer<Attempt> record;

  Attempts(DeviceContext device, AssignmentState state, Consumer<Attempt> record) {
    this.device = device;
    this.state = state;
    this.record = record;
  }

  static Attempts of(Work work) {
    return new Attempts(work.device(), work.assignment().state(), work::record);
  }

  /** For what is done often and goes without saying: only failures are recorded. */
  static Attempts quietly(Work work) {
    return new Attempts(
        work.device(),
        work.assignment().state(),
        attempt -> {
          if (attempt.failure().isPresent()) {
            work.record(attempt);
          }
        });
  }

  /** For polls of a device that may well be silent: nothing is recorded. */
  static Attempts polling(Work work) {
    return new Attempts(work.device(), work.assignment().state(), attempt -> {});
  }

  /** Whether the device may have done what it was told. */
  static boolean mayHaveBeenTaken(Attempt attempt) {
    return attempt.failure().map(reason -> reason.effect() != DeviceEffect.NONE).orElse(true);
  }

  /** The orders of a state that may have been taken; of a pair, those to the unit at work. */
  static List<Attempt> mayHaveBeenTaken(Work work, AssignmentState state) {
    return work.assignment().attempts().stream()
        .skip(work.assignment().units().attempts())
        .filter(attempt -> attempt.state() == state)
        .filter(Attempts::mayHaveBeenTaken)
        .toList();
  }

  /** What a driver does over one access. */
  interface Action<D, T> {
    T run(D driver, Access access) throws DriverException, InterruptedException;
  }

  /**
   * Tries {@code order} with the drivers that {@code drivers} has for it; accesses without a driver
   * or without credentials are passed over.
   *
   * @param what for the message when nothing could be tried
   * @throws DriverException the last failure, with the reasons of all; at once when the effect is
   *     not NONE, or when the device is not to be trusted
   */
  <D extends Driver, T> T first(
      String what, List<Access> order, Function<Access, Optional<D>> drivers, Action<D, T> action)
      throws DriverException, InterruptedException {
    List<DriverException> failures = new ArrayList<>();
    List<String> passedOver = new ArrayList<>();
    for (Access access : order) {
      Optional<D> driver = drivers.apply(access);
      if (driver.isEmpty()) {
        passedOver.add(access + " has no driver for it");
      } else if (!device.isUsable(access)) {
        passedOver.add(access + " has no credentials");
      } else if (device.isLoginRefused(access)) {
        passedOver.add(access + " refused the login before");
      } else {
        try {
          return one(
              driver.get().id(), access.name(), access, () -> action.run(driver.get(), access));
        } catch (DriverException e) {
          failures.add(e);
          if (e.effect() != DeviceEffect.NONE || e.kind() == FailureKind.UNTRUSTED) {
            break;
          }
        }
      }
    }
    throw together(what, failures, passedOver);
  }

  /** An order that changes the device. */
  interface Order<D> {
    void give(D driver, Access access) throws DriverException, InterruptedException;
  }

  /**
   * Gives an order as {@link #first} does, and each time only while the assignment is still ours.
   *
   * @param what for the message when nobody could be asked to do it
   * @throws DriverException as {@link #first} does
   */
  <D extends Driver> void order(
      String what, List<Access> accesses, Function<Access, Optional<D>> drivers, Order<D> order)
      throws DriverException, InterruptedException {
    first(
        what,
        accesses,
        drivers,
        (driver, access) -> {
          device.checkpoint();
          order.give(driver, access);
          return access;
        });
  }

  /** One try; recorded, and its session discarded when it failed in a way that spoils it. */
  <T> T one(String driver, String protocol, Access access, Try<T> action)
      throws DriverException, InterruptedException {
    Instant start = device.clock().instant();
    try {
      T result = action.run();
      device.tried(access, Optional.empty());
      record.accept(attempt(driver, protocol, access, start, Optional.empty()));
      return result;
    } catch (DriverException e) {
      if (e.kind() != FailureKind.REJECTED && e.kind() != FailureKind.UNSUPPORTED) {
        device.discard(access);
        device.tried(access, Optional.of(reason(e).text()));
        if (e.kind() == FailureKind.AUTHENTICATION && access != Access.SNMP) {
          device.loginRefused(access, reason(e).text());
        }
      }
      record.accept(attempt(driver, protocol, access, start, Optional.of(reason(e))));
      throw e;
    }
  }

  /** One try of {@link #one}. */
  interface Try<T> {
    T run() throws DriverException, InterruptedException;
  }

  /** The reason to store: without any secret that a device may have echoed. */
  FailureReason reason(DriverException e) {
    return new FailureReason(
        e.kind(),
        device.transcript().scrub(String.valueOf(e.getMessage())),
        device.transcript().scrub(e.deviceWords()),
        state,
        e.effect());
  }

  private Attempt attempt(
      String driver,
      String protocol,
      Access access,
      Instant start,
      Optional<FailureReason> failure) {
    return new Attempt(
        state,
        driver,
        protocol,
        Optional.of(access),
        Optional.empty(),
        start,
        Duration.between(start, device.clock().instant()),
        failure,
        Optional.empty());
  }

  private DriverException together(
      String what, List<DriverException> failures, List<String> passedOver) {
    if (failures.isEmpty()) {
      return new DriverException(
          FailureKind.UNSUPPORTED,
          DeviceEffect.NONE,
          "nothing can "
              + what
              + " on "
              + device.device().id()
              + ": "
              + String.join(", ", passedOver));
    }
    DriverException last = failures.get(failures.size() - 1);
    if (failures.size() == 1) {
      return last;
    }
    StringBuilder all = new StringBuilder();
    for (DriverException each : failures) {
      all.append(all.isEmpty() ? "" : "; ").append(each.getMessage());
    }
    DriverException together =
        new DriverException(last.kind(), last.effect(), all.toString(), last.deviceWords());
    together.addSuppressed(last);
    return together;
  }
}
