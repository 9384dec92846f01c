package io.swim.ssh;

import io.swim.image.ImageContent;
import io.swim.spi.ImageRecognizer;
import io.swim.spi.Recognition;
import io.swim.ssh.image.VendorFiles;
import java.io.IOException;

/**
 * Recognises the files of all platforms but classic IOS, whose images {@link CiscoIosImages} tells:
 * packages of IOS-XE; ISO, RPM and tar of IOS-XR; NX-OS; ASA, its device manager and what comes
 * with it; AireOS; tar archives of IOS and of access points; Junos; EOS; RouterOS; Comware; VRP;
 * updates of Linux appliances. What the bytes tell is taken from them, the rest from the name; a
 * name that contradicts the bytes is a renamed file. Files whose format no public document
 * describes are told by their name alone: AireOS, Comware, VRP, PIE, newer NX-OS, signed ASA.
 *
 * <p>Stateless and thread-safe; needs less than 1 MiB of memory and reads less than 64 MiB whatever
 * the size of the file.
 */
public final class VendorImages implements ImageRecognizer {
  private final Platforms platforms;

  /** With the platforms that come with SWIM. */
  public VendorImages() {
    this(Platforms.bundled());
  }

  /**
   * With others.
   *
   * @param platforms what is known of names and versions
   */
  public VendorImages(Platforms platforms) {
    this.platforms = platforms;
  }

  @Override
  public String id() {
    return "vendor-images";
  }

  @Override
  public Recognition recognize(String fileName, ImageContent content) throws IOException {
    return VendorFiles.recognize(fileName, content, platforms);
  }
}
