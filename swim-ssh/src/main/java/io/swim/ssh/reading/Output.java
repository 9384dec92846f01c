package io.swim.ssh.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How what one command prints is read. Stateless.
 *
 * @param command in full, such as {@code show version}
 * @param aka patterns of what else is typed for it
 * @param is one of these is in it; else it is the output of something else
 * @param end what is in it when it is whole, where that can be told
 * @param extraction what is looked for
 * @param vocabulary what that means
 */
public record Output(
    String command,
    List<Pattern> aka,
    List<Pattern> is,
    Optional<Pattern> end,
    Extraction extraction,
    Vocabulary vocabulary) {
  /** Behind an unfinished line there might be this. */
  private static final String MORE = "0A";

  public Output {
    aka = List.copyOf(aka);
    is = List.copyOf(is);
  }

  /** Whether this is what is printed when that is typed; words may be cut short as on a device. */
  public boolean isOf(String typed) {
    String line = typed.strip().replaceAll("\\s+", " ");
    return line.equalsIgnoreCase(command)
        || aka.stream().anyMatch(pattern -> pattern.matcher(line).matches())
        || isShortFor(line.toLowerCase(Locale.ROOT).split(" "), command.split(" "));
  }

  private static boolean isShortFor(String[] typed, String[] words) {
    boolean fits = typed.length == words.length;
    for (int i = 0; fits && i < words.length; i++) {
      fits = !typed[i].isEmpty() && words[i].startsWith(typed[i]);
    }
    return fits;
  }

  /**
   * Reads it. What stands in a last line that is not finished counts only as far as it would be the
   * same if the line went on.
   *
   * @throws UnreadableOutputException when it is the output of something else, or was cut
   */
  public Reading read(CapturedText text) throws UnreadableOutputException {
    if (!is.isEmpty() && is.stream().noneMatch(pattern -> pattern.matcher(text.text()).find())) {
      throw new UnreadableOutputException(
          "this is not what '" + command + "' prints, as far as is known: " + first(text.text()));
    }
    boolean finished = text.ending() == CapturedText.Ending.PROMPT;
    if (!finished && end.isPresent() && !end.get().matcher(text.text()).find()) {
      throw new UnreadableOutputException(
          "the output of '" + command + "' is cut: it ends with '" + last(text.text()) + "'");
    }
    Reading reading = read(text.text());
    return text.ending() == CapturedText.Ending.MIDDLE
        ? reading.agreeing(read(text.text() + MORE))
        : reading;
  }

  private Reading read(String text) {
    return vocabulary.apply(extraction.read(text));
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
