package io.swim.ssh;

import io.swim.ssh.platform.PromptRules;
import io.swim.ssh.text.Terminal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recorded session, as a terminal showed it, cut at its prompts. Prompts are those of the one
 * device whose name is in most of them.
 *
 * @param above lines above the first prompt
 * @param exchanges in order
 */
record RecordedSession(List<Line> above, List<Exchange> exchanges) {
  /** What prompts look like on most devices, for those that the rules do not fit. */
  private static final Pattern ANY_PROMPT =
      Pattern.compile(
          "(?<host>[\\w.@:/-]{1,60}?)(?:\\([^()\\s]{1,60}\\))?[#>$%] ?(?<command>(?:\\S.*)?)");

  private static final List<String> MODES = List.of("user", "privileged", "config");

  /** A line and where it stands, from 1 on. */
  record Line(int number, String text) {}

  /**
   * A prompt with what was typed behind it, and all below.
   *
   * @param mode that of the rule; empty where no rule fits
   * @param isWhole whether another prompt came below
   */
  record Exchange(
      int line,
      Optional<String> mode,
      String prompt,
      String typed,
      List<Line> lines,
      boolean isWhole) {}

  private record Prompt(Line line, Optional<String> mode, String host, String typed) {
    String text() {
      String text = line.text();
      return text.substring(0, text.length() - typed.length()).strip();
    }
  }

  static RecordedSession of(String raw, PromptRules rules) {
    List<Line> lines = new ArrayList<>();
    Terminal terminal = new Terminal(line -> lines.add(new Line(lines.size() + 1, line)));
    byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
    terminal.accept(bytes, bytes.length);
    if (!terminal.tail().isBlank()) {
      lines.add(new Line(lines.size() + 1, terminal.tail()));
    }
    return cut(lines, prompts(lines, rules.inText()));
  }

  private static List<Prompt> prompts(List<Line> lines, List<Pattern> rules) {
    List<Prompt> possible = new ArrayList<>();
    for (Line line : lines) {
      for (int i = 0; i < rules.size(); i++) {
        Matcher matcher = rules.get(i).matcher(line.text());
        if (matcher.matches()) {
          String typed = matcher.group("command").strip();
          possible.add(new Prompt(line, Optional.of(MODES.get(i)), matcher.group("host"), typed));
        }
      }
    }
    Optional<String> host = mostFrequent(possible);
    List<Prompt> all = new ArrayList<>();
    Set<Integer> taken = new HashSet<>();
    for (Prompt each : possible) {
      if (isOf(each.host(), host.orElseThrow()) && taken.add(each.line().number())) {
        all.add(each);
      }
    }
    for (Line line : lines) {
      if (taken.contains(line.number())) {
        continue;
      }
      Matcher matcher = ANY_PROMPT.matcher(line.text().strip());
      if (matcher.matches() && isPrompt(matcher, host)) {
        all.add(
            new Prompt(line, Optional.empty(), matcher.group("host"), matcher.group("command")));
      }
    }
    all.sort(Comparator.comparingInt(each -> each.line().number()));
    return all;
  }

  /** Where no prompt tells the name of the device, much may look like one. */
  private static boolean isPrompt(Matcher matcher, Optional<String> host) {
    return host.isPresent()
        ? isOf(matcher.group("host"), host.get())
        : matcher.group("command").split(" ").length <= 4;
  }

  /** In configuration modes some devices cut their name. */
  private static boolean isOf(String name, String host) {
    return name.equals(host) || name.length() >= 20 && host.startsWith(name);
  }

  private static Optional<String> mostFrequent(List<Prompt> prompts) {
    Map<String, Integer> times = new LinkedHashMap<>();
    prompts.forEach(each -> times.merge(each.host(), 1, Integer::sum));
    int most = times.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return times.keySet().stream().filter(each -> times.get(each) == most).findFirst();
  }

  private static RecordedSession cut(List<Line> lines, List<Prompt> prompts) {
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < prompts.size(); i++) {
      Prompt prompt = prompts.get(i);
      boolean isLast = i + 1 == prompts.size();
      int end = isLast ? lines.size() : prompts.get(i + 1).line().number() - 1;
      exchanges.add(
          new Exchange(
              prompt.line().number(),
              prompt.mode(),
              prompt.text(),
              prompt.typed(),
              List.copyOf(lines.subList(prompt.line().number(), end)),
              !isLast));
    }
    int first = prompts.isEmpty() ? lines.size() : prompts.get(0).line().number() - 1;
    return new RecordedSession(List.copyOf(lines.subList(0, first)), exchanges);
  }
}
