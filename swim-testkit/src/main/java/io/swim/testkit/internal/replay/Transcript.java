package io.swim.testkit.internal.replay;

import io.swim.testkit.internal.replay.Exchange.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recorded session: lines with a prompt and a command, each with the output below it. Knows which
 * exchange of a command comes next; thread-safe.
 */
public final class Transcript {
  private static final Pattern FIRST_PROMPT =
      Pattern.compile("^([\\w.@:/-]+?)(?:\\([^)]*\\))?([#>$%])( ?)\\S*.*$");

  /** A line that ends in a question, and what was typed behind it. */
  private static final Pattern QUESTION =
      Pattern.compile(
          "^(.*(?:\\[[^]]*]\\?|\\[y/n(?:/q)?]|\\[confirm]|\\[yes/no]:?|\\(y/n\\)[?:]?"
              + "|[Pp]assword:|[Uu]sername:)) ?(\\S*)$");

  private final Pattern promptLine;
  private final String banner;
  private final String firstPrompt;
  private final Map<String, List<Exchange>> exchanges = new HashMap<>();
  private final Map<String, Integer> used = new HashMap<>();
  private final List<String> unknown = new ArrayList<>();

  /**
   * Reads a recording.
   *
   * @param prompt pattern of the prompts; without it they are those that begin as the first one
   */
  public Transcript(String text, Optional<String> prompt) {
    List<String> lines = text.lines().toList();
    this.promptLine = prompt.map(Transcript::line).orElseGet(() -> found(lines));
    List<String> above = new ArrayList<>();
    int first = 0;
    while (first < lines.size() && !promptLine.matcher(lines.get(first)).matches()) {
      above.add(lines.get(first++));
    }
    if (first == lines.size()) {
      throw new IllegalArgumentException("no line of the transcript matches " + promptLine);
    }
    this.banner = above.isEmpty() ? "" : String.join("\n", above) + "\n";
    this.firstPrompt = parse(lines.get(first)).group(1);
    read(lines.subList(first, lines.size()));
  }

  private static Pattern line(String prompt) {
    return Pattern.compile("^((?:" + prompt + ") ?)(.*)$");
  }

  private static Pattern found(List<String> lines) {
    for (String line : lines) {
      Matcher matcher = FIRST_PROMPT.matcher(line);
      if (matcher.matches()) {
        return line(Pattern.quote(matcher.group(1)) + "(?:\\([^)]*\\))?[#>$%]");
      }
    }
    throw new IllegalArgumentException("the transcript has no line that begins with a prompt");
  }

  private Matcher parse(String line) {
    Matcher matcher = promptLine.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no prompt at the start of a line: " + line);
    }
    return matcher;
  }

  private void read(List<String> lines) {
    int at = 0;
    while (at < lines.size()) {
      String command = parse(lines.get(at)).group(2);
      int end = at + 1;
      while (end < lines.size() && !promptLine.matcher(lines.get(end)).matches()) {
        end++;
      }
      boolean last = end == lines.size();
      if (!last || !command.isBlank()) {
        Optional<String> next =
            last ? Optional.empty() : Optional.of(parse(lines.get(end)).group(1));
        Exchange exchange = new Exchange(command, parts(lines.subList(at + 1, end)), next);
        exchanges.computeIfAbsent(key(command), any -> new ArrayList<>()).add(exchange);
      }
      at = end;
    }
  }

  private static List<Part> parts(List<String> output) {
    List<Part> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (String line : output) {
      Matcher question = QUESTION.matcher(line);
      if (question.matches()) {
        String blank = line.startsWith(" ", question.end(1)) ? " " : "";
        text.append(question.group(1)).append(blank);
        parts.add(new Part(text.toString(), Optional.of(question.group(2))));
        text.setLength(0);
      } else {
        text.append(line).append('\n');
      }
    }
    if (text.length() > 0) {
      parts.add(new Part(text.toString(), Optional.empty()));
    }
    return parts;
  }

  private static String key(String command) {
    return command.strip().replaceAll("\\s+", " ");
  }

  /** What stands above the first prompt. */
  public String banner() {
    return banner;
  }

  String firstPrompt() {
    return firstPrompt;
  }

  /** What was recorded next for a command; the last one again when there is no more. */
  synchronized Optional<Exchange> next(String command) {
    List<Exchange> recorded = exchanges.get(key(command));
    if (recorded == null) {
      return Optional.empty();
    }
    int number = used.merge(key(command), 1, Integer::sum);
    return Optional.of(recorded.get(Math.min(number, recorded.size()) - 1));
  }

  synchronized void addUnknown(String typed) {
    unknown.add(typed);
  }

  /** Commands and answers that were typed and are not in it, in order. */
  public synchronized List<String> unknown() {
    return List.copyOf(unknown);
  }

  /** Commands in it that nobody typed. */
  public synchronized List<String> untyped() {
    return exchanges.keySet().stream()
        .filter(command -> !command.isEmpty() && !used.containsKey(command))
        .sorted()
        .toList();
  }
}
