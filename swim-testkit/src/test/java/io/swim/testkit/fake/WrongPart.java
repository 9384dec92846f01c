package io.swim.testkit.fake;

import io.swim.device.PlatformId;
import io.swim.spi.Driver;

/** A driver of a test, for every platform, in the place of a fake one. */
interface WrongPart extends Driver {
  @Override
  default String id() {
    return getClass().getSimpleName();
  }

  @Override
  default boolean supports(PlatformId platform) {
    return true;
  }
}
