package io.swim.secrets;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is no leak, each with its reason. A line is {@code word WORD REASON}, an ordinary word that
 * some test has for a password, or {@code file GLOB REASON}, files whose purpose is to hold one.
 */
final class Allowed {
  private final Map<String, String> words = new LinkedHashMap<>();
  private final Map<String, String> files = new LinkedHashMap<>();
  private final Map<String, Integer> uses = new TreeMap<>();

  static Allowed read(Path file) throws IOException {
    Allowed allowed = new Allowed();
    for (String line : Files.readAllLines(file)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.split("\\s+", 3);
      if (parts.length < 3 || !Set.of("word", "file").contains(parts[0])) {
        throw new IllegalArgumentException(
            file + ": \"" + line + "\" is not: word|file, which one, reason");
      }
      (parts[0].equals("word") ? allowed.words : allowed.files).put(parts[1], parts[2]);
    }
    return allowed;
  }

  boolean isWord(String secret) {
    return words.containsKey(secret) && use("word " + secret + ", " + words.get(secret));
  }

  /** Whether a hit in this file is none. */
  boolean isIn(Path file) {
    Optional<String> glob =
        files.keySet().stream()
            .filter(any -> FileSystems.getDefault().getPathMatcher("glob:" + any).matches(file))
            .findFirst();
    return glob.isPresent() && use("file " + glob.get() + ", " + files.get(glob.get()));
  }

  private boolean use(String what) {
    uses.merge(what, 1, Integer::sum);
    return true;
  }

  /** What was let pass, and how often. */
  List<String> report() {
    List<String> lines = new ArrayList<>();
    uses.forEach((what, times) -> lines.add("let pass " + times + " times: " + what));
    return lines;
  }
}
