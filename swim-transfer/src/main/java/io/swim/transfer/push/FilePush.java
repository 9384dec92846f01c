package io.swim.transfer.push;

import io.swim.device.PlatformId;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.PushDriver;
import io.swim.spi.PushOrder;
import io.swim.spi.PushTarget;
import io.swim.spi.StepContext;
import java.util.EnumSet;
import java.util.Set;

/**
 * Sends an image to the file server of a device, by whatever {@link io.swim.spi.FileClient} speaks
 * the protocol and under the name that the platform's definition says. Stateless and thread-safe.
 *
 * <p>A file that is there is never replaced where the protocol can tell; SCP can't. Where a
 * protocol can go on with a file, a broken connection is not the end: a new one is opened, the size
 * of what is there must come to rest, and it goes on from where the device certainly has
 * everything. After three connections that brought nothing forward it gives up. What was written is
 * then deleted where the protocol can do that, and the message says whether it is gone.
 */
public final class FilePush implements PushDriver {
  /** It has no settings. */
  public FilePush() {}

  @Override
  public String id() {
    return "file-push";
  }

  /** Every one: whether its server takes files is for its definition to say. */
  @Override
  public boolean supports(PlatformId platform) {
    return true;
  }

  @Override
  public Set<TransferProtocol> protocols() {
    return EnumSet.complementOf(EnumSet.of(TransferProtocol.TFTP));
  }

  @Override
  public void push(PushOrder order, StepContext context)
      throws DriverException, InterruptedException {
    PushTarget target =
        context
            .device()
            .platform()
            .flatMap(
                platform ->
                    context.platforms().pushTarget(platform, order.protocol(), order.target()))
            .orElseThrow(() -> unsupported(order, context, "takes no files"));
    if (isHttp(order.protocol()) && !target.method().equals("PUT")) {
      throw unsupported(order, context, "takes files by " + target.method() + " only, not by PUT");
    }
    new Sending(order, target.path(), context).run();
  }

  private static boolean isHttp(TransferProtocol protocol) {
    return protocol == TransferProtocol.HTTP || protocol == TransferProtocol.HTTPS;
  }

  private static DriverException unsupported(PushOrder order, StepContext context, String what) {
    return new DriverException(
        FailureKind.UNSUPPORTED,
        DeviceEffect.NONE,
        "the " + order.protocol() + " server of " + context.device().id() + " " + what);
  }
}
