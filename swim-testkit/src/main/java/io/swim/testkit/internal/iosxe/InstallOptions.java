package io.swim.testkit.internal.iosxe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The words behind an install command.
 *
 * @param quiet without questions: {@code prompt-level none}
 * @param wrong the first word that is not possible there
 */
record InstallOptions(
    boolean activate,
    boolean commit,
    boolean quiet,
    Optional<Duration> abortAfter,
    Optional<String> wrong) {
  private static final InstallOptions NONE =
      new InstallOptions(false, false, false, Optional.empty(), Optional.empty());

  /** Reads the words; keywords may be shortened. */
  static InstallOptions parse(List<String> words) {
    InstallOptions options = NONE;
    for (int i = 0; i < words.size() && options.wrong.isEmpty(); i++) {
      String next = i + 1 < words.size() ? words.get(i + 1) : "";
      String word = words.get(i);
      if (is(word, "activate")) {
        options = new InstallOptions(true, false, false, Optional.empty(), Optional.empty());
      } else if (is(word, "commit") && options.activate) {
        options = new InstallOptions(true, true, options.quiet, options.abortAfter, options.wrong);
      } else if (is(word, "prompt-level") && (is(next, "none") || is(next, "all"))) {
        boolean quiet = is(next, "none");
        options =
            new InstallOptions(
                options.activate, options.commit, quiet, options.abortAfter, options.wrong);
        i++;
      } else if (is(word, "auto-abort-timer") && next.matches("\\d{2,4}")) {
        Optional<Duration> after = Optional.of(Duration.ofMinutes(Integer.parseInt(next)));
        options =
            new InstallOptions(
                options.activate, options.commit, options.quiet, after, options.wrong);
        i++;
      } else {
        options = new InstallOptions(false, false, false, Optional.empty(), Optional.of(word));
      }
    }
    return options;
  }

  private static boolean is(String typed, String keyword) {
    return !typed.isEmpty() && keyword.startsWith(typed);
  }
}
