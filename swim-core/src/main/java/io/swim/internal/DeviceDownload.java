package io.swim.internal;

import com.google.common.io.CountingOutputStream;
import io.swim.device.FlashPath;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.FileSession;
import io.swim.spi.FileSession.Ability;
import io.swim.spi.PushTarget;
import io.swim.spi.StepContext;
import java.io.IOException;
import java.time.Duration;

/**
 * Reads a file from a server of the device itself. Where the protocol can go on from a later byte,
 * a broken connection is not the end.
 */
final class DeviceDownload {
  private static final int FRUITLESS = 3;
  private static final Duration BEFORE_ANOTHER = Duration.ofSeconds(5);

  private final StepContext context;
  private final TransferProtocol protocol;
  private final String path;
  private boolean mayGoOn;

  DeviceDownload(StepContext context, TransferProtocol protocol, FlashPath file)
      throws DriverException {
    this.context = context;
    this.protocol = protocol;
    this.path =
        context
            .device()
            .platform()
            .flatMap(platform -> context.platforms().pushTarget(platform, protocol, file))
            .map(PushTarget::path)
            .orElseThrow(
                () ->
                    new DriverException(
                        FailureKind.UNSUPPORTED,
                        DeviceEffect.NONE,
                        "the "
                            + protocol
                            + " server of "
                            + context.device().id()
                            + " does not give "
                            + file));
  }

  void into(Reception reception) throws DriverException, InterruptedException {
    context.transcript().comment("reading " + path + " over " + protocol);
    try (CountingOutputStream out = new CountingOutputStream(reception.begin())) {
      int fruitless = 0;
      boolean done = false;
      while (!done) {
        long before = out.getCount();
        try {
          done = once(out);
        } catch (DriverException e) {
          fruitless = out.getCount() > before ? 0 : fruitless + 1;
          if (!mayGoOn || !e.kind().mayPass() || fruitless == FRUITLESS) {
            throw e;
          }
          context.transcript().comment(out.getCount() + " bytes are here: " + e.getMessage());
          context.pause(BEFORE_ANOTHER);
          context.checkpoint();
        }
      }
    } catch (IOException e) {
      throw new DriverException(
              FailureKind.INTERNAL, DeviceEffect.NONE, path + " can't be kept: " + e.getMessage())
          .withCause(e);
    }
  }

  private boolean once(CountingOutputStream out) throws DriverException, InterruptedException {
    try (FileSession session = context.files(protocol)) {
      mayGoOn = session.abilities().contains(Ability.RESUME);
      session.read(path, out.getCount(), out, bytes -> {});
      return true;
    }
  }
}
