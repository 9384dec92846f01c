package io.swim.internal;

import io.swim.device.FileSystem;
import io.swim.device.FlashPath;
import io.swim.device.RemoteFile;
import io.swim.device.StackMember;
import io.swim.device.StackRules;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.AssignmentBuilder;
import io.swim.job.FailureReason;
import io.swim.job.Task;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The image gets from the flash of the active member of a stack to that of every other one. Each
 * flash is looked at before anything is done there, and what is done is stored member by member: a
 * step that is entered again goes on with the first of them that is not proven to have the image.
 */
final class MemberSteps {
  private static final int TRIES = 3;

  private final Engine engine;
  private final DeviceFiles files;

  MemberSteps(Engine engine, DeviceFiles files) {
    this.engine = engine;
    this.files = files;
  }

  /** Whether the device of that work is a stack whose members each boot their own file. */
  static boolean areDueFor(Work work) {
    return StackBoot.isOfFiles(work) && !(work.task() instanceof Task.TestCopy);
  }

  StepOutcome copy(Work work) throws InterruptedException {
    try {
      StackRules rules = StackBoot.rules(work, engine.platforms());
      for (StackMember member : rules.others(work.origin().stack())) {
        if (work.assignment().arrival().members().contains(member.number())) {
          continue;
        }
        FlashPath copy = new FlashPath(rules.fileSystemOf(member), work.target().file());
        Optional<StepOutcome> unfinished = bring(work, member, copy);
        if (unfinished.isPresent()) {
          return unfinished.get();
        }
        work.save(a -> a.copiedTo(member.number()));
        work.comment(copy + " is the image");
      }
      return new StepOutcome.Done(
          work.target().file()
              + " is on the flash of all "
              + work.origin().stack().size()
              + " members");
    } catch (DriverException e) {
      return notNow(work, Attempts.of(work).reason(e));
    }
  }

  private static StepOutcome broken(Work work, FlashPath copy, DriverException e) {
    FailureReason reason = Attempts.of(work).reason(e);
    return notNow(
        work,
        e.effect() == DeviceEffect.NONE
            ? reason
            : reason.withMessage(reason.message() + "; a part of " + copy + " may be left there"));
  }

  /** What the device refused for good, and did not begin, it will refuse again. */
  private static StepOutcome notNow(Work work, FailureReason reason) {
    return reason.effect() == DeviceEffect.NONE && !reason.kind().mayPass()
        ? new StepOutcome.Fail(withEffect(reason, work))
        : again(work, withEffect(reason, work));
  }

  /** Empty when the member has the image. */
  private Optional<StepOutcome> bring(Work work, StackMember member, FlashPath copy)
      throws DriverException, InterruptedException {
    FileSystem flash = files.fileSystem(work, copy.fileSystem());
    Optional<RemoteFile> present = flash.file(copy.file());
    if (present.isPresent()) {
      return files.isTheImage(work, copy, present.get())
          ? Optional.empty()
          : Optional.of(clear(work, member, copy, present.get()));
    }
    Optional<RemoteFile> alike = DeviceFiles.alike(copy, flash);
    if (alike.isPresent()) {
      return Optional.of(
          fail(
              work,
              FailureKind.REJECTED,
              flash.name()
                  + " has a file "
                  + alike.get().name()
                  + ", which may be the same as "
                  + copy.file()
                  + " to the device; it is not overwritten"));
    }
    if (flash.freeBytes() < work.image().sizeBytes()) {
      return Optional.of(
          fail(
              work,
              FailureKind.CAPACITY,
              "member " + member.number() + ": " + DeviceFiles.room(work, flash)));
    }
    if (work.assignment().arrival().partBytes().isPresent()) {
      work.save(AssignmentBuilder::partGone);
    }
    work.comment("copying " + work.target() + " to " + copy);
    try {
      files.copy(work, work.target(), copy);
    } catch (DriverException e) {
      return Optional.of(broken(work, copy, e));
    }
    return verify(work, copy);
  }

  private Optional<StepOutcome> verify(Work work, FlashPath copy)
      throws DriverException, InterruptedException {
    Optional<RemoteFile> arrived = files.fileSystem(work, copy.fileSystem()).file(copy.file());
    if (arrived.isPresent() && files.isTheImage(work, copy, arrived.get())) {
      return Optional.empty();
    }
    String found =
        arrived.map(file -> "it has " + file.sizeBytes() + " bytes").orElse("it is not there");
    return Optional.of(
        again(
            work,
            withEffect(
                work.failure(
                    FailureKind.INTEGRITY,
                    DeviceEffect.APPLIED,
                    copy
                        + " is not the image after the device copied it from "
                        + work.target()
                        + ": "
                        + found
                        + ", the image "
                        + work.image().sizeBytes()),
                work)));
  }

  /**
   * What is there under the image's name and is not the image. One that grows is being written;
   * what the member may run or boot stays. Each such file is looked at twice.
   */
  private StepOutcome clear(Work work, StackMember member, FlashPath copy, RemoteFile present)
      throws DriverException, InterruptedException {
    boolean isTarget =
        member
            .version()
            .map(version -> work.versions().same(version, work.image().version()))
            .orElse(true);
    if (isTarget || files.isNeeded(work, copy)) {
      return fail(
          work,
          FailureKind.REJECTED,
          copy
              + " of "
              + present.sizeBytes()
              + " bytes is not "
              + work.image().fileName()
              + " of "
              + work.image().sizeBytes()
              + " bytes, and may be what member "
              + member.number()
              + ", which runs "
              + member.version().orElse("a version that it does not tell")
              + ", runs or boots; it is not overwritten");
    }
    OptionalLong seen = work.assignment().arrival().partBytes();
    if (seen.isEmpty() || seen.getAsLong() != present.sizeBytes()) {
      work.save(a -> a.partSeen(present.sizeBytes()));
      return new StepOutcome.Wait(
          work.now().plus(work.options().timeouts().confirmationInterval()),
          copy + " has " + present.sizeBytes() + " bytes, and may be being written");
    }
    work.save(
        a ->
            a.origin(
                    work.origin().withDeleted(new RemoteFile(copy.toString(), present.sizeBytes())))
                .partGone());
    work.comment("deleting " + copy + ": " + present.sizeBytes() + " bytes that are not the image");
    files.delete(work, copy);
    return new StepOutcome.Wait(work.now(), copy + " is deleted");
  }

  private static StepOutcome again(Work work, FailureReason reason) {
    return new StepOutcome.Retry(
        work.now().plus(work.options().timeouts().confirmationInterval()), TRIES, reason);
  }

  private static StepOutcome fail(Work work, FailureKind kind, String message) {
    return new StepOutcome.Fail(withEffect(work.failure(kind, DeviceEffect.NONE, message), work));
  }

  /** What was put on the active member or on others is there, whatever failed after that. */
  private static FailureReason withEffect(FailureReason reason, Work work) {
    List<Integer> done = work.assignment().arrival().members();
    String message =
        reason.message()
            + (done.isEmpty() ? "" : "; it is on the flash of the members " + done)
            + "; nothing was activated";
    boolean changed =
        reason.effect() != DeviceEffect.NONE
            || !done.isEmpty()
            || Leftover.effect(work.assignment()) != DeviceEffect.NONE;
    return reason
        .withMessage(message)
        .withEffect(
            changed && reason.effect() == DeviceEffect.NONE
                ? DeviceEffect.APPLIED
                : reason.effect());
  }
}
