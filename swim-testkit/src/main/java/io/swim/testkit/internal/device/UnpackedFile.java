package io.swim.testkit.internal.device;

import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.flash.FlashFileSystem;
import io.swim.testkit.internal.image.ImageFacts;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.IOException;

/**
 * A file that software was unpacked from; it is on no file system any more.
 *
 * @param file as it was
 * @param facts of the software
 */
public record UnpackedFile(FlashFile file, ImageFacts facts) {
  /**
   * What a device is delivered with: the file was on its standard file system once.
   *
   * @throws IOException when it does not fit there, or no device boots it
   */
  public static UnpackedFile delivered(FileSystems fileSystems, String name, Blob image)
      throws IOException {
    FlashFileSystem flash = fileSystems.standard();
    flash.load(name, image);
    FlashFile file = flash.get(name);
    flash.delete(name);
    try {
      return new UnpackedFile(file, image.inspect());
    } catch (NotBootable e) {
      throw new IOException(name + ": " + e.getMessage(), e);
    }
  }
}
