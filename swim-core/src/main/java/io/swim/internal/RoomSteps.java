package io.swim.internal;

import io.swim.device.FileSystem;
import io.swim.device.FlashPath;
import io.swim.device.RemoteFile;
import io.swim.device.RoomPlan;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.SoftwareImage;
import io.swim.job.FailureReason;
import io.swim.job.MakeRoom;
import io.swim.job.Origin;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Makes room for the image. One file is deleted at a time, after the device was looked at anew and
 * the file was noted: a step that is entered again sees what is left to do.
 *
 * <p>Where a deleted file gives no room back, no other one follows: on flash of class A and B it
 * does so only when the flash is squeezed, or erased (Cisco, PCMCIA Filesystem Compatibility Matrix
 * and Filesystem Information).
 */
final class RoomSteps {
  private final Engine engine;
  private final DeviceFiles files;

  RoomSteps(Engine engine, DeviceFiles files) {
    this.engine = engine;
    this.files = files;
  }

  StepOutcome makeRoom(Work work) throws InterruptedException {
    try {
      FileSystem fileSystem = files.fileSystem(work, work.origin().target().fileSystem());
      Predicate<String> isNeeded = isNeeded(work);
      if (fileSystem.freeBytes() >= work.image().sizeBytes()) {
        return new StepOutcome.Done(
            fileSystem.name() + " has " + fileSystem.freeBytes() + " bytes free now");
      }
      Optional<FailureReason> kept = keptRoom(work, fileSystem);
      if (kept.isPresent()) {
        return new StepOutcome.Fail(kept.get());
      }
      return work.options().distribution().makeRoom() == MakeRoom.ERASE
          ? erase(work, fileSystem, isNeeded)
          : deleteOne(work, fileSystem, isNeeded);
    } catch (DriverException e) {
      return Patience.unlessRefused(work, Attempts.of(work).reason(e));
    }
  }

  /** When what went last gave less than half of its size back: blocks are only rounded. */
  private static Optional<FailureReason> keptRoom(Work work, FileSystem fileSystem) {
    OptionalLong before = work.origin().freeBefore();
    if (before.isEmpty()) {
      return Optional.empty();
    }
    List<RemoteFile> deleted = work.origin().deleted();
    RemoteFile last = deleted.get(deleted.size() - 1);
    String name = last.name().substring(last.name().indexOf(':') + 1);
    boolean isThere = fileSystem.file(name).isPresent();
    if (isThere || fileSystem.freeBytes() - before.getAsLong() >= last.sizeBytes() / 2) {
      return Optional.empty();
    }
    return Optional.of(
        failure(
            work,
            DeviceFiles.room(work, fileSystem)
                + "; before "
                + last.name()
                + " of "
                + last.sizeBytes()
                + " bytes was deleted it had "
                + before.getAsLong()
                + " free, so nothing more is deleted: it seems to give the room of deleted files"
                + " back only when it is squeezed or erased, as flash of class A and B does"));
  }

  private StepOutcome deleteOne(Work work, FileSystem fileSystem, Predicate<String> isNeeded)
      throws DriverException, InterruptedException {
    RoomPlan plan =
        RoomPlan.of(
            fileSystem,
            work.image().sizeBytes(),
            file ->
                engine.platforms().isImage(work.platform(), file.name())
                    && !isNeeded.test(file.name()));
    if (!plan.isEnough()) {
      return new StepOutcome.Fail(
          failure(
              work,
              DeviceFiles.room(work, fileSystem)
                  + "; "
                  + plan.missingBytes()
                  + " bytes are missing, and the images that nothing needs have "
                  + plan.freedBytes()
                  + ": "
                  + names(plan.deletions())));
    }
    RemoteFile next = plan.deletions().get(0);
    RemoteFile noted = Pair.noted(next, fileSystem.name(), work);
    work.save(a -> a.origin(work.origin().withDeleted(noted, fileSystem.freeBytes())));
    work.comment(
        "making room: deleting "
            + fileSystem.name()
            + next.name()
            + ", "
            + next.sizeBytes()
            + " bytes");
    files.delete(work, new FlashPath(fileSystem.name(), next.name()));
    return new StepOutcome.Wait(work.now(), next.name() + " is deleted");
  }

  private StepOutcome erase(Work work, FileSystem fileSystem, Predicate<String> isNeeded)
      throws DriverException, InterruptedException {
    List<RemoteFile> needed =
        fileSystem.files().stream()
            .filter(
                file ->
                    isNeeded.test(file.name())
                        || engine
                            .platforms()
                            .isConfiguration(work.platform(), fileSystem.name() + file.name()))
            .toList();
    if (!needed.isEmpty() || fileSystem.files().isEmpty()) {
      return new StepOutcome.Fail(
          failure(
              work,
              DeviceFiles.room(work, fileSystem)
                  + "; it is not erased, "
                  + (needed.isEmpty()
                      ? "for it is empty"
                      : "for these are needed: " + names(needed))));
    }
    Origin before = work.origin();
    for (RemoteFile each : fileSystem.files()) {
      before = before.withDeleted(Pair.noted(each, fileSystem.name(), work));
    }
    Origin noted = before;
    work.save(a -> a.origin(noted));
    work.comment(
        "making room: erasing " + fileSystem.name() + " with " + names(fileSystem.files()));
    files.erase(work, fileSystem.name());
    return new StepOutcome.Wait(work.now(), fileSystem.name() + " is erased");
  }

  private Predicate<String> isNeeded(Work work) throws DriverException, InterruptedException {
    List<String> boots = files.booted(work);
    Optional<String> runs = Pair.runningImage(work);
    List<String> ours = work.images().stream().map(SoftwareImage::fileName).toList();
    return name ->
        ours.stream().anyMatch(name::equalsIgnoreCase)
            || FileUse.of(name, runs, boots, work.options().distribution()) != FileUse.NONE;
  }

  private static String names(List<RemoteFile> files) {
    return files.isEmpty()
        ? "none"
        : String.join(
            ", ", files.stream().map(file -> file.name() + " (" + file.sizeBytes() + ")").toList());
  }

  private static FailureReason failure(Work work, String message) {
    return work.failure(FailureKind.CAPACITY, DeviceEffect.NONE, message);
  }
}
