package io.swim.testkit.internal.linux;

import java.util.ArrayList;
import java.util.List;

/** A line for a shell, as far as an upgrade needs one: commands with semicolons, and quotes. */
final class ShellWords {
  private ShellWords() {}

  /** The commands of a line, each in words. */
  static List<List<String>> commands(String line) {
    List<List<String>> commands = new ArrayList<>();
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    boolean inWord = false;
    for (char c : (line + ";").toCharArray()) {
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        inWord = true;
      } else if (c == ' ' || c == ';') {
        if (inWord || word.length() > 0) {
          words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
        if (c == ';' && !words.isEmpty()) {
          commands.add(words);
          words = new ArrayList<>();
        }
      } else {
        word.append(c);
        inWord = true;
      }
    }
    return commands;
  }
}
