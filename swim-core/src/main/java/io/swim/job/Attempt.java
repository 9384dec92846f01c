package io.swim.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One try with one protocol: the next in order follows on failure.
 *
 * @param state what it was for
 * @param driver the driver's id
 * @param protocol as a user would say it, such as {@code TFTP started by SNMP} or {@code SSH}
 * @param startedAt on SWIM's clock
 * @param duration how long it took
 * @param failure empty when it worked
 */
public record Attempt(
    AssignmentState state,
    String driver,
    String protocol,
    Instant startedAt,
    Duration duration,
    Optional<FailureReason> failure) {}
