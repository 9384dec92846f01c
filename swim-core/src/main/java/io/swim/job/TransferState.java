package io.swim.job;

import io.swim.device.FileLocation;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A transfer that is under way, so that another process can go on with it. Holds no secret: a login
 * that was made up for it is known to the process alone that serves the file.
 *
 * @param driver who does it
 * @param way how
 * @param startedAt on SWIM's clock
 * @param source where the device was told to fetch from; empty when the file is pushed
 * @param token the driver's own, such as a row number in the device; empty before it has one
 * @param unwatched since sight of the copy was lost: size of the file on the device in bytes when
 *     it was last looked at, or a number below -1 that stands for what a device with slots said of
 *     them; -1 before the first look
 */
public record TransferState(
    String driver,
    TransferWay way,
    Instant startedAt,
    Optional<FileLocation> source,
    String token,
    OptionalLong unwatched) {
  public TransferState {
    Objects.requireNonNull(driver, "driver");
    Objects.requireNonNull(way, "way");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(unwatched, "unwatched");
  }

  /** One that begins now. */
  public static TransferState begun(
      String driver, TransferWay way, Instant now, Optional<FileLocation> source) {
    return new TransferState(driver, way, now, source, "", OptionalLong.empty());
  }

  public TransferState withToken(String value) {
    return new TransferState(driver, way, startedAt, source, value, unwatched);
  }

  /**
   * The same, of which nobody knows how it stands, with what was seen now: see {@code unwatched}.
   */
  public TransferState unwatched(long seen) {
    return new TransferState(driver, way, startedAt, source, token, OptionalLong.of(seen));
  }
}
