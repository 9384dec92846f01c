package io.swim.internal;

import io.swim.device.FlashPath;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.FailureReason;
import io.swim.job.Task;
import java.util.ArrayList;
import java.util.List;

/** Deletes the files that the task names. */
final class ClearingSteps {
  private final DeviceFiles files;

  ClearingSteps(DeviceFiles files) {
    this.files = files;
  }

  StepOutcome clear(Work work) throws InterruptedException {
    if (work.task() instanceof Task.Delete named) {
      return delete(work, named.files());
    }
    FlashPath target = work.origin().target();
    try {
      files.delete(work, target);
      return new StepOutcome.Done(target + " was copied, verified and deleted again");
    } catch (DriverException e) {
      FailureReason reason = Attempts.of(work).reason(e).withEffect(DeviceEffect.APPLIED);
      return Patience.unlessRefused(
          work,
          reason.withMessage(
              "the test file " + target + " is left on the device: " + reason.message()));
    }
  }

  /** What the device boots is asked again: somebody may have changed it since the precheck. */
  private StepOutcome delete(Work work, List<FlashPath> named) throws InterruptedException {
    List<FlashPath> deleted = new ArrayList<>();
    List<FlashPath> missing = new ArrayList<>();
    try {
      List<String> boots = new ArrayList<>(files.bootList(work));
      // Some active units have the other one delete what they delete.
      work.origin().pair().stream()
          .skip(1)
          .forEach(mate -> mate.runningImage().ifPresent(boots::add));
      for (FlashPath each : named) {
        FileUse use =
            FileUse.of(
                each.name(), work.origin().runningImage(), boots, work.options().distribution());
        if (use != FileUse.NONE && use != FileUse.RUNNING) {
          return new StepOutcome.Fail(
              work.failure(
                  FailureKind.VALIDATION,
                  effect(deleted),
                  each + " is not deleted: " + use.words() + soFar(deleted)));
        }
        if (wasNeverThere(work, each)) {
          missing.add(each);
        } else {
          work.comment("deleting " + each);
          files.delete(work, each);
          deleted.add(each);
        }
      }
      return outcome(deleted, missing);
    } catch (DriverException e) {
      FailureReason reason = Attempts.of(work).reason(e);
      return Patience.unlessRefused(
          work,
          reason
              .withMessage(reason.message() + soFar(deleted))
              .withEffect(
                  reason.effect() == DeviceEffect.NONE ? effect(deleted) : reason.effect()));
    }
  }

  /** Once the step was begun before, it may be SWIM who has deleted what is missing. */
  private boolean wasNeverThere(Work work, FlashPath file)
      throws DriverException, InterruptedException {
    return work.assignment().entries() == 1
        && FileTaskFindings.isMissing(files.fileSystem(work, file.fileSystem()), file);
  }

  private static StepOutcome outcome(List<FlashPath> deleted, List<FlashPath> missing) {
    if (deleted.isEmpty()) {
      return new StepOutcome.Skip("was not there, so nothing is deleted: " + names(missing));
    }
    return new StepOutcome.Done(
        "not there any more: "
            + names(deleted)
            + (missing.isEmpty() ? "" : "; was not there: " + names(missing)));
  }

  private static DeviceEffect effect(List<FlashPath> deleted) {
    return deleted.isEmpty() ? DeviceEffect.NONE : DeviceEffect.APPLIED;
  }

  private static String soFar(List<FlashPath> deleted) {
    return deleted.isEmpty() ? "" : "; deleted before that: " + names(deleted);
  }

  private static String names(List<FlashPath> files) {
    return String.join(", ", files.stream().map(FlashPath::toString).toList());
  }
}
