package io.swim.job;

import io.swim.device.Access;
import io.swim.device.TransferProtocol;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * A transfer that is under way, so that another process can go on with it.
 *
 * @param driver who does it
 * @param protocol how the bytes travel
 * @param access how it was started
 * @param startedAt on SWIM's clock
 * @param publishedPath the name that the device asks the server for
 * @param token the driver's own, such as a row number in the device; empty before it has one
 * @param unwatched since sight of the copy was lost: size of the file on the device in bytes when
 *     it was last looked at; -1 before the first look
 */
public record TransferState(
    String driver,
    TransferProtocol protocol,
    Access access,
    Instant startedAt,
    String publishedPath,
    String token,
    OptionalLong unwatched) {
  /** One that begins now. */
  public static TransferState begun(
      String driver, TransferProtocol protocol, Access access, Instant now, String publishedPath) {
    return new TransferState(
        driver, protocol, access, now, publishedPath, "", OptionalLong.empty());
  }

  public TransferState withToken(String value) {
    return new TransferState(driver, protocol, access, startedAt, publishedPath, value, unwatched);
  }

  /** The same, of which nobody knows how it stands; the file has that many bytes now. */
  public TransferState unwatched(long bytes) {
    return new TransferState(
        driver, protocol, access, startedAt, publishedPath, token, OptionalLong.of(bytes));
  }
}
