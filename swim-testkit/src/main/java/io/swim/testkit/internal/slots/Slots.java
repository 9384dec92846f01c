package io.swim.testkit.internal.slots;

import io.swim.testkit.internal.client.ServerFile;
import io.swim.testkit.internal.copy.FlashCopier;
import io.swim.testkit.internal.copy.Progress;
import io.swim.testkit.internal.device.BootedImage;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.device.NetworkDevice.Software;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.image.ImageFacts;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The two images of a switch: files of flash that are called image-1 and image-2. */
public final class Slots {
  /** The one that a switch comes with. */
  public static final String FIRST = "image-1";

  private static final String SECOND = "image-2";

  private Slots() {}

  /** Both names, in order. */
  public static List<String> names() {
    return List.of(FIRST, SECOND);
  }

  /** The one that runs. */
  public static String running(NetworkDevice device) {
    return device.software().map(Software::image).map(BootedImage::path).orElse(FIRST);
  }

  /** The one that is booted next. */
  public static String next(NetworkDevice device) {
    return device.nvram().startup().bootImages().get(0);
  }

  /** Has it booted next, unless there is nothing in it. */
  public static boolean choose(NetworkDevice device, String name) {
    boolean there = names().contains(name) && version(device, name).isPresent();
    if (there) {
      device.nvram().setBootImages(List.of(name));
    }
    return there;
  }

  /** What is in one of them. */
  public static Optional<String> version(NetworkDevice device, String name) {
    return device.fileSystems().standard().find(name).flatMap(Slots::version);
  }

  private static Optional<String> version(FlashFile file) {
    try {
      return Optional.of(file.blob().inspect().version());
    } catch (NotBootable | IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Fetches an image over the one that does not run, once all of it is there and right.
   *
   * @return its bytes
   */
  public static long fetch(NetworkDevice device, ServerFile file, Progress progress)
      throws IOException, NotBootable {
    Blob blob = new FlashCopier(device).fetchAside(file, progress);
    blob.inspect();
    device.fileSystems().standard().put(running(device).equals(FIRST) ? SECOND : FIRST, blob);
    return blob.sizeBytes();
  }

  /** Boots the chosen one, else the other. */
  public static Optional<BootedImage> boot(NetworkDevice device, List<String> log) {
    Optional<BootedImage> old = device.bootedAgain();
    if (old.isPresent()) {
      return old;
    }
    String chosen = next(device);
    String other = chosen.equals(FIRST) ? SECOND : FIRST;
    return load(device, chosen, log).or(() -> load(device, other, log));
  }

  private static Optional<BootedImage> load(NetworkDevice device, String name, List<String> log) {
    try {
      FlashFile file = device.fileSystems().standard().get(name);
      ImageFacts facts = file.blob().inspect();
      log.add("booting " + name);
      return Optional.of(new BootedImage(name, file, facts));
    } catch (NotBootable | IOException e) {
      log.add(name + ": " + e.getMessage());
      return Optional.empty();
    }
  }
}
