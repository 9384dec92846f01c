package io.swim.testkit.internal.ios;

import io.swim.testkit.device.BootStyle;
import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.device.SimulatedModel;
import io.swim.testkit.device.SimulatedPlatform;
import io.swim.testkit.internal.device.BootedImage;
import io.swim.testkit.internal.device.FileSystems;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.flash.FlashFileSystem;
import io.swim.testkit.internal.image.ImageFacts;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Decides what boots, from the bytes really on flash: the entries of the boot list in order, then
 * the first file that can be booted. The boot field of the configuration register (its lowest four
 * bits) is obeyed: 0 stays in the boot loader, 1 skips the list.
 */
public final class BootLoader {
  private static final int BOOT_FIELD = 0xf;

  private final NetworkDevice device;
  private final SimulatedModel model;
  private final FileSystems fileSystems;
  private final List<String> log;

  /**
   * That of a device.
   *
   * @param log takes what was tried
   */
  public BootLoader(NetworkDevice device, List<String> log) {
    this(device, device.fileSystems(), log);
  }

  /** That of a member of a stack, which sees its own file systems. */
  BootLoader(NetworkDevice device, FileSystems fileSystems, List<String> log) {
    this.device = device;
    this.model = device.spec().model();
    this.fileSystems = fileSystems;
    this.log = log;
  }

  /** Finds the image to run, or nothing when the device stays in the boot loader. */
  public Optional<BootedImage> boot(List<String> bootList, int configRegister) {
    int field = configRegister & BOOT_FIELD;
    if (field == 0) {
      log.add("configuration register says: stay in the boot loader");
      return Optional.empty();
    }
    if (field > 1) {
      for (String entry : bootList) {
        Optional<BootedImage> image = bootEntry(entry);
        if (image.isPresent()) {
          return image;
        }
      }
      if (!bootList.isEmpty() && device.has(Trait.NO_BOOT_FALLBACK)) {
        log.add("boot: no entry of the boot list can be booted");
        return Optional.empty();
      }
    }
    return firstBootable(fileSystems.standard());
  }

  private Optional<BootedImage> bootEntry(String entry) {
    String path = entry.replaceFirst("^(\\w+) +", "$1:");
    if (path.equals("flash") || path.endsWith(":")) {
      return firstBootable(fileSystems.standard());
    }
    try {
      FileSystems.Located located = fileSystems.locate(path);
      return load(path, located.fileSystem().get(located.file()));
    } catch (IOException e) {
      log.add("boot: cannot open \"" + path + "\": " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<BootedImage> firstBootable(FlashFileSystem fileSystem) {
    for (FlashFile file : fileSystem.files()) {
      boolean rooted =
          model.bootStyle() == BootStyle.PATH_LIST || model.platform() == SimulatedPlatform.ASA;
      String slash = rooted ? "/" : "";
      if (file.name().endsWith(".bin") || file.blob().sizeBytes() > 100_000) {
        Optional<BootedImage> image = load(fileSystem.name() + ":" + slash + file.name(), file);
        if (image.isPresent()) {
          return image;
        }
      }
    }
    log.add("boot: no bootable image on " + fileSystem.name() + ":");
    return Optional.empty();
  }

  private Optional<BootedImage> load(String path, FlashFile file) {
    String refusal;
    try {
      ImageFacts facts = file.blob().inspect();
      refusal = isArchive(facts) ? "bad magic number: an archive" : hardwareRefusal(facts);
      if (refusal.isEmpty()) {
        log.add("boot: loading \"" + path + "\"");
        return Optional.of(new BootedImage(path, file, facts));
      }
    } catch (NotBootable | IOException e) {
      refusal = String.valueOf(e.getMessage());
    }
    log.add("boot: error loading \"" + path + "\": " + refusal);
    return Optional.empty();
  }

  private boolean isArchive(ImageFacts facts) {
    return model.platform() == SimulatedPlatform.AIRONET && !facts.parts().isEmpty();
  }

  private String hardwareRefusal(ImageFacts facts) {
    if (!facts.family().equals(model.family())) {
      return "image is for " + facts.family() + ", this is a " + model.family();
    }
    long ramMegabytes = model.ramBytes() >> 20;
    if (facts.minRamMegabytes() > ramMegabytes) {
      return "image needs " + facts.minRamMegabytes() + " MB of RAM, there are " + ramMegabytes;
    }
    return "";
  }
}
