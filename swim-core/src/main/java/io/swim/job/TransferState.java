package io.swim.job;

import io.swim.device.Access;
import io.swim.device.TransferProtocol;
import java.time.Instant;

/**
 * A transfer that is under way, so that another process can go on with it.
 *
 * @param driver who does it
 * @param protocol how the bytes travel
 * @param access how it was started
 * @param startedAt on SWIM's clock
 * @param publishedPath the name that the device asks the server for
 * @param token the driver's own, such as a row number in the device; empty before it has one
 */
public record TransferState(
    String driver,
    TransferProtocol protocol,
    Access access,
    Instant startedAt,
    String publishedPath,
    String token) {
  public TransferState withToken(String value) {
    return new TransferState(driver, protocol, access, startedAt, publishedPath, value);
  }
}
