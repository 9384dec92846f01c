package io.swim.transfer.ssh;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The command line that a client's scp starts the server's with: {@code scp -f PATH} to fetch,
 * {@code scp -t PATH} to send. There is no standard; this is what OpenSSH's scp.c does.
 *
 * @param options single letters, such as {@code p}
 * @param path empty for the home folder
 */
record ScpRequest(Direction direction, Set<Character> options, String path) {
  enum Direction {
    /** The client fetches. */
    FROM,
    /** The client sends. */
    TO
  }

  /** Empty when it is anything else. */
  static Optional<ScpRequest> parse(String line) {
    List<String> words = words(line);
    if (words.isEmpty() || !words.get(0).equals("scp")) {
      return Optional.empty();
    }
    Set<Character> options = new HashSet<>();
    int at = 1;
    while (at < words.size() && words.get(at).startsWith("-") && words.get(at).length() > 1) {
      String word = words.get(at++);
      if (word.equals("--")) {
        break;
      }
      word.chars().skip(1).forEach(letter -> options.add((char) letter));
    }
    boolean from = options.contains('f');
    if (from == options.contains('t') || at < words.size() - 1) {
      return Optional.empty();
    }
    String path = at < words.size() ? words.get(at) : "";
    return Optional.of(
        new ScpRequest(from ? Direction.FROM : Direction.TO, Set.copyOf(options), path));
  }

  /** Splits at blanks; quotes and backslashes keep them, as in a shell. Nothing is expanded. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
        word.append(line.charAt(++i));
        inWord = true;
      } else if (quote != 0 ? c == quote : c == '\'' || c == '"') {
        quote = quote == 0 ? c : 0;
        inWord = true;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        if (inWord) {
          words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
      } else {
        word.append(c);
        inWord = true;
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }
}
