package io.swim.testkit.internal.aireos;

import io.swim.testkit.internal.device.BootedImage;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.flash.FlashFileSystem;
import io.swim.testkit.internal.image.ImageFacts;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The two partitions of a controller. Which of them is called primary changes with every download:
 * what was fetched is, and what runs is the backup then. Thread-safe.
 */
final class Slots {
  private static final String FIRST = "part1";
  private static final String SECOND = "part2";

  private String primary = FIRST;

  /** As the command line calls them. */
  enum Slot {
    PRIMARY,
    BACKUP
  }

  String deliver(FlashFileSystem flash, Blob image) throws IOException {
    flash.load(FIRST, image);
    return path(flash, FIRST);
  }

  private static String path(FlashFileSystem flash, String part) {
    return flash.name() + ":/" + part;
  }

  private static String other(String part) {
    return part.equals(FIRST) ? SECOND : FIRST;
  }

  private synchronized String part(Slot slot) {
    return slot == Slot.PRIMARY ? primary : other(primary);
  }

  Optional<Blob> image(NetworkDevice device, Slot slot) {
    return device.fileSystems().standard().find(part(slot)).map(FlashFile::blob);
  }

  /** What the image in a slot says; empty when there is none, or a broken one. */
  Optional<ImageFacts> facts(NetworkDevice device, Slot slot) {
    Optional<Blob> image = image(device, slot);
    try {
      return image.isEmpty() ? Optional.empty() : Optional.of(image.get().inspect());
    } catch (NotBootable | IOException e) {
      return Optional.empty();
    }
  }

  /** Which one runs. */
  Slot running(NetworkDevice device) {
    String part = device.software().orElseThrow().image().file().name();
    return part.equals(part(Slot.PRIMARY)) ? Slot.PRIMARY : Slot.BACKUP;
  }

  /** Which one is booted next. */
  Slot next(NetworkDevice device) {
    String primaryPath = path(device.fileSystems().standard(), part(Slot.PRIMARY));
    return device.nvram().startup().bootImages().contains(primaryPath) ? Slot.PRIMARY : Slot.BACKUP;
  }

  /** Counts at once. */
  void choose(NetworkDevice device, Slot slot) {
    device.nvram().setBootImages(List.of(path(device.fileSystems().standard(), part(slot))));
  }

  /** Takes the place of what does not run, becomes the primary image, and is booted next. */
  void install(NetworkDevice device, Blob image) throws FlashException {
    String free = other(device.software().orElseThrow().image().file().name());
    device.fileSystems().standard().put(free, image);
    synchronized (this) {
      primary = free;
    }
    choose(device, Slot.PRIMARY);
  }

  /** What is to be booted; where that can't be, the other one. */
  Optional<BootedImage> boot(NetworkDevice device, List<String> log) {
    FlashFileSystem flash = device.fileSystems().standard();
    Slot first = next(device);
    for (Slot slot : List.of(first, first == Slot.PRIMARY ? Slot.BACKUP : Slot.PRIMARY)) {
      String part = part(slot);
      Optional<FlashFile> file = flash.find(part);
      Optional<ImageFacts> facts =
          facts(device, slot).filter(each -> each.family().equals(device.spec().model().family()));
      if (file.isPresent() && facts.isPresent()) {
        log.add("Booting '" + slot + " image'");
        return Optional.of(new BootedImage(path(flash, part), file.get(), facts.get()));
      }
      log.add("The " + slot + " image can't be booted");
    }
    return Optional.empty();
  }
}
