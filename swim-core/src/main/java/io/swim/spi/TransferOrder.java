package io.swim.spi;

import io.swim.device.Access;
import io.swim.device.FlashPath;
import io.swim.device.TransferProtocol;
import io.swim.image.SoftwareImage;
import java.net.InetAddress;

/**
 * One transfer to one device.
 *
 * @param image what
 * @param target where to
 * @param protocol how the bytes travel
 * @param access how it is started
 * @param server where the device fetches from
 * @param serverPath the name that the device asks for
 * @param token empty to start; else what {@link TransferResult.InProgress} gave
 */
public record TransferOrder(
    SoftwareImage image,
    FlashPath target,
    TransferProtocol protocol,
    Access access,
    InetAddress server,
    String serverPath,
    String token) {}
