package io.swim.cli;

import io.swim.job.FailureReason;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reasons as people read them. */
final class Reasons {
  private static final Pattern SENTENCE =
      Pattern.compile("; |[.!?] (?=\\p{Lu})| - the device said| \\((?:the server |no transfer )");

  private static final Pattern COMMAND = Pattern.compile("'(\\w+ [a-z]+://)[^']*'");
  private static final Pattern URL = Pattern.compile("\\b([a-z]+://)[^\\s']+");
  private static final int LONGEST_CELL = 120;

  private Reasons() {}

  /** All of it in one line. */
  static String line(FailureReason reason) {
    return oneLine(reason.text());
  }

  static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** What a cell of a table has room for: the first sentence, without commands and URLs. */
  static String first(String text) {
    String line = COMMAND.matcher(oneLine(text)).replaceAll("'$1...'");
    line = URL.matcher(line).replaceAll("$1...");
    Matcher end = SENTENCE.matcher(line);
    String sentence = end.find() ? line.substring(0, end.start()) : line;
    return sentence.length() > LONGEST_CELL
        ? sentence.substring(0, LONGEST_CELL - 3) + "..."
        : sentence;
  }
}
