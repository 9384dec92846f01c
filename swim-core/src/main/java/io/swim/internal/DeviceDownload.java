package io.swim.internal;

import io.swim.device.FlashPath;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.PushTarget;
import io.swim.spi.StepContext;
import java.io.IOException;
import java.io.OutputStream;

/** Reads a file from a server of the device itself. */
final class DeviceDownload {
  private final StepContext context;
  private final TransferProtocol protocol;
  private final String path;

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
    try (OutputStream out = reception.begin()) {
      new PersistentRead(() -> context.files(protocol), path, context.transcript()::comment)
          .into(out);
    } catch (IOException e) {
      throw new DriverException(
              FailureKind.INTERNAL, DeviceEffect.NONE, path + " can't be kept: " + e.getMessage())
          .withCause(e);
    }
  }
}
