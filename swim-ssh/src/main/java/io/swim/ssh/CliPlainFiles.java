package io.swim.ssh;

import io.swim.device.Access;
import io.swim.device.FileSystem;
import io.swim.device.FlashPath;
import io.swim.device.PlatformId;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.spi.CliOperation;
import io.swim.spi.FileDriver;
import io.swim.spi.StepContext;
import java.util.Set;

/**
 * Looks after files by the command line of platforms that have no command for the digest of a file:
 * there an image can only be verified by its size. Stateless and thread-safe.
 */
public final class CliPlainFiles implements FileDriver {
  private final Supported supported;
  private final CliFiles files;

  /** For the platforms that come with SWIM; for those of a host there is {@link CliDrivers}. */
  public CliPlainFiles() {
    this(Platforms.bundled());
  }

  public CliPlainFiles(Platforms platforms) {
    supported = new Supported(platforms);
    files = new CliFiles(platforms);
  }

  @Override
  public String id() {
    return "cli-plain-files";
  }

  @Override
  public boolean supports(PlatformId platform) {
    return supported.all(platform, CliOperation.DIR, CliOperation.DELETE)
        && !supported.all(platform, CliOperation.DIGEST);
  }

  @Override
  public Set<Access> accesses() {
    return Supported.ACCESSES;
  }

  @Override
  public Set<DigestAlgorithm> digests() {
    return Set.of();
  }

  @Override
  public FileSystem fileSystem(String name, Access access, StepContext context)
      throws DriverException, InterruptedException {
    return files.fileSystem(name, access, context);
  }

  @Override
  public Digest digest(
      FlashPath file, DigestAlgorithm algorithm, Access access, StepContext context)
      throws DriverException {
    throw new DriverException(
        FailureKind.UNSUPPORTED,
        DeviceEffect.NONE,
        context.device().id() + " has no command for the digest of " + file);
  }

  @Override
  public void delete(FlashPath file, Access access, StepContext context)
      throws DriverException, InterruptedException {
    files.delete(file, access, context);
  }

  @Override
  public void erase(String fileSystem, Access access, StepContext context)
      throws DriverException, InterruptedException {
    files.erase(fileSystem, access, context);
  }
}
