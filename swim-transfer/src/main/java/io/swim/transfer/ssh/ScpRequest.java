package io.swim.transfer.ssh;

import java.util.HashSet;
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
    Words words = new Words(line);
    if (!words.next().equals(Optional.of("scp"))) {
      return Optional.empty();
    }
    Set<Character> options = new HashSet<>();
    String rest = words.rest();
    for (Optional<String> word = words.next();
        word.isPresent() && word.get().startsWith("-") && word.get().length() > 1;
        word = words.next()) {
      rest = words.rest();
      if (word.get().equals("--")) {
        break;
      }
      word.get().chars().skip(1).forEach(letter -> options.add((char) letter));
    }
    boolean from = options.contains('f');
    if (from == options.contains('t')) {
      return Optional.empty();
    }
    // As no shell splits it, all that follows is one path, be there blanks in it.
    return Optional.of(
        new ScpRequest(from ? Direction.FROM : Direction.TO, Set.copyOf(options), rest));
  }

  /** A line, word by word; quotes and backslashes are those of a shell. Nothing is expanded. */
  private static final class Words {
    private final String line;
    private int at;

    Words(String line) {
      this.line = line.strip();
    }

    /** Up to the next blank that is not quoted; empty at the end. */
    Optional<String> next() {
      if (at == line.length()) {
        return Optional.empty();
      }
      String word = read(true);
      while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
        at++;
      }
      return Optional.of(word);
    }

    /** All that follows, as one word. */
    String rest() {
      int here = at;
      String rest = read(false);
      at = here;
      return rest;
    }

    private String read(boolean toBlank) {
      StringBuilder word = new StringBuilder();
      char quote = 0;
      for (; at < line.length(); at++) {
        char c = line.charAt(at);
        if (c == '\\' && quote != '\'' && at + 1 < line.length()) {
          word.append(line.charAt(++at));
        } else if (quote != 0 ? c == quote : c == '\'' || c == '"') {
          quote = quote == 0 ? c : 0;
        } else if (toBlank && quote == 0 && Character.isWhitespace(c)) {
          return word.toString();
        } else {
          word.append(c);
        }
      }
      return word.toString();
    }
  }
}
