package io.swim.ssh;

import io.swim.device.Access;
import io.swim.device.FileLocation;
import io.swim.device.PlatformId;
import io.swim.device.TransferProtocol;
import io.swim.fault.DriverException;
import io.swim.spi.CliOperation;
import io.swim.spi.StepContext;
import io.swim.spi.TransferDriver;
import io.swim.spi.TransferOrder;
import io.swim.spi.TransferResult;
import io.swim.ssh.CopyOperations.Remote;
import java.util.Map;
import java.util.Set;

/**
 * Has a device fetch an image by a copy command. Stateless and thread-safe. The call returns when
 * the device says that it has the whole file: the copy lives in the session.
 */
public final class CliCopy implements TransferDriver {
  private final CopyOperations operations;

  /** For the platforms that come with SWIM; for those of a host there is {@link CliDrivers}. */
  public CliCopy() {
    this(Platforms.bundled());
  }

  /** For those platforms. */
  public CliCopy(Platforms platforms) {
    operations = new CopyOperations(new Supported(platforms), CliOperation.COPY_PREFIX);
  }

  @Override
  public String id() {
    return "cli-copy";
  }

  /** Platforms that have one copy operation at least. */
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
   * it is hidden from the transcript in both.
   *
   * @throws DriverException UNSUPPORTED with effect NONE when the platform's copy command can't
   *     take what the order has: the protocol, a login, a routing instance, a source interface;
   *     REJECTED when the server refused the login
   */
  @Override
  public TransferResult transfer(TransferOrder order, StepContext context)
      throws DriverException, InterruptedException {
    FileLocation source = order.source();
    operations.perform(
        new Remote(source, order.login(), order.route(), order.signs()),
        order.target(),
        Map.of(
            "source", source.path(), "sourceFolder", source.folder(), "sourceName", source.name()),
        order.access(),
        context);
    return new TransferResult.Finished();
  }
}
