package io.swim.testkit.internal.cli;

import io.swim.testkit.internal.cli.CommandLine.Word;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The commands of one mode; keywords may be abbreviated as long as they are unique.
 *
 * @param <S> the sessions of the platform
 */
public final class CommandTree<S extends CliSession> {
  private final Node<S> root = new Node<>();

  /** Carries out a command; the arguments are the words after the keywords. */
  public interface Action<S> {
    void run(S session, List<String> arguments) throws IOException;
  }

  /** Whether a line is a command, or what is wrong with it. */
  public enum Kind {
    COMMAND,
    UNKNOWN,
    AMBIGUOUS,
    INCOMPLETE,
    /** Wrong from a column on. */
    INVALID
  }

  private static final class Node<S> {
    private final Map<String, Node<S>> children = new TreeMap<>();
    private @Nullable Action<S> action;
    private int maxArguments;
  }

  /**
   * What a line means.
   *
   * @param column of the word that is wrong; -1 for none
   */
  public record Match<S>(
      Kind kind, @Nullable Action<S> action, List<String> arguments, int column) {
    static <S> Match<S> error(Kind kind) {
      return new Match<>(kind, null, List.of(), -1);
    }

    static <S> Match<S> invalid(int column) {
      return new Match<>(Kind.INVALID, null, List.of(), column);
    }

    /** Without the arguments: passwords stand in URLs. */
    @Override
    public String toString() {
      return kind + " with " + arguments.size() + " arguments";
    }
  }

  /** Adds a command such as {@code show version}, in place of one that was there. */
  public CommandTree<S> add(String keywords, int maxArguments, Action<? super S> action) {
    Node<S> node = root;
    for (String keyword : keywords.split(" ")) {
      node = node.children.computeIfAbsent(keyword, key -> new Node<>());
    }
    node.action = action::run;
    node.maxArguments = maxArguments;
    return this;
  }

  public Match<S> match(CommandLine line) {
    Node<S> node = root;
    List<Word> words = line.words();
    int used = 0;
    while (used < words.size() && !node.children.isEmpty()) {
      String typed = words.get(used).text().toLowerCase(Locale.ROOT);
      List<String> candidates = candidates(node, typed);
      if (candidates.size() > 1) {
        return Match.error(Kind.AMBIGUOUS);
      }
      if (candidates.isEmpty()) {
        break;
      }
      node = node.children.get(candidates.get(0));
      used++;
    }
    if (used == 0 && words.size() == 1) {
      return Match.error(Kind.UNKNOWN);
    }
    int arguments = words.size() - used;
    if (node.action == null) {
      return arguments == 0
          ? Match.error(Kind.INCOMPLETE)
          : Match.invalid(words.get(used).column());
    }
    if (arguments > node.maxArguments) {
      return Match.invalid(words.get(used + node.maxArguments).column());
    }
    List<String> rest = words.subList(used, words.size()).stream().map(Word::text).toList();
    return new Match<>(Kind.COMMAND, node.action, rest, -1);
  }

  private static <S> List<String> candidates(Node<S> node, String typed) {
    if (node.children.containsKey(typed)) {
      return List.of(typed);
    }
    return node.children.keySet().stream().filter(word -> word.startsWith(typed)).toList();
  }
}
