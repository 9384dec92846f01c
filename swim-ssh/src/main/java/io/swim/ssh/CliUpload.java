package io.swim.ssh;

import io.swim.device.Access;
import io.swim.device.FlashPath;
import io.swim.device.PlatformId;
import io.swim.device.TransferProtocol;
import io.swim.fault.DriverException;
import io.swim.spi.CliOperation;
import io.swim.spi.StepContext;
import io.swim.spi.TransferResult;
import io.swim.spi.UploadDriver;
import io.swim.spi.UploadOrder;
import io.swim.ssh.CopyOperations.Remote;
import java.util.Map;
import java.util.Set;

/**
 * Has a device send one of its files by a copy command. Stateless and thread-safe. The call returns
 * when the device says that it has sent the whole file: the copy lives in the session. Nothing on
 * the device is changed.
 */
public final class CliUpload implements UploadDriver {
  private final CopyOperations operations;

  /** For the platforms that come with SWIM; for those of a host there is {@link CliDrivers}. */
  public CliUpload() {
    this(Platforms.bundled());
  }

  /** For those platforms. */
  public CliUpload(Platforms platforms) {
    operations = new CopyOperations(new Supported(platforms), CliOperation.UPLOAD_PREFIX);
  }

  @Override
  public String id() {
    return "cli-upload";
  }

  /** Platforms that have one upload operation at least. */
  @Override
  public boolean supports(PlatformId platform) {
    return operations.supports(platform);
  }

  /** Those for which the platform has an operation. */
  @Override
  public Set<TransferProtocol> protocols(PlatformId platform) {
    return operations.protocols(platform);
  }

  @Override
  public Set<Access> accesses() {
    return Supported.ACCESSES;
  }

  /**
   * Copies. The password goes into an answer where the device asks for it, else into the command;
   * it is hidden from the transcript in both. What the device says is no proof that the server has
   * the file: only the server knows.
   *
   * @throws DriverException always with effect NONE. UNSUPPORTED when the platform's copy command
   *     can't take what the order has: the protocol, a login, a routing instance, a source
   *     interface; REJECTED when the server refused the login or the file, or the device has no
   *     such file; UNREACHABLE when it does not reach the server; CAPACITY when that has no room;
   *     TIMEOUT when the transfer broke; CHANGED when the server has a file of that name
   */
  @Override
  public TransferResult upload(UploadOrder order, StepContext context)
      throws DriverException, InterruptedException {
    FlashPath source = order.source();
    operations.perform(
        new Remote(order.target(), order.login(), order.route(), order.signs()),
        source,
        Map.of("destination", order.target().path()),
        order.access(),
        context);
    return new TransferResult.Finished();
  }
}
