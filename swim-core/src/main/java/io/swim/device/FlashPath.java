package io.swim.device;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A file on a device. Wildcards, blanks, quotes and control characters are refused.
 *
 * @param fileSystem with its colon, such as {@code flash:}
 * @param file the name below it, without a leading slash
 */
public record FlashPath(String fileSystem, String file) {
  /**
   * A path becomes part of a command: nothing that a command line could take for more than a name.
   */
  private static final Pattern FILE =
      Pattern.compile("[A-Za-z0-9._+@~#=,()-][A-Za-z0-9._+@~#=,()/-]*");

  private static final Pattern FILE_SYSTEM =
      Pattern.compile("[A-Za-z0-9_#-]+([/:][A-Za-z0-9_#-]+)*:");

  public FlashPath {
    Objects.requireNonNull(fileSystem, "fileSystem");
    Objects.requireNonNull(file, "file");
    if (!fileSystem.endsWith(":")) {
      throw new IllegalArgumentException("a file system ends with a colon: '" + fileSystem + "'");
    }
    if (!FILE_SYSTEM.matcher(fileSystem).matches()) {
      throw new IllegalArgumentException("not a file system: '" + fileSystem + "'");
    }
    if (!FILE.matcher(file).matches() || file.contains("..")) {
      throw new IllegalArgumentException("not a file below " + fileSystem + ": '" + file + "'");
    }
  }

  /**
   * The name of a file system with its colon.
   *
   * @param name with or without it
   * @throws IllegalArgumentException when no file system is called so
   */
  public static String fileSystem(String name) {
    return new FlashPath(name.endsWith(":") ? name : name + ":", "image").fileSystem();
  }

  /**
   * Reads {@code flash:name}, {@code flash:/name} and {@code flash0:dir/name}.
   *
   * @throws IllegalArgumentException when the text has no file system or no file
   */
  public static FlashPath parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("no file system in '" + text + "'");
    }
    String file = text.substring(colon + 1).strip();
    while (file.startsWith("/")) {
      file = file.substring(1);
    }
    return new FlashPath(text.substring(0, colon + 1).strip(), file);
  }

  /** The file's own name, without folders. */
  public String name() {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  /**
   * Whether two spellings such as {@code flash:/x} and {@code flash:x} name one file. On routers
   * with two flash cards {@code flash:} is another name of {@code flash0:}.
   */
  public static boolean same(String one, String other) {
    return normal(one).equals(normal(other));
  }

  /** Whether a path, in whatever file system and folder, is of a file of that name. */
  public static boolean isFile(String path, String name) {
    return fileName(path).equals(name);
  }

  /**
   * Whether a path may be of a file of that name: as {@link #isFile}, but in upper or lower case,
   * which some file systems take for the same. What is needed is known by this.
   */
  public static boolean mayBeFile(String path, String name) {
    return fileName(path).equalsIgnoreCase(name);
  }

  /** What a path ends with, as a device spells it: without file system and folders. */
  public static String fileName(String path) {
    int start = Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1;
    return path.substring(start).strip();
  }

  private static String normal(String path) {
    return path.strip().replaceFirst(":/+", ":").replaceFirst("^flash0:", "flash:");
  }

  @Override
  public String toString() {
    return fileSystem + file;
  }
}
