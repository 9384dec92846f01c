package io.swim.ssh.image;

import io.swim.image.ImageContent;
import io.swim.spi.PlatformCatalog;
import io.swim.spi.Recognition;
import java.io.IOException;
import java.util.List;

/** Looks at a file with the eyes of one vendor after the other. */
public final class VendorFiles {
  /** One kind of files. */
  interface Look {
    Recognition at(ImageFile file) throws IOException;
  }

  /** Those that bytes prove come first, so that no name is believed against the bytes. */
  private static final List<Look> LOOKS =
      List.of(
          XePackage::look,
          XrIso::look,
          RpmPackage::look,
          EosImage::look,
          RouterOsPackage::look,
          AsdmImage::look,
          TarImages::look,
          UpdateBundles::look,
          NxosImage::look,
          AsaImage::look,
          NamedFiles::look);

  private VendorFiles() {}

  /**
   * Looks at a file.
   *
   * @param platforms what is known of names and versions
   */
  public static Recognition recognize(
      String fileName, ImageContent content, PlatformCatalog platforms) throws IOException {
    ImageFile file = ImageFile.of(fileName, platforms, content);
    for (Look each : LOOKS) {
      Recognition found = each.at(file);
      if (!(found instanceof Recognition.NotMine)) {
        return found;
      }
    }
    return new Recognition.NotMine();
  }
}
