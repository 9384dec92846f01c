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
 * What a device boots, once that was set: somebody may change that, or how it boots, before the
 * reload. Then it is not reloaded; another list of a single device is left, all else is put back.
 * The units of a pair have one list; the mate saves it by itself, which may have failed there
 * alone.
 */
final class BootListWatch {
  private final Engine engine;
  private final DeviceFiles files;

  BootListWatch(Engine engine, DeviceFiles files) {
    this.engine = engine;
    this.files = files;
  }

  /**
   * Right before each order to reload it.
   *
   * @return empty when the image is what it boots first, as it is configured and as it is saved,
   *     and by itself; or when nobody can ask a single device
   */
  Optional<StepOutcome> changed(Work work) throws InterruptedException {
    if (work.origin().change() != SoftwareChange.BOOT_LIST) {
      return Optional.empty();
    }
    try {
      // What is noted in this state are orders alone: by them it is told what may have been done.
      BootConfiguration now = files.boot(work, Attempts.polling(work));
      return whyNot(now, work)
          .map(why -> work.failure(FailureKind.CHANGED, DeviceEffect.APPLIED, why))
          .map(StepOutcome.Fail::new);
    } catch (DriverException e) {
      FailureReason reason = Attempts.of(work).reason(e).withEffect(DeviceEffect.APPLIED);
      return e.kind() == FailureKind.UNSUPPORTED && !Pair.isFor(work)
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

  private Optional<String> whyNot(BootConfiguration now, Work work) {
    String who = work.assignment().units().mate().orElse(work.device().device().id().toString());
    if (!isSet(now, work)) {
      return Optional.of(
          who
              + " would boot "
              + text(now)
              + ", and "
              + work.origin().target()
              + " was set as the first one, where it had booted "
              + work.origin().bootList()
              + " before: somebody has changed that, so it is not reloaded");
    }
    Optional<List<String>> saved = now.savedImages().filter(list -> !isFirst(list, work));
    if (saved.isPresent()) {
      return Optional.of(
          who
              + " is configured to boot "
              + StackBoot.text(now)
              + ", but has "
              + saved.get()
              + " saved, and would boot that: "
              + work.origin().target()
              + " is not the first one, so it is not reloaded");
    }
    try {
      BootSettings.check(now, engine.platforms().bootRegister(work.platform()));
      return Optional.empty();
    } catch (DriverException e) {
      return Optional.of(who + " is not reloaded: " + e.getMessage());
    }
  }

  /**
   * Whether it was not reloaded because its list is one of somebody else's, which it still is. What
   * is not saved is not kept: as long as it has our list saved, it would boot the image.
   */
  static boolean isTheirs(BootConfiguration now, Work work) {
    return work.origin().change() == SoftwareChange.BOOT_LIST
        && !Pair.isFor(work)
        && !isSet(now, work)
        && now.savedImages().stream().noneMatch(list -> isFirst(list, work))
        && work.assignment()
            .failure()
            .filter(each -> each.kind() == FailureKind.CHANGED)
            .filter(each -> each.state() == AssignmentState.REBOOTING)
            .isPresent();
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
