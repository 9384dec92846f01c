package io.swim.ssh.internal;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What was said, short enough for a message. The transcript has all of it. */
final class Brief {
  private static final int LONGEST_COMMAND = 160;

  /**
   * Marks of progress: packets that came (!), timed out (.) or came out of order (O), blocks that
   * were erased (e) or compared (C), and dots by other names (Cisco IOS Configuration Fundamentals
   * Command Reference, copy).
   */
  private static final Pattern MARKS = Pattern.compile("[!.#COe]{21,}");

  /** A folder that nobody can guess, and nobody wants to read: its beginning tells it. */
  private static final Pattern LONG_FOLDER =
      Pattern.compile("(://[^/ ]+/[A-Za-z0-9]{4})[A-Za-z0-9]{8,}(?=/)");

  private Brief() {}

  /** With how many marks of which kind there were, instead of long runs of them. */
  static String words(String text) {
    return MARKS.matcher(text).replaceAll(run -> Matcher.quoteReplacement(counted(run)));
  }

  private static String counted(MatchResult run) {
    Map<Integer, Long> counts =
        run.group()
            .chars()
            .boxed()
            .collect(Collectors.groupingBy(mark -> mark, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(each -> each.getValue() + " x " + Character.toString(each.getKey()))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** A command, with the middle of what is too long left out. */
  static String command(String text) {
    String brief = LONG_FOLDER.matcher(text).replaceAll("$1...");
    int half = LONGEST_COMMAND / 2;
    return brief.length() <= LONGEST_COMMAND
        ? brief
        : brief.substring(0, half) + " ... " + brief.substring(brief.length() - half);
  }
}
