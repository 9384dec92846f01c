package io.swim.device;

import java.util.Objects;
import java.util.Optional;

/**
 * A part of the software of a device, or one of its image slots.
 *
 * @param name as the device calls it
 * @param version if it tells one
 * @param state what it is used for
 */
public record SoftwarePackage(String name, Optional<String> version, State state) {
  public SoftwarePackage {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(state, "state");
  }

  /** What a package is used for. */
  public enum State {
    /** It runs, and will after the next boot. */
    COMMITTED,
    /** It runs, and the device goes back to what is committed unless it is committed too. */
    UNCOMMITTED,
    /** It is on the device and does not run. */
    INACTIVE,
    /** It was taken out of use, and comes back unless that is committed. */
    DEACTIVATED,
    /** It runs; whether it is committed is not told. */
    ACTIVE,
    /** The device has a word for it that is not known here. */
    UNKNOWN
  }

  /** Whether it runs now. */
  public boolean isRunning() {
    return state == State.COMMITTED || state == State.UNCOMMITTED || state == State.ACTIVE;
  }
}
