package io.swim.testkit.internal.iosxe;

import io.swim.testkit.internal.image.ImageFacts;
import io.swim.testkit.internal.image.XeNames;

/**
 * An image that was unpacked.
 *
 * @param version for instance 17.09.05
 * @param fullVersion with the number of the build
 * @param bundle the name that the bundle has by itself
 */
record Installed(
    String version, String fullVersion, String bundle, PackageList packages, State state) {
  /** What is done with it. */
  enum State {
    INACTIVE,
    /** Runs, or will after the reload, and is not committed. */
    UNCOMMITTED,
    COMMITTED,
    /** Was committed before the one that is not. */
    DEACTIVATED;

    /** The letter in show install. */
    char letter() {
      return name().charAt(0);
    }
  }

  /** What is found to run, and was never added here. */
  static Installed found(ImageFacts facts, PackageList packages) {
    String bundle = XeNames.bundle(facts.family(), facts.imageName(), facts.version());
    return new Installed(facts.version(), facts.fullVersion(), bundle, packages, State.COMMITTED);
  }

  Installed with(State other) {
    return new Installed(version, fullVersion, bundle, packages, other);
  }

  /** The file that lists its packages. */
  String list() {
    return XeNames.list(bundle);
  }
}
