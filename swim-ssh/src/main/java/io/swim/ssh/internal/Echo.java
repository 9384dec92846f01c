package io.swim.ssh.internal;

import java.util.Optional;

/**
 * Takes the echo of a command out of the answer. A long command comes back wrapped into lines, or
 * scrolled sideways behind a dollar sign; log messages may have had the prompt printed again.
 */
final class Echo {
  private static final int LINES = 8;

  private final String wanted;
  private final StringBuilder seen = new StringBuilder();
  private int lines;
  private State state;

  private enum State {
    AWAITED,
    FOUND,
    MISSING
  }

  private Echo(String command, State state) {
    this.wanted = squeezed(command);
    this.state = wanted.isEmpty() ? State.MISSING : state;
  }

  static Echo of(String command) {
    return new Echo(command, State.AWAITED);
  }

  /** For devices that send none. */
  static Echo none() {
    return new Echo("", State.MISSING);
  }

  boolean found() {
    return state == State.FOUND;
  }

  /** Whether it may still come: a prompt that stands there now may be an old one. */
  boolean awaited() {
    return state == State.AWAITED;
  }

  /**
   * Whether this may be the beginning of the echo, cut short on its way: a command can hold what
   * looks like a question.
   */
  boolean mayBegin(String line, Prompts prompts) {
    String text = squeezed(prompts.without(line));
    return state == State.AWAITED && !text.isEmpty() && wanted.startsWith(seen + text);
  }

  /**
   * Whether this line belongs to the echo.
   *
   * @return what is to be read as answer; empty when the line is only echo
   */
  Optional<String> read(String line, Prompts prompts) {
    if (state != State.AWAITED) {
      return Optional.of(line);
    }
    if (line.isBlank() || prompts.exactly(line).isPresent()) {
      return Optional.empty();
    }
    String text = squeezed(prompts.without(line));
    if (isEnd(text)) {
      state = State.FOUND;
      return Optional.empty();
    }
    if (++lines < LINES && wanted.startsWith(seen + text)) {
      seen.append(text);
      return Optional.empty();
    }
    state = State.MISSING;
    return Optional.of(line);
  }

  private boolean isEnd(String text) {
    if (wanted.equals(seen + text)) {
      return true;
    }
    int dollar = text.indexOf('$');
    return dollar >= 0 && dollar + 5 < text.length() && wanted.endsWith(text.substring(dollar + 1));
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }
}
