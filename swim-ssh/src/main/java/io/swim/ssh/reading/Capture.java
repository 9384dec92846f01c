package io.swim.ssh.reading;

import io.swim.ssh.reading.CapturedText.Ending;
import io.swim.ssh.text.Terminal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody kept of a session with a device, or of one output: as a terminal shows it. Escape
 * sequences, backspaces, pagers and log messages are gone; a carriage return ends a line only where
 * there is no line feed at all. Immutable.
 */
public final class Capture {
  private static final Pattern PAGER =
      Pattern.compile("(?i)^[ \\t]*<?-{2,} ?\\(?more[^\\n]{0,20}?-{2,}>?[ \\t]*");

  private static final int TIMES = 5;

  /** What some editors begin a file with. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final List<String> lines;
  private final boolean isUnfinished;
  private final List<Pattern> prompts;

  private Capture(List<String> lines, boolean isUnfinished, List<Pattern> prompts) {
    this.lines = lines;
    this.isUnfinished = isUnfinished;
    this.prompts = prompts;
  }

  /**
   * Reads what was kept.
   *
   * @param raw as it was kept
   * @param prompts what a line with a prompt looks like; group {@code host} is who prompts, {@code
   *     command} what was typed
   * @param log what is found in a log message, which is no output of a command
   */
  public static Capture of(String raw, List<Pattern> prompts, Pattern log) {
    String unmarked = raw.startsWith(BYTE_ORDER_MARK) ? raw.substring(1) : raw;
    String text = unmarked.indexOf('\n') < 0 ? unmarked.replace('\r', '\n') : unmarked;
    List<String> lines = new ArrayList<>();
    Terminal terminal =
        new Terminal(
            line -> {
              String shown = withoutPager(line);
              if (!log.matcher(shown).find()) {
                lines.add(shown);
              }
            });
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    terminal.accept(bytes, bytes.length);
    String tail = withoutPager(terminal.tail());
    boolean isUnfinished = !tail.isBlank() && !log.matcher(tail).find();
    if (isUnfinished) {
      lines.add(tail);
    }
    return new Capture(lines, isUnfinished, prompts);
  }

  private static String withoutPager(String line) {
    return PAGER.matcher(line).replaceFirst("");
  }

  /** A line with a prompt. */
  private record Prompt(int line, String host, String typed) {}

  /**
   * What may be the output of a command, best first: what stands between it and the next prompt;
   * all that stands below it; everything. Of a command that was given again and again, only the
   * first times count.
   */
  public List<CapturedText> outputs(Predicate<String> isTyped) {
    List<Prompt> all = prompts();
    Optional<Prompt> last = lastBare(all);
    List<CapturedText> found = new ArrayList<>();
    for (int i = 0; i < all.size() && found.size() < 2 * TIMES; i++) {
      Prompt prompt = all.get(i);
      if (isTyped.test(prompt.typed())) {
        Optional<Prompt> next =
            all.subList(i + 1, all.size()).stream()
                .filter(each -> each.host().equals(prompt.host()))
                .findFirst();
        found.add(between(prompt.line() + 1, next));
        found.add(between(prompt.line() + 1, last));
      }
    }
    int start = 0;
    while (start < lines.size() && isEcho(lines.get(start), isTyped)) {
      start++;
    }
    found.add(between(start, last));
    return found;
  }

  /** A prompt with nothing typed, and nothing below it. */
  private Optional<Prompt> lastBare(List<Prompt> all) {
    return all.stream()
        .skip(Math.max(0, all.size() - 1))
        .filter(
            last ->
                last.typed().isEmpty()
                    && lines.subList(last.line() + 1, lines.size()).stream()
                        .allMatch(String::isBlank))
        .findFirst();
  }

  private List<Prompt> prompts() {
    List<Prompt> found = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      for (Pattern prompt : lines.get(i).isBlank() ? List.<Pattern>of() : prompts) {
        Matcher matcher = prompt.matcher(lines.get(i));
        if (matcher.matches()) {
          String host = Objects.requireNonNullElse(matcher.group("host"), "");
          found.add(new Prompt(i, host, matcher.group("command").strip()));
          break;
        }
      }
    }
    return found;
  }

  private CapturedText between(int start, Optional<Prompt> end) {
    int stop = Math.max(start, end.map(Prompt::line).orElse(lines.size()));
    String text = String.join("\n", lines.subList(start, stop));
    if (end.isEmpty() && isUnfinished) {
      return new CapturedText(text, Ending.MIDDLE);
    }
    return new CapturedText(
        text.isEmpty() ? "" : text + "\n", end.isEmpty() ? Ending.LINE : Ending.PROMPT);
  }

  private static boolean isEcho(String line, Predicate<String> isTyped) {
    return line.isBlank() || isTyped.test(line.strip());
  }
}
