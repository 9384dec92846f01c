package io.swim.internal;

import io.swim.device.FileSystem;
import io.swim.device.FlashPath;
import io.swim.device.RemoteFile;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.ErrorCode;
import io.swim.fault.FailureKind;
import io.swim.fault.SwimException;
import io.swim.image.Digest;
import io.swim.image.ImageContent;
import io.swim.image.ImageId;
import io.swim.image.SoftwareImage;
import io.swim.job.AssignmentBuilder;
import io.swim.job.AssignmentState;
import io.swim.job.FailureReason;
import io.swim.job.ImageVerification;
import io.swim.job.Origin;
import io.swim.job.Task;
import io.swim.job.TransferWay;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Gets a file of the device to us: a copy of the image that it runs, or what an operator asked for.
 * The device is only read. What came is kept when it is proven to be the file.
 */
final class BackupSteps {
  private static final Duration PERMIT_WAIT = Duration.ofSeconds(1);

  private final Engine engine;
  private final DeviceFiles files;
  private final ReceptionWays ways;
  private final ReceptionTransfers transfers;

  BackupSteps(Engine engine, DeviceFiles files) {
    this.engine = engine;
    this.files = files;
    this.ways = new ReceptionWays(engine);
    this.transfers = new ReceptionTransfers(engine);
  }

  StepOutcome backUp(Work work) throws InterruptedException {
    FlashPath file = file(work);
    try {
      Optional<Reception> underWay = engine.receptions().of(work.assignment().id());
      if (underWay.isPresent()) {
        return goOn(work, underWay.get(), file);
      }
      Optional<Long> size = size(work, file);
      if (!isDownload(work) && isKept(work, file, size)) {
        String note = "the repository has " + file.name() + " already";
        return work.task().isDistribution()
            ? new StepOutcome.Done(note)
            : new StepOutcome.Skip(note);
      }
      return begin(work, file, size);
    } catch (DriverException e) {
      return Patience.unlessRefused(work, Attempts.of(work).reason(e));
    }
  }

  private StepOutcome begin(Work work, FlashPath file, Optional<Long> size)
      throws DriverException, InterruptedException {
    Optional<TransferWay> next = ways.next(work, file);
    if (next.isEmpty()) {
      return new StepOutcome.Fail(ReceptionWays.nothingLeft(work, file));
    }
    TransferWay way = next.get();
    long most =
        size.isPresent() ? size.get() : files.fileSystem(work, file.fileSystem()).totalBytes();
    if (!work.acquire(Engine.resource(way), engine.slots(way))) {
      return new StepOutcome.Wait(
          work.now().plus(PERMIT_WAIT),
          "all " + engine.slots(way) + " places of the server are taken");
    }
    work.comment("getting " + file + " over " + way);
    Optional<Reception> ready = transfers.prepare(work, way, file, most);
    return ready.isPresent()
        ? goOn(work, ready.get(), file)
        : new StepOutcome.Wait(work.now(), "the next protocol is tried");
  }

  private StepOutcome goOn(Work work, Reception reception, FlashPath file)
      throws InterruptedException {
    try {
      Optional<Duration> later = transfers.step(work, reception, file);
      if (later.isPresent()) {
        work.save(AssignmentBuilder::answered);
        return new StepOutcome.Wait(work.now().plus(later.get()), "the device is sending");
      }
      String proof = proof(work, reception, file);
      String where = reception.into().keep();
      transfers.ended(work, reception, Optional.empty());
      String note = file + " is " + where + ", " + proof;
      return work.task().isDistribution()
          ? new StepOutcome.Done(note)
          : new StepOutcome.Jump(AssignmentState.SUCCESS, note);
    } catch (DriverException e) {
      return transfers.failed(work, reception, e);
    } catch (SwimException e) {
      return new StepOutcome.Fail(
          failure(
              e.code() == ErrorCode.REPOSITORY_FULL ? FailureKind.CAPACITY : FailureKind.VALIDATION,
              file + " came, but is not kept: " + e.getMessage()));
    }
  }

  /** What shows that what came is the file; the other end may have sent anything. */
  private String proof(Work work, Reception reception, FlashPath file)
      throws DriverException, InterruptedException {
    Optional<Long> size = size(work, file);
    try (ImageContent content = reception.into().content()) {
      if (size.isPresent() && size.get() != content.sizeBytes()) {
        throw unlike(file + " has " + size.get() + " bytes, but " + content.sizeBytes() + " came");
      }
      if (size.isPresent()
          && work.options().distribution().verification() == ImageVerification.SIZE) {
        return size.get() + " bytes as on the device";
      }
      List<Digest> came = Digests.of(content);
      Optional<Digest> there =
          files.digest(work, file, came.stream().map(Digest::algorithm).toList());
      if (there.isPresent() && !came.contains(there.get())) {
        throw unlike(file + " has " + there.get() + " on the device; what came has " + came);
      }
      if (there.isEmpty() && size.isEmpty()) {
        throw new DriverException(
            FailureKind.UNCONFIRMED,
            DeviceEffect.NONE,
            "nothing tells the size or a digest of " + file + "; what came is not kept");
      }
      return there
          .map(digest -> digest + " as on the device")
          .orElse(size.orElse(0L) + " bytes as on the device");
    } catch (IOException e) {
      throw new DriverException(
              FailureKind.INTERNAL, DeviceEffect.NONE, "what came can't be read: " + e.getMessage())
          .withCause(e);
    }
  }

  private static DriverException unlike(String message) {
    return new DriverException(FailureKind.INTEGRITY, DeviceEffect.NONE, message);
  }

  /** Only top folders are listed: empty for a file in another one. */
  private Optional<Long> size(Work work, FlashPath file)
      throws DriverException, InterruptedException {
    if (file.file().contains("/")) {
      return Optional.empty();
    }
    FileSystem fileSystem = files.fileSystem(work, file.fileSystem());
    Optional<RemoteFile> found = fileSystem.file(file.file());
    if (found.isEmpty()) {
      throw new DriverException(
          FailureKind.REJECTED,
          DeviceEffect.NONE,
          file + " is not on " + work.device().device().id());
    }
    return found.map(RemoteFile::sizeBytes);
  }

  private boolean isKept(Work work, FlashPath file, Optional<Long> size)
      throws DriverException, InterruptedException {
    Optional<SoftwareImage> image =
        engine
            .images()
            .find(new ImageId(file.name()))
            .filter(each -> size.isEmpty() || size.get() == each.sizeBytes());
    if (image.isEmpty()) {
      return false;
    }
    List<Digest> known = image.get().digests();
    return files
        .digest(work, file, known.stream().map(Digest::algorithm).toList())
        .filter(known::contains)
        .isPresent();
  }

  /** What it runs, or what the task names. */
  private static FlashPath file(Work work) {
    Origin origin = work.origin();
    return isDownload(work)
        ? origin.target()
        : FlashPath.parse(origin.runningImage().orElseThrow());
  }

  private static boolean isDownload(Work work) {
    return work.task() instanceof Task.Download;
  }

  private static FailureReason failure(FailureKind kind, String message) {
    return new FailureReason(kind, message, "", AssignmentState.BACKING_UP, DeviceEffect.NONE);
  }
}
