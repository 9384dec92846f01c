package io.swim.ssh.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How what one command prints is read. Stateless.
 *
 * @param command in full, such as {@code show version}
 * @param aka patterns of what else is typed for it
 * @param is one of these is in it; else it is the output of something else
 * @param end what is in it when it is whole, where that can be told
 * @param whole what a last line that is not finished may end with, if no longer word begins so
 * @param extraction what is looked for
 * @param vocabulary what that means
 */
public record Output(
    String command,
    List<Pattern> aka,
    List<Pattern> is,
    Optional<Pattern> end,
    List<Pattern> whole,
    Extraction extraction,
    Vocabulary vocabulary) {
  /** Behind an unfinished line there might be each of these: the rest of a word, short or long. */
  private static final List<String> MORE = List.of("0A", "0A".repeat(12));

  /** A pipe and the filter behind it. */
  private static final Pattern FILTER = Pattern.compile("\\s*\\|.*");

  /** Leaves out the pager, and nothing of the output. */
  private static final Pattern NO_PAGER = Pattern.compile("(?i)\\s*\\|\\s*no-?more\\s*$");

  /** What stands before a command that is typed in configuration mode: do show version. */
  private static final Pattern FROM_CONFIGURATION = Pattern.compile("(?i)^\\s*(?:do|run)\\s+");

  public Output {
    aka = List.copyOf(aka);
    is = List.copyOf(is);
    whole = List.copyOf(whole);
  }

  /**
   * Whether this is what is printed when that is typed; words may be cut short as on a device, and
   * have {@code _} between them, as names of files have.
   */
  public boolean isOf(String typed) {
    return isTyped(typed) || isTyped(typed.replace('_', ' '));
  }

  private boolean isTyped(String typed) {
    String line = String.join(" ", words(typed));
    return line.equalsIgnoreCase(command)
        || aka.stream().anyMatch(pattern -> pattern.matcher(line).matches())
        || isShort(words(typed), words(command));
  }

  /**
   * Whether what is printed when {@code typed} is typed answers to what is asked for, which has to
   * be {@link #isOf} this: {@code sh ver} to {@code show version}, and {@code dir flash:} to {@code
   * dir}, but not to {@code dir disk0:}.
   */
  public boolean answers(String asked, String typed) {
    List<String> question = words(asked);
    List<String> line = words(typed);
    return question.equals(words(command)) && isOf(typed)
        || isShort(line, question)
        || isShort(question, line) && isOf(typed);
  }

  /** The command of which somebody typed more: {@code show boot} of {@code show boot | inc x}. */
  public static String unfiltered(String typed) {
    return FILTER.matcher(typed).replaceFirst("");
  }

  private static List<String> words(String line) {
    String typed =
        NO_PAGER.matcher(FROM_CONFIGURATION.matcher(line).replaceFirst("")).replaceFirst("");
    return List.of(typed.strip().toLowerCase(Locale.ROOT).split("\\s+"));
  }

  private static boolean isShort(List<String> typed, List<String> words) {
    boolean fits = typed.size() == words.size();
    for (int i = 0; fits && i < words.size(); i++) {
      fits = !typed.get(i).isEmpty() && words.get(i).startsWith(typed.get(i));
    }
    return fits;
  }

  /** Whether this may be it, be it whole or not. */
  public boolean isIn(CapturedText text) {
    return is.isEmpty() || is.stream().anyMatch(pattern -> pattern.matcher(text.text()).find());
  }

  /**
   * Reads it. What stands in a last line that is not finished counts only as far as it would be the
   * same if the line went on.
   *
   * @throws UnreadableOutputException when it is the output of something else, or was cut
   */
  public Reading read(CapturedText text) throws UnreadableOutputException {
    if (!isIn(text)) {
      throw new UnreadableOutputException(
          "this is not what '" + command + "' prints, as far as is known: " + first(text.text()));
    }
    boolean finished = text.ending() == CapturedText.Ending.PROMPT;
    if (!finished && end.isPresent() && !end.get().matcher(text.text()).find()) {
      throw new UnreadableOutputException(
          "the output of '" + command + "' is cut: it ends with '" + last(text.text()) + "'");
    }
    Reading printed = extraction.read(text.text());
    if (text.ending() == CapturedText.Ending.MIDDLE) {
      boolean isWord = whole.stream().anyMatch(each -> endsWith(text.text(), each));
      for (String more : MORE) {
        printed = printed.agreeing(extraction.read(text.text() + (isWord ? " " : "") + more));
      }
    }
    return vocabulary.apply(printed);
  }

  private static boolean endsWith(String text, Pattern pattern) {
    String line = text.substring(text.lastIndexOf('\n') + 1);
    Matcher matcher = pattern.matcher(line);
    boolean ends = false;
    while (!ends && matcher.find()) {
      ends = matcher.end() == line.length();
    }
    return ends;
  }

  private static String first(String text) {
    String line =
        text.lines().map(String::strip).filter(each -> !each.isEmpty()).findFirst().orElse("");
    return line.isEmpty() ? "there is nothing" : "it begins with '" + brief(line) + "'";
  }

  private static String last(String text) {
    return brief(
        Arrays.stream(text.split("\n"))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .reduce("", (one, other) -> other));
  }

  private static String brief(String line) {
    return line.length() > 80 ? line.substring(0, 80) + "..." : line;
  }
}
