package io.swim.spi;

import io.swim.device.FlashPath;
import io.swim.job.SoftwareChange;
import io.swim.job.Takeover;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is to be installed.
 *
 * @param change how
 * @param image the file on the device; empty when packages that are unpacked already are meant
 * @param beside files on the device that are installed with it: its companions that are a kickstart
 *     image, a package or an SMU
 * @param version of it, as its vendor writes it
 * @param takeover whether traffic may stop when it is activated
 */
public record InstallOrder(
    SoftwareChange change,
    Optional<FlashPath> image,
    List<FlashPath> beside,
    String version,
    Takeover takeover) {
  public InstallOrder {
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(image, "image");
    Objects.requireNonNull(beside, "beside");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(takeover, "takeover");
    beside = List.copyOf(beside);
  }
}
