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

  /** Whether it is one of 32 bits: it has one name, with the place where it is kept. */
  boolean isPie() {
    return facts.imageName().endsWith("-px");
  }

  /** As the router lists it. */
  String name() {
    return ran || isPie() ? bootName() : facts.imageName() + "-" + version();
  }

  /** What boots. */
  String bootName() {
    return isPie()
        ? "disk0:" + facts.imageName() + "-" + version()
        : facts.family() + "-xr-" + version();
  }

  XrImage booted() {
    return new XrImage(file, facts, true);
  }
}
