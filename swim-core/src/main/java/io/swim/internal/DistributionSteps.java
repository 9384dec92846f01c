package io.swim.internal;

import io.swim.device.FileSystem;
import io.swim.device.FlashPath;
import io.swim.device.RemoteFile;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.Digest;
import io.swim.job.AssignmentBuilder;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.FailureReason;
import io.swim.job.ImageVerification;
import io.swim.job.MakeRoom;
import io.swim.job.Task;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The image gets onto the device, and is proven to be there. */
final class DistributionSteps {
  private final Transfers transfers;
  private final TransferWays ways;
  private final DeviceFiles files;
  private final Sources sources;
  private final SlotSteps slots;

  DistributionSteps(Engine engine, DeviceFiles files, SlotSteps slots) {
    this.slots = slots;
    this.sources = new Sources(engine);
    this.ways = new TransferWays(engine, sources);
    this.transfers = new Transfers(engine, files, slots, ways, sources);
    this.files = files;
  }

  StepOutcome distribute(Work work) throws InterruptedException {
    try {
      if (work.assignment().transfer().isEmpty()) {
        Optional<StepOutcome> ready = SlotSteps.isFor(work) ? slot(work) : prepare(work);
        if (ready.isPresent()) {
          return ready.get();
        }
      }
    } catch (DriverException e) {
      return lookAgain(work, e);
    }
    try {
      return transfers.goOn(work);
    } catch (DriverException e) {
      return work.assignment().transfer().isPresent()
          ? Patience.again(work, Leftover.unseen(work, e).withEffect(DeviceEffect.UNKNOWN))
          : Patience.unlessRefused(work, Attempts.of(work).reason(e));
    }
  }

  private Optional<StepOutcome> slot(Work work) throws DriverException, InterruptedException {
    slots.keepWhatIsBooted(work);
    return slots.prepare(work);
  }

  /** Looks first: the image may be there, or something else under its name, or no room. */
  private Optional<StepOutcome> prepare(Work work) throws DriverException, InterruptedException {
    FlashPath target = work.target();
    FileSystem fileSystem = files.fileSystem(work, target.fileSystem());
    Optional<RemoteFile> present = fileSystem.file(target.file());
    Optional<RemoteFile> alike = DeviceFiles.alike(target, fileSystem);
    if (alike.isPresent()) {
      return Optional.of(
          new StepOutcome.Fail(
              failure(
                  work,
                  FailureKind.REJECTED,
                  fileSystem.name()
                      + " has a file "
                      + alike.get().name()
                      + ", which may be the same as "
                      + target.file()
                      + " to the device; it is not overwritten")));
    }
    long free = fileSystem.freeBytes();
    if (present.isPresent() && isForeignTestFile(work)) {
      return Optional.of(
          new StepOutcome.Fail(
              failure(
                  work,
                  FailureKind.REJECTED,
                  target + " is there already, and is none of this job; it is not overwritten")));
    }
    if (present.isPresent()) {
      if (files.isTheImage(work, target, present.get())) {
        return Optional.of(there(work, target + " is there already"));
      }
      if (files.isNeeded(work, target)) {
        return Optional.of(
            new StepOutcome.Fail(
                failure(
                    work,
                    FailureKind.REJECTED,
                    target
                        + " on "
                        + work.device().device().id()
                        + " is the image that it runs or"
                        + " boots, and is not "
                        + work.image().fileName()
                        + " of "
                        + work.image().sizeBytes()
                        + " bytes; it is not overwritten")));
      }
      if (TransferWays.noneTried(work)) {
        RemoteFile foreign = Pair.noted(present.get(), target.fileSystem(), work);
        work.save(a -> a.origin(work.origin().withDeleted(foreign)));
      }
      work.comment(
          "deleting "
              + target
              + ": "
              + present.get().sizeBytes()
              + " bytes that are not the image");
      files.delete(work, target);
      free += present.get().sizeBytes();
    }
    if (free < work.image().sizeBytes()) {
      return Optional.of(
          work.options().distribution().makeRoom() == MakeRoom.NEVER
              ? new StepOutcome.Fail(
                  failure(
                      work,
                      FailureKind.CAPACITY,
                      DeviceFiles.room(
                          work,
                          new FileSystem(
                              fileSystem.name(), fileSystem.totalBytes(), free, List.of()))))
              : new StepOutcome.Jump(AssignmentState.MAKING_ROOM, "there is too little room"));
    }
    return Optional.empty();
  }

  StepOutcome verify(Work work) throws InterruptedException {
    FlashPath target = work.target();
    try {
      if (TransferWays.noneTried(work)) {
        return new StepOutcome.Jump(AssignmentState.DISTRIBUTING, "the one before is there");
      }
      if (SlotSteps.isFor(work)) {
        slots.keepWhatIsBooted(work);
        Optional<String> difference = slots.difference(work);
        return difference.isEmpty()
            ? new StepOutcome.Done(target.file() + " is there")
            : unlikeTheImage(work, difference.get());
      }
      Optional<RemoteFile> present =
          files.fileSystem(work, target.fileSystem()).file(target.file());
      if (present.isEmpty() || present.get().sizeBytes() != work.image().sizeBytes()) {
        return unlikeTheImage(
            work,
            present.map(file -> "it has " + file.sizeBytes() + " bytes").orElse("it is not there")
                + ", the image "
                + work.image().sizeBytes()
                + " bytes");
      }
      if (work.options().distribution().verification() == ImageVerification.DIGEST) {
        Optional<Digest> differs = files.differingDigest(work, target);
        if (differs.isPresent()) {
          return unlikeTheImage(work, DeviceFiles.expectation(work.image(), differs.get()));
        }
      }
      return there(work, target + " is the image");
    } catch (DriverException e) {
      return lookAgain(work, e);
    }
  }

  /** The next image, if there is one. */
  private static StepOutcome there(Work work, String note) {
    if (!work.hasMoreImages() && Pair.isFor(work)) {
      return thereOfPair(work, note);
    }
    if (!work.hasMoreImages()) {
      return new StepOutcome.Jump(
          MemberSteps.areDueFor(work) ? AssignmentState.COPYING_TO_MEMBERS : AssignmentState.STAGED,
          note);
    }
    boolean copied = TransferWays.mayHaveCopied(work.assignment());
    work.save(a -> a.arrived(copied));
    return new StepOutcome.Jump(
        AssignmentState.DISTRIBUTING, note + "; next is " + work.image().fileName());
  }

  /** First both units of a pair have it; only then anything is activated. */
  private static StepOutcome thereOfPair(Work work, String note) {
    if (work.assignment().units().mate().isPresent()) {
      work.save(AssignmentBuilder::toActiveUnit);
      return new StepOutcome.Jump(AssignmentState.STAGED, note + ", on both units of the pair");
    }
    String mate = work.origin().pair().get(1).serialNumber();
    work.save(a -> a.distributeToMate(mate));
    return new StepOutcome.Jump(
        AssignmentState.DISTRIBUTING, note + "; next is the other unit of the pair, " + mate);
  }

  /** The file is deleted, and the next protocol is tried, unless it is us who are wrong. */
  private StepOutcome unlikeTheImage(Work work, String how)
      throws DriverException, InterruptedException {
    FlashPath target = work.target();
    Optional<SentImage> sent = SentImage.last(work);
    FailureReason reason =
        failure(
            work,
            FailureKind.INTEGRITY,
            target
                + " on "
                + work.device().device().id()
                + " is not the image: "
                + how
                + sent.map(each -> "; " + each.verdict()).orElse("")
                + (SlotSteps.isFor(work) ? "" : "; it is deleted"));
    work.record(
        new Attempt(
            AssignmentState.VERIFYING_IMAGE,
            "swim",
            work.options().distribution().verification() + " of the file",
            Optional.empty(),
            Optional.empty(),
            work.assignment().enteredAt(),
            Duration.between(work.assignment().enteredAt(), work.now()),
            Optional.of(reason),
            Optional.empty()));
    work.comment(reason.message());
    TransferWays.last(work).flatMap(Attempt::way).ifPresent(way -> sources.doubt(work, way));
    if (!SlotSteps.isFor(work)) {
      files.delete(work, target);
    }
    if (sent.map(SentImage::isTheImage).orElse(true) && ways.next(work).isPresent()) {
      work.save(a -> a.failure(reason));
      return new StepOutcome.Jump(AssignmentState.DISTRIBUTING, "trying the next protocol");
    }
    // What was written to a slot stays there.
    return new StepOutcome.Fail(
        SlotSteps.isFor(work) ? reason.withEffect(DeviceEffect.APPLIED) : reason);
  }

  /** A device that may have a part of the image is waited for as long as one that boots. */
  private static StepOutcome lookAgain(Work work, DriverException e) {
    FailureReason reason = Leftover.unseen(work, e);
    boolean mayPass = e.kind().mayPass() || e.kind() == FailureKind.AUTHENTICATION;
    return Leftover.copy(work.assignment()).isPresent() && mayPass
        ? Patience.again(work, reason)
        : Patience.unlessRefused(work, reason);
  }

  /** A test file is deleted in the end: one that was there before is left alone. */
  private static boolean isForeignTestFile(Work work) {
    return work.task() instanceof Task.TestCopy && TransferWays.noneTried(work);
  }

  private static FailureReason failure(Work work, FailureKind kind, String message) {
    return work.failure(kind, DeviceEffect.NONE, message);
  }
}
