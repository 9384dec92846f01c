package io.swim.ssh;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What others read in the recordings of some platforms, in our words. Every class of this package
 * whose name ends with {@code Fields} is such a table, with a constructor without parameters.
 */
interface FieldTable {
  /** Which recordings there are. */
  List<Recording> recordings();

  /**
   * Where it is right to differ: end of the capture's path, a blank and the field (or {@code *}),
   * to the reason.
   */
  default Map<String, String> differences() {
    return Map.of();
  }

  /** Says in our words what is expected. */
  interface Translation {
    void translate(Expected expected, Wanted wanted);
  }

  /**
   * Captures of one command.
   *
   * @param platform as a user names it
   * @param command as a user types it
   * @param folder below the recordings
   * @param captures part of the path of the captures in it
   * @param translation of what is expected
   */
  record Recording(
      String platform, String command, String folder, String captures, Translation translation) {
    /** The file with what is expected. */
    static Path expected(Path capture) {
      String path = capture.toString();
      return Path.of(
          path.endsWith(".raw")
              ? path.replace(".raw", ".yml")
              : path.replace("_output.txt", "_expected.json"));
    }

    boolean isCapture(Path file) {
      String path = file.toString();
      return path.contains(captures) && (path.endsWith("_output.txt") || path.endsWith(".raw"));
    }
  }
}
