package io.swim.spi;

import io.swim.device.FlashPath;
import io.swim.job.SoftwareChange;
import java.util.Optional;

/**
 * What is to be installed.
 *
 * @param change how
 * @param image the file on the device; empty when packages that are unpacked already are meant
 * @param version of it, as its vendor writes it
 */
public record InstallOrder(SoftwareChange change, Optional<FlashPath> image, String version) {}
