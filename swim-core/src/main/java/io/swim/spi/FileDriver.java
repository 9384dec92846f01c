package io.swim.spi;

import io.swim.device.Access;
import io.swim.device.FileSystem;
import io.swim.device.FlashPath;
import io.swim.device.PlatformId;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import java.util.Set;

/** Looks after files on a device. Every call is safe to repeat. */
public interface FileDriver extends Driver {
  /** What it can work over, in any order: a job says which comes first. */
  Set<Access> accesses();

  /**
   * Digests that devices of that platform compute over this driver; empty when they can't. Single
   * devices may know fewer: they are asked for the next one then.
   */
  Set<DigestAlgorithm> digests(PlatformId platform);

  /**
   * A file system with its files.
   *
   * @throws DriverException REJECTED when the device has no such file system
   */
  FileSystem fileSystem(String name, Access access, StepContext context)
      throws DriverException, InterruptedException;

  /**
   * Has the device compute a digest, however long that takes within the deadline.
   *
   * @throws DriverException UNSUPPORTED where {@link #digests} lacks the algorithm, or the device
   *     does not know it
   */
  Digest digest(FlashPath file, DigestAlgorithm algorithm, Access access, StepContext context)
      throws DriverException, InterruptedException;

  /**
   * Has the device copy a file from one of its file systems to another one, however long that takes
   * within the deadline. What it is to become is not there: the engine looked.
   *
   * @throws DriverException UNSUPPORTED where the device can't; effect NONE when nothing was
   *     written, APPLIED when a part of it may be there, UNKNOWN when the session dropped
   */
  default void copy(FlashPath from, FlashPath to, Access access, StepContext context)
      throws DriverException, InterruptedException {
    throw new DriverException(
        FailureKind.UNSUPPORTED,
        DeviceEffect.NONE,
        id() + " can't copy files on " + context.device().id());
  }

  /** Deletes a file; one that is not there is no error. */
  void delete(FlashPath file, Access access, StepContext context)
      throws DriverException, InterruptedException;

  /**
   * Erases a file system with everything on it. The engine does so only where a job asks for it,
   * and nothing on it is needed.
   */
  void erase(String fileSystem, Access access, StepContext context)
      throws DriverException, InterruptedException;
}
