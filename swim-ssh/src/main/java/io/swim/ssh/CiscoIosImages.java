package io.swim.ssh;

import io.swim.image.ImageContent;
import io.swim.spi.ImageRecognizer;
import io.swim.spi.Recognition;
import io.swim.ssh.image.IosImages;
import java.io.IOException;

/**
 * Recognises images of classic Cisco IOS: an MZIP or ELF loader with a block of CW_ strings (those
 * of CISCO-IMAGE-MIB), and a ZIP archive behind it. Stateless and thread-safe; needs less than 1
 * MiB of memory whatever the size of the file.
 */
public final class CiscoIosImages implements ImageRecognizer {
  /** It has no settings. */
  public CiscoIosImages() {}

  @Override
  public String id() {
    return "cisco-ios-images";
  }

  @Override
  public Recognition recognize(String fileName, ImageContent content) throws IOException {
    return IosImages.recognize(fileName, content);
  }
}
