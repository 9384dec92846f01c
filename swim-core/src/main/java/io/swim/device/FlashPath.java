package io.swim.device;

/**
 * A file on a device.
 *
 * @param fileSystem with its colon, such as {@code flash:}
 * @param file the name below it, without a leading slash
 */
public record FlashPath(String fileSystem, String file) {
  public FlashPath {
    if (!fileSystem.endsWith(":")) {
      throw new IllegalArgumentException("a file system ends with a colon: '" + fileSystem + "'");
    }
    if (file.isBlank() || file.startsWith("/") || file.indexOf(':') >= 0) {
      throw new IllegalArgumentException("not a file below " + fileSystem + ": '" + file + "'");
    }
  }

  /**
   * Reads {@code flash:name}, {@code flash:/name} and {@code flash0:dir/name}.
   *
   * @throws IllegalArgumentException when the text has no file system or no file
   */
  public static FlashPath parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("no file system in '" + text + "'");
    }
    String file = text.substring(colon + 1).strip();
    while (file.startsWith("/")) {
      file = file.substring(1);
    }
    return new FlashPath(text.substring(0, colon + 1).strip(), file);
  }

  /** Whether two spellings such as {@code flash:/x} and {@code flash:x} name one file. */
  public static boolean same(String one, String other) {
    return normal(one).equals(normal(other));
  }

  private static String normal(String path) {
    return path.strip().replaceFirst(":/+", ":");
  }

  @Override
  public String toString() {
    return fileSystem + file;
  }
}
