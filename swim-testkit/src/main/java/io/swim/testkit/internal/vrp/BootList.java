package io.swim.testkit.internal.vrp;

import io.swim.testkit.internal.device.BootedImage;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What is tried at boot: the first of the list that can be booted is. */
final class BootList {
  private BootList() {}

  /** Loads one image. */
  interface Loader {
    BootedImage load(String path) throws IOException, NotBootable;
  }

  /**
   * Boots.
   *
   * @param name of the loader, as it stands before what it logs
   */
  static Optional<BootedImage> boot(
      NetworkDevice device, String name, Loader loader, List<String> log) {
    for (String path : device.nvram().startup().bootImages()) {
      try {
        BootedImage image = loader.load(path);
        log.add(name + ": starting " + path);
        return Optional.of(image);
      } catch (FlashException e) {
        log.add(name + ": " + path + ": " + VrpText.words(e));
      } catch (NotBootable | IOException e) {
        log.add(name + ": " + path + ": " + e.getMessage());
      }
    }
    return Optional.empty();
  }
}
