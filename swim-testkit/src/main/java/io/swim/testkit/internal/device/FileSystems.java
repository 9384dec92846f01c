package io.swim.testkit.internal.device;

import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashException.Reason;
import io.swim.testkit.internal.flash.FlashFileSystem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The file systems of one device, the first one is the standard one. */
public final class FileSystems {
  private final List<FlashFileSystem> all;
  private final Map<String, String> otherNames;

  /**
   * The file systems.
   *
   * @param otherNames further names, to the names of those that they mean
   */
  public FileSystems(List<FlashFileSystem> all, Map<String, String> otherNames) {
    this.all = List.copyOf(all);
    this.otherNames = Map.copyOf(otherNames);
  }

  /** A file name with the file system it is on. */
  public record Located(FlashFileSystem fileSystem, String file) {
    /** For instance {@code flash:/x.bin} or {@code flash:x.bin}, as it was written. */
    public String path() {
      return fileSystem.name() + ":" + file;
    }
  }

  public List<FlashFileSystem> all() {
    return all;
  }

  public FlashFileSystem standard() {
    return all.get(0);
  }

  public Optional<FlashFileSystem> find(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replace(":", "").replace("/", "");
    String meant = otherNames.getOrDefault(plain, plain);
    return all.stream().filter(fileSystem -> fileSystem.name().equals(meant)).findFirst();
  }

  /** Splits {@code flash:/x.bin}; without a file system the standard one is meant. */
  public Located locate(String path) throws FlashException {
    int colon = path.indexOf(':');
    if (colon < 0) {
      return new Located(standard(), path);
    }
    FlashFileSystem fileSystem =
        find(path.substring(0, colon)).orElseThrow(() -> new FlashException(Reason.NO_SUCH_DEVICE));
    return new Located(fileSystem, path.substring(colon + 1));
  }
}
