package io.swim.internal;

import io.swim.device.BootMark;
import io.swim.device.DeviceFacts;
import io.swim.device.Redundancy;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.InstallStatus;
import java.util.Optional;

/**
 * Software that takes over while traffic goes on. There need not be a boot that could prove it: the
 * version that the device runs does, which was another one before, and that it is at nothing any
 * more.
 */
final class InService {
  private final FactsReader facts;
  private final Installer installer;

  InService(FactsReader facts, Installer installer) {
    this.facts = facts;
    this.installer = installer;
  }

  /** Why nothing is ordered: traffic is to go on, and would not. Empty when it would. */
  Optional<StepOutcome> refusal(Work work) throws InterruptedException {
    try {
      return installer
          .interruption(work)
          .map(
              words ->
                  new StepOutcome.Fail(
                      work.failure(
                          FailureKind.REJECTED,
                          DeviceEffect.NONE,
                          work.device().device().id()
                              + " can't change its software in service, so it was not told to: "
                              + words,
                          words)));
    } catch (DriverException e) {
      return Optional.of(Patience.again(work, Attempts.of(work).reason(e)));
    }
  }

  /** What proves that the new software took over; empty as long as nothing does. */
  Optional<String> proof(Work work) throws InterruptedException {
    try {
      InstallStatus status = installer.poll(work);
      String target = work.origin().targetVersion().orElseThrow();
      if (status.underWay().isPresent() || !status.isActivated(target, work.versions())) {
        return Optional.empty();
      }
      DeviceFacts read = facts.read(work.device(), Attempts.polling(work));
      return RunningImage.isTheOne(read, work) && unready(read).isEmpty()
          ? Optional.of("it runs " + RunningImage.text(read) + mark(read, work))
          : Optional.empty();
    } catch (DriverException e) {
      return Optional.empty();
    }
  }

  /** Why the supervisors are not yet what they were, as the device says; empty when they are. */
  static Optional<String> unready(DeviceFacts read) {
    return read.redundancy()
        .filter(both -> both.readiness() == Redundancy.Readiness.NOT_READY)
        .map(
            both ->
                "the other supervisor is not ready: " + both.peer().orElse("it tells no state"));
  }

  private static String mark(DeviceFacts read, Work work) {
    Optional<BootMark> now = read.bootMark();
    return now.isPresent() && BootProof.proves(now.get(), work)
        ? ", and has rebooted: " + now.get()
        : ", without a reboot that could be seen";
  }

  /** What the device is at now, if it says so. */
  Optional<String> underWay(Work work) throws InterruptedException {
    try {
      return installer.poll(work).underWay();
    } catch (DriverException e) {
      return Optional.empty();
    }
  }
}
