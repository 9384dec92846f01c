package io.swim.testkit.internal.cli;

import io.swim.testkit.internal.cli.CommandLine.Word;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The commands of one mode; keywords may be abbreviated as long as they are unique. */
final class CommandTree {
  private final Node root = new Node();

  /** Carries out a command; the arguments are the words after the keywords. */
  interface Action {
    void run(CliSession session, List<String> arguments) throws IOException;
  }

  private static final class Node {
    private final Map<String, Node> children = new TreeMap<>();
    private @Nullable Action action;
    private int maxArguments;
  }

  /** What a line means: an action, or what is wrong with it. */
  record Match(@Nullable Action action, List<String> arguments, String error, int column) {
    static Match error(String message) {
      return new Match(null, List.of(), message, -1);
    }

    static Match invalid(int column) {
      return new Match(null, List.of(), "% Invalid input detected at '^' marker.\n", column);
    }

    /** Without the arguments: passwords stand in URLs. */
    @Override
    public String toString() {
      return error.isEmpty() ? arguments.size() + " arguments" : error.strip();
    }
  }

  /** Adds a command such as {@code show version} that takes up to so many arguments. */
  CommandTree add(String keywords, int maxArguments, Action action) {
    Node node = root;
    for (String keyword : keywords.split(" ")) {
      node = node.children.computeIfAbsent(keyword, key -> new Node());
    }
    node.action = action;
    node.maxArguments = maxArguments;
    return this;
  }

  Match match(CommandLine line) {
    Node node = root;
    List<Word> words = line.words();
    int used = 0;
    while (used < words.size() && !node.children.isEmpty()) {
      String typed = words.get(used).text().toLowerCase(Locale.ROOT);
      List<String> candidates = candidates(node, typed);
      if (candidates.size() > 1) {
        return Match.error("% Ambiguous command:  \"" + joined(words) + "\"");
      }
      if (candidates.isEmpty()) {
        break;
      }
      node = node.children.get(candidates.get(0));
      used++;
    }
    if (used == 0 && words.size() == 1) {
      return Match.error(
          "Translating \""
              + words.get(0).text()
              + "\"...domain server (255.255.255.255)\n% Unknown command or computer name, or unable to find computer address");
    }
    int arguments = words.size() - used;
    if (node.action == null) {
      return arguments == 0
          ? Match.error("% Incomplete command.\n")
          : Match.invalid(words.get(used).column());
    }
    if (arguments > node.maxArguments) {
      return Match.invalid(words.get(used + node.maxArguments).column());
    }
    List<String> rest = words.subList(used, words.size()).stream().map(Word::text).toList();
    return new Match(node.action, rest, "", -1);
  }

  private static List<String> candidates(Node node, String typed) {
    if (node.children.containsKey(typed)) {
      return List.of(typed);
    }
    return node.children.keySet().stream().filter(word -> word.startsWith(typed)).toList();
  }

  private static String joined(List<Word> words) {
    return String.join(" ", words.stream().map(Word::text).toList());
  }
}
