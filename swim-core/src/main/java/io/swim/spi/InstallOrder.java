package io.swim.spi;

import io.swim.device.FlashPath;
import io.swim.job.SoftwareChange;
import java.util.List;
import java.util.Optional;

/**
 * What is to be installed.
 *
 * @param change how
 * @param image the file on the device; empty when packages that are unpacked already are meant
 * @param companions files on the device that are installed with it
 * @param version of it, as its vendor writes it
 */
public record InstallOrder(
    SoftwareChange change, Optional<FlashPath> image, List<FlashPath> companions, String version) {
  public InstallOrder {
    companions = List.copyOf(companions);
  }
}
