package io.swim.testkit.internal.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A typed line in words, with the column of each, and an optional output filter. */
public record CommandLine(List<Word> words, String filter) {
  private static final Pattern WORD = Pattern.compile("\\S+");

  public record Word(String text, int column) {
    /** Without the text: it may be a password, alone or in a URL. */
    @Override
    public String toString() {
      return "word at column " + column;
    }
  }

  /** The command without its filter, with one blank between words. */
  public String command() {
    return String.join(" ", words.stream().map(Word::text).toList());
  }

  public static CommandLine parse(String line) {
    int pipe = line.indexOf(" |");
    String command = pipe < 0 ? line : line.substring(0, pipe);
    List<Word> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(command);
    while (matcher.find()) {
      words.add(new Word(matcher.group(), matcher.start()));
    }
    return new CommandLine(words, pipe < 0 ? "" : line.substring(pipe + 2).trim());
  }
}
