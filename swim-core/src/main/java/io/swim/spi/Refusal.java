package io.swim.spi;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Objects;

/**
 * Somebody whom a file server turned away before any transfer: for the message of a device that
 * fetched nothing.
 *
 * @param at when it happened last
 * @param peer who it was
 * @param reason what was wrong, with what the peer gave or offered; never a secret
 */
public record Refusal(Instant at, InetAddress peer, String reason) {
  public Refusal {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(peer, "peer");
    Objects.requireNonNull(reason, "reason");
  }

  /** For a message: the address, the time (UTC) and the reason. */
  @Override
  public String toString() {
    return peer.getHostAddress() + " at " + at + ": " + reason;
  }
}
