package io.swim.internal;

import io.swim.device.Access;
import io.swim.fault.DriverException;
import io.swim.image.ImageContent;
import io.swim.spi.Comparison;
import io.swim.spi.Fit;
import io.swim.spi.InstallDriver;
import io.swim.spi.InstallStatus;
import java.io.IOException;

/** What a device unpacked to a slot, beside what its image has in it. */
final class SlotContent {
  private final Engine engine;

  SlotContent(Engine engine) {
    this.engine = engine;
  }

  /**
   * A number that stands for what a device says of its slots while it is at nothing: another one as
   * soon as that changes, and below -1, as it is no size of a file.
   */
  static long mark(InstallStatus now) {
    return -2 - Integer.toUnsignedLong(now.packages().toString().hashCode());
  }

  /** Whether it is what the image has in it, as far as is told. */
  Comparison compare(Work work) throws DriverException, InterruptedException {
    try (ImageContent content = engine.files().open(work.image())) {
      return Attempts.quietly(work)
          .first(
              "look at what was unpacked",
              work.device().configOrder(),
              access -> engine.drivers().installDriver(work.platform(), access),
              (driver, access) -> compare(driver, content, access, work));
    } catch (IOException e) {
      return unreadable(e);
    }
  }

  private static Comparison compare(
      InstallDriver driver, ImageContent content, Access access, Work work)
      throws DriverException, InterruptedException {
    try {
      return driver.compare(work.image(), content, access, work.device());
    } catch (IOException e) {
      return unreadable(e);
    }
  }

  private static Comparison unreadable(IOException e) {
    return new Comparison(Fit.UNKNOWN, "the image can't be read: " + e.getMessage());
  }
}
