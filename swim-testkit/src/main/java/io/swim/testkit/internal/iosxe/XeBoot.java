package io.swim.testkit.internal.iosxe;

import io.swim.testkit.device.SimulatedModel;
import io.swim.testkit.internal.device.BootedImage;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashException.Reason;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.flash.FlashFileSystem;
import io.swim.testkit.internal.image.ImageFacts;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import io.swim.testkit.internal.image.XeDescription;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Decides what one member boots, from the bytes really on its flash: the entries of the boot list
 * in order, each a bundle or a list of packages. When none of them can be booted it stays in the
 * boot loader; without a boot list it tries packages.conf, then the first bundle.
 */
final class XeBoot {
  private static final int BOOT_FIELD = 0xf;

  private final SimulatedModel model;
  private final FlashFileSystem flash;
  private final List<String> log;

  XeBoot(SimulatedModel model, FlashFileSystem flash, List<String> log) {
    this.model = model;
    this.flash = flash;
    this.log = log;
  }

  /** The entries of a boot list, without what says which members they are for. */
  static List<String> entries(List<String> lines) {
    List<String> entries = new ArrayList<>();
    for (String line : lines) {
      String files = line.replaceFirst("^switch (all|\\d+) ", "").replaceFirst("^(\\w+) +", "$1:");
      Arrays.stream(files.split(";")).filter(each -> !each.isBlank()).forEach(entries::add);
    }
    return entries;
  }

  /** Finds what runs, or nothing when the member stays in the boot loader. */
  Optional<BootedImage> boot(List<String> bootList, int configRegister) {
    int field = configRegister & BOOT_FIELD;
    if (field == 0) {
      log.add("configuration register says: stay in the boot loader");
      return Optional.empty();
    }
    List<String> entries = field > 1 ? entries(bootList) : List.of();
    for (String entry : entries.isEmpty() ? found() : entries) {
      Optional<BootedImage> image = start(entry);
      if (image.isPresent()) {
        return image;
      }
    }
    log.add("boot: nothing on " + flash.name() + ": can be booted");
    return Optional.empty();
  }

  /** What is tried without a list. */
  private List<String> found() {
    List<String> found = new ArrayList<>();
    flash
        .find(PackageList.BOOTED)
        .ifPresent(list -> found.add(model.flashName() + ":" + list.name()));
    for (FlashFile file : flash.files()) {
      if (file.name().endsWith(".bin")) {
        found.add(model.flashName() + ":" + file.name());
      }
    }
    return found;
  }

  private Optional<BootedImage> start(String path) {
    log.add("boot: attempting to boot from [" + path + "]");
    try {
      FlashFile file = file(path);
      ImageFacts facts =
          file.name().endsWith(PackageList.ENDING)
              ? PackageList.read(file).check(flash)
              : bundle(file);
      if (!facts.family().equals(model.family())) {
        throw new BootRefused("image is for " + facts.family() + ", this is a " + model.family());
      }
      return Optional.of(new BootedImage(path, file, described(facts)));
    } catch (BootRefused | NotBootable | IOException e) {
      log.add("boot: error loading \"" + path + "\": " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Each member means its own flash. */
  private FlashFile file(String path) throws FlashException {
    int colon = path.indexOf(':');
    String device = colon < 0 ? model.flashName() : path.substring(0, colon);
    if (!device.equals("flash") && !device.equals("bootflash")) {
      throw new FlashException(Reason.NO_SUCH_DEVICE);
    }
    return flash.get(path.substring(colon + 1));
  }

  private static ImageFacts bundle(FlashFile file) throws BootRefused, NotBootable, IOException {
    ImageFacts facts = file.blob().inspect();
    if (facts.parts().isEmpty()) {
      throw new BootRefused("it is no bundle of packages");
    }
    return facts;
  }

  private ImageFacts described(ImageFacts facts) {
    return new ImageFacts(
        facts.family(),
        model.imageName(),
        facts.feature(),
        facts.version(),
        facts.fullVersion(),
        facts.minRamMegabytes(),
        XeDescription.of(model.imageName(), facts.version()),
        facts.cwStrings(),
        facts.parts());
  }
}
