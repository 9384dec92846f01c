package io.swim.testkit.internal.device;

import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.image.ImageFacts;

/**
 * The image that was booted.
 *
 * @param path as the device shows it, for instance {@code flash:/c2960-lanbasek9-mz.122-55.SE3.bin}
 * @param file as it was when it was loaded; it may have been deleted since
 */
public record BootedImage(String path, FlashFile file, ImageFacts facts) {}
