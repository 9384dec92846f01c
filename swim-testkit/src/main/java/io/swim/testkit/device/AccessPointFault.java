package io.swim.testkit.device;

import java.util.Objects;

/** Something that goes wrong at an access point of a simulated wireless controller. Immutable. */
public sealed interface AccessPointFault extends Fault {
  /** The access point of that name does not get its next image while it serves. */
  static AccessPointFault predownloadFails(String name) {
    return new PredownloadFails(name);
  }

  /** See {@link #predownloadFails}. */
  record PredownloadFails(String name) implements AccessPointFault {
    public PredownloadFails {
      Objects.requireNonNull(name, "name");
    }
  }
}
