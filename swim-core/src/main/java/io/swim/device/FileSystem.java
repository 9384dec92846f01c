package io.swim.device;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A file system of a device.
 *
 * @param name with its colon, such as {@code flash:}
 * @param totalBytes its size
 * @param freeBytes what is free now
 * @param files those in its top folder
 */
public record FileSystem(String name, long totalBytes, long freeBytes, List<RemoteFile> files) {
  public FileSystem {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(files, "files");
    files = List.copyOf(files);
  }

  /**
   * Whether a path is one of this file system, and there is no such file, in upper or lower case.
   * Of files in folders that is not known.
   *
   * @param path as the device spells it, such as {@code flash:/x.bin}
   */
  public boolean lacks(String path) {
    if (!path.startsWith(name)) {
      return false;
    }
    String file = path.substring(name.length()).replaceFirst("^/+", "");
    return !file.contains("/")
        && files.stream().noneMatch(each -> each.name().equalsIgnoreCase(file));
  }

  /** The file of that name, if it is there. */
  public Optional<RemoteFile> file(String name) {
    return files.stream().filter(file -> file.name().equals(name)).findFirst();
  }
}
