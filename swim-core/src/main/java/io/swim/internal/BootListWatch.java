package io.swim.internal;

import io.swim.device.BootConfiguration;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.AssignmentState;
import io.swim.job.FailureReason;
import io.swim.job.SoftwareChange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a single device boots, once that was set: somebody may change it before the reload. Then it
 * is not reloaded, and what they have set is left. Units of a pair are seen to by {@link
 * PairSteps}.
 */
final class BootListWatch {
  private final DeviceFiles files;

  BootListWatch(DeviceFiles files) {
    this.files = files;
  }

  /**
   * Right before each order to reload it.
   *
   * @return empty when the image is what it boots first, or nobody can be asked
   */
  Optional<StepOutcome> changed(Work work) throws InterruptedException {
    if (!isFor(work)) {
      return Optional.empty();
    }
    try {
      // What is noted in this state are orders alone: by them it is told what may have been done.
      BootConfiguration now = files.boot(work, Attempts.polling(work));
      return bootsImage(now, work)
          ? Optional.empty()
          : Optional.of(
              new StepOutcome.Fail(
                  work.failure(
                      FailureKind.CHANGED,
                      DeviceEffect.APPLIED,
                      work.device().device().id()
                          + " would boot "
                          + text(now)
                          + ", and "
                          + work.origin().target()
                          + " was set as the first one, where it had booted "
                          + work.origin().bootList()
                          + " before: somebody has changed that, so it is not reloaded")));
    } catch (DriverException e) {
      FailureReason reason = Attempts.of(work).reason(e).withEffect(DeviceEffect.APPLIED);
      return e.kind() == FailureKind.UNSUPPORTED
          ? Optional.empty()
          : Optional.of(Patience.again(work, reason));
    }
  }

  /** What it has saved, too, where that is another list. */
  static String text(BootConfiguration now) {
    return StackBoot.text(now)
        + now.savedImages()
            .filter(list -> !list.equals(now.images()))
            .map(list -> ", and has " + list + " saved")
            .orElse("");
  }

  /** Whether it was not reloaded because its list is one of somebody else's, which it still is. */
  static boolean isTheirs(BootConfiguration now, Work work) {
    return isFor(work)
        && !isSet(now, work)
        && work.assignment()
            .failure()
            .filter(each -> each.kind() == FailureKind.CHANGED)
            .filter(each -> each.state() == AssignmentState.REBOOTING)
            .isPresent();
  }

  private static boolean isFor(Work work) {
    return work.origin().change() == SoftwareChange.BOOT_LIST && !Pair.isFor(work);
  }

  /** As it is configured and as it is saved. */
  private static boolean bootsImage(BootConfiguration now, Work work) {
    return isSet(now, work) && now.savedImages().stream().allMatch(list -> isFirst(list, work));
  }

  /** Also at the other members of a stack. */
  private static boolean isSet(BootConfiguration now, Work work) {
    return Stream.concat(Stream.of(now.images()), now.memberImages().values().stream())
        .allMatch(list -> isFirst(list, work));
  }

  private static boolean isFirst(List<String> list, Work work) {
    return !list.isEmpty() && work.isSameImage(list.get(0), work.origin().target().toString());
  }
}
