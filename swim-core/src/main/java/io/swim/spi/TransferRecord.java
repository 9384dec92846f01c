package io.swim.spi;

import io.swim.device.TransferProtocol;
import io.swim.image.Digest;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One transfer as the server saw it.
 *
 * @param protocol how the bytes travelled
 * @param peer the device's address and port
 * @param path the file as the device named it
 * @param options protocol options in force, such as {@code blksize=1428}; never a secret. Of a
 *     transfer that is not of the whole file also {@code range} (HTTP, first and last byte) or
 *     {@code from} (the first byte)
 * @param startedAt when the request came in
 * @param duration until the end, or so far
 * @param bytes bytes of the file in this transfer alone: received, or acknowledged by the peer
 *     (TFTP), or else handed to the network, which may hold some MiB of them when a transfer ends
 *     otherwise than COMPLETE
 * @param result how it ended
 * @param detail the error's own words, or empty
 * @param digest SHA-256 of what was sent or received, once that is the whole file in order; an
 *     earlier transfer that this one resumed is counted in
 */
public record TransferRecord(
    TransferProtocol protocol,
    InetSocketAddress peer,
    String path,
    Map<String, String> options,
    Instant startedAt,
    Duration duration,
    long bytes,
    Result result,
    String detail,
    Optional<Digest> digest) {
  public TransferRecord {
    Objects.requireNonNull(protocol, "protocol");
    Objects.requireNonNull(peer, "peer");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(options, "options");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(duration, "duration");
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(digest, "digest");
    options = Map.copyOf(options);
  }

  /** How a transfer ended. */
  public enum Result {
    /** Still going on. */
    RUNNING,
    /**
     * The peer acknowledged the last byte or, where the protocol has no acknowledgment, ended the
     * connection in order after it.
     */
    COMPLETE,
    /** The peer sent an error, or the protocol broke. */
    FAILED,
    /** The peer fell silent. */
    TIMED_OUT,
    /** Ended by us: the publication or the server was closed. */
    CLOSED
  }
}
