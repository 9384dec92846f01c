package io.swim.testkit.internal.iosxr;

import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.image.ImageFacts;

/**
 * An image in the software repository of a router.
 *
 * @param file as it was when it was added
 * @param ran whether it was booted ever: then it has the name of what boots
 */
record XrImage(FlashFile file, ImageFacts facts, boolean ran) {
  String version() {
    return facts.version();
  }

  /** As the router lists it. */
  String name() {
    return ran ? bootName() : facts.imageName() + "-" + version();
  }

  /** What boots. */
  String bootName() {
    return facts.family() + "-xr-" + version();
  }

  XrImage booted() {
    return new XrImage(file, facts, true);
  }
}
