package io.swim.device;

import java.util.Objects;
import java.util.Optional;

/**
 * One of two devices that stand in for each other, or one that says that it is none. Words are the
 * device's own.
 *
 * @param role which of the two it is by configuration, such as Primary
 * @param state what it is now, such as Active, or Off where it is alone
 * @param peerState what the other one is now, such as Standby Ready
 */
public record Failover(Optional<String> role, Optional<String> state, Optional<String> peerState) {
  public Failover {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(peerState, "peerState");
  }
}
