package io.swim.testkit.internal.eos;

import io.swim.testkit.internal.device.BootedImage;
import io.swim.testkit.internal.device.FileSystems;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.flash.FlashFileSystem;
import io.swim.testkit.internal.image.ImageFacts;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Aboot: boots the one image that boot-config names, or stays in its shell (Arista, "EOS User
 * Manual", section Aboot).
 */
final class EosBoot {
  private static final String FILE = "boot-config";

  private EosBoot() {}

  /** Writes the file that says what is booted, and tells the list that it makes. */
  static List<String> write(FlashFileSystem flash, List<String> images) throws IOException {
    String text = images.isEmpty() ? "" : "SWI=" + images.get(0) + "\n";
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    flash.put(FILE, flash.store().put(new ByteArrayInputStream(bytes)));
    return images;
  }

  /** boot system: counts at once. */
  static void set(EosSession session, List<String> arguments) throws IOException {
    NetworkDevice device = session.device();
    List<String> images = List.of();
    if (!arguments.isEmpty()) {
      Located located = device.fileSystems().locate(arguments.get(0));
      String name = located.file().replaceFirst("^/", "");
      if (located.fileSystem().find(name).isEmpty()) {
        session.say("% Error: " + arguments.get(0) + ": No such file or directory\n");
        return;
      }
      images = List.of(located.fileSystem().name() + ":/" + name);
    }
    device.nvram().setBootImages(write(device.fileSystems().standard(), images));
  }

  static Optional<BootedImage> boot(NetworkDevice device, List<String> log) {
    FileSystems fileSystems = device.fileSystems();
    List<String> images = device.nvram().startup().bootImages();
    if (images.isEmpty() || fileSystems.standard().find(FILE).isEmpty()) {
      log.add("Aboot: no image in boot-config");
      return Optional.empty();
    }
    String path = images.get(0);
    try {
      Located located = fileSystems.locate(path);
      FlashFile file = located.fileSystem().get(located.file());
      ImageFacts facts = file.blob().inspect();
      if (!facts.family().equals(device.spec().model().family())) {
        log.add("Aboot: " + path + " is for " + facts.family());
        return Optional.empty();
      }
      log.add("Booting " + path);
      return Optional.of(new BootedImage(path, file, on(device, facts)));
    } catch (FlashException e) {
      log.add("Aboot: " + path + ": " + EosText.words(e));
    } catch (NotBootable | IOException e) {
      log.add("Aboot: " + path + ": not a valid image: " + e.getMessage());
    }
    return Optional.empty();
  }

  /** sysDescr names the hardware as well. */
  private static ImageFacts on(NetworkDevice device, ImageFacts facts) {
    return facts.describedAs(facts.sysDescription() + device.spec().model().productId());
  }
}
