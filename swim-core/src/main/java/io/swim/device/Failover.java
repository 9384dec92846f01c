package io.swim.device;

import java.util.Optional;

/**
 * One of two devices that stand in for each other. Words are the device's own.
 *
 * @param role which of the two it is by configuration, such as Primary
 * @param state what it is now, such as Active
 * @param peerState what the other one is now, such as Standby Ready
 */
public record Failover(Optional<String> role, Optional<String> state, Optional<String> peerState) {}
