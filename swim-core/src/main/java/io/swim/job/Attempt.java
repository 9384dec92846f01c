package io.swim.job;

import io.swim.device.Access;
import io.swim.image.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One try with one protocol: the next in order follows on failure.
 *
 * @param state what it was for
 * @param driver the driver's id
 * @param protocol as a user would say it, such as {@code TFTP started by SNMP} or {@code SSH}
 * @param access whose login was used, if any
 * @param way for a transfer: what is not tried again; empty when it did not count, because it was
 *     SWIM that broke off
 * @param startedAt on SWIM's clock
 * @param duration how long it took
 * @param failure empty when it worked
 * @param sent for a transfer: SHA-256 of what our own server sent, where it sent the whole file; it
 *     tells a file that was spoiled on its way or on the device from one that is wrong here
 */
public record Attempt(
    AssignmentState state,
    String driver,
    String protocol,
    Optional<Access> access,
    Optional<TransferWay> way,
    Instant startedAt,
    Duration duration,
    Optional<FailureReason> failure,
    Optional<Digest> sent) {
  public Attempt {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(driver, "driver");
    Objects.requireNonNull(protocol, "protocol");
    Objects.requireNonNull(access, "access");
    Objects.requireNonNull(way, "way");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(duration, "duration");
    Objects.requireNonNull(failure, "failure");
    Objects.requireNonNull(sent, "sent");
  }
}
