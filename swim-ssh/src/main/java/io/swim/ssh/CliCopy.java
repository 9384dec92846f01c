package io.swim.ssh;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.device.TransferProtocol;
import io.swim.fault.DriverException;
import io.swim.spi.CliOperation;
import io.swim.spi.CliSession;
import io.swim.spi.StepContext;
import io.swim.spi.TransferDriver;
import io.swim.spi.TransferOrder;
import io.swim.spi.TransferResult;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Has a device fetch an image by a copy command. Stateless and thread-safe. The call returns when
 * the device says that it has the whole file: the copy lives in the session.
 */
public final class CliCopy implements TransferDriver {
  private final Supported supported;

  /** For the platforms that come with SWIM; for those of a host there is {@link CliDrivers}. */
  public CliCopy() {
    this(Platforms.bundled());
  }

  public CliCopy(Platforms platforms) {
    supported = new Supported(platforms);
  }

  @Override
  public String id() {
    return "cli-copy";
  }

  @Override
  public boolean supports(PlatformId platform) {
    return supported.all(platform, operation(TransferProtocol.TFTP));
  }

  @Override
  public Set<TransferProtocol> protocols() {
    return Set.of(TransferProtocol.TFTP);
  }

  @Override
  public Set<Access> accesses() {
    return Supported.ACCESSES;
  }

  @Override
  public TransferResult transfer(TransferOrder order, StepContext context)
      throws DriverException, InterruptedException {
    CliSession session = context.session(CliSession.class, order.access());
    context.checkpoint();
    session.perform(
        operation(order.source().protocol()),
        Map.of(
            "server", order.source().host(),
            "source", order.source().path(),
            "path", order.target().toString(),
            "fileSystem", order.target().fileSystem(),
            "file", order.target().file()));
    return new TransferResult.Finished();
  }

  private static String operation(TransferProtocol protocol) {
    return CliOperation.COPY_PREFIX + protocol.name().toLowerCase(Locale.ROOT);
  }
}
