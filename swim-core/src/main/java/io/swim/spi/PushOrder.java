package io.swim.spi;

import io.swim.device.FlashPath;
import io.swim.device.TransferProtocol;
import io.swim.image.ImageContent;
import io.swim.image.SoftwareImage;
import java.util.Objects;
import java.util.function.LongConsumer;

/**
 * One file that is sent to a device.
 *
 * @param image what
 * @param content its bytes; stays open
 * @param target where to
 * @param protocol how
 * @param progress told the bytes that the device has taken so far
 */
public record PushOrder(
    SoftwareImage image,
    ImageContent content,
    FlashPath target,
    TransferProtocol protocol,
    LongConsumer progress) {
  public PushOrder {
    Objects.requireNonNull(image, "image");
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(protocol, "protocol");
    Objects.requireNonNull(progress, "progress");
  }
}
