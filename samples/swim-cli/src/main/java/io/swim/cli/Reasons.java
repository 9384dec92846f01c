package io.swim.cli;

import io.swim.job.FailureReason;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reasons as people read them: nothing twice, and no pages of progress marks. */
final class Reasons {
  /** What a device prints for each block of a file, perhaps over several lines. */
  private static final Pattern MARKS = Pattern.compile("([!.])(?:\\s*\\1){9,}");

  private static final Pattern SENTENCE =
      Pattern.compile(
          "; |[.!?] (?=\\p{Lu})| - the device said| \\((?:the server saw|no transfer was begun)");

  private static final Pattern COMMAND = Pattern.compile("'(\\w+ [a-z]+://)[^']*'");
  private static final Pattern URL = Pattern.compile("\\b([a-z]+://)[^\\s']+");
  private static final int LONGEST_CELL = 120;

  private Reasons() {}

  /** All of it; what the device said only where the message does not say it anyway. */
  static String text(FailureReason reason) {
    String message = collapsed(reason.message());
    String words = collapsed(reason.deviceWords());
    return oneLine(message).contains(oneLine(words))
        ? message
        : message + " - the device said: " + words;
  }

  /** The same in one line. */
  static String line(FailureReason reason) {
    return oneLine(text(reason));
  }

  /** Ten marks and more become one and their number: {@code !x400}. */
  static String collapsed(String text) {
    Matcher matcher = MARKS.matcher(text);
    return matcher.replaceAll(
        run ->
            Matcher.quoteReplacement(
                run.group(1) + "x" + run.group().replaceAll("\\s", "").length()));
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
