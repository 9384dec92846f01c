package io.swim.device;

import java.util.Objects;
import java.util.Optional;

/**
 * Two supervisors, or two controllers, that are one device. Words are the device's own.
 *
 * @param local state of the one that answers
 * @param peer state of the other one
 * @param mode such as sso
 * @param readiness whether the other one could take over
 */
public record Redundancy(
    Optional<String> local, Optional<String> peer, Optional<String> mode, Readiness readiness) {
  public Redundancy {
    Objects.requireNonNull(local, "local");
    Objects.requireNonNull(peer, "peer");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(readiness, "readiness");
  }

  /** Whether the other one could take over. */
  public enum Readiness {
    READY,
    NOT_READY,
    /** It does not tell. */
    UNKNOWN
  }
}
