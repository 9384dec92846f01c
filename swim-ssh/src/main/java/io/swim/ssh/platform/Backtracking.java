package io.swim.ssh.platform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Finds expressions that take forever on a text that does not fit, because a repeated piece of them
 * can be read in many ways: <code>(?:\\w+\\s?)*$</code>. Every repeated group that has a choice in
 * it is tried at short texts that it might be repeated for, and whose end does not fit; what needs
 * very many steps there would not end on what a device prints. That it finds nothing is no proof.
 */
final class Backtracking {
  /** Looks at a character for one text; what is read in one way needs a few hundred. */
  private static final int MOST = 200_000;

  private static final int LENGTH = 36;
  private static final String WORDS = "aA0";
  private static final String BETWEEN = " -.,_/:";
  private static final Pattern REPEATED = Pattern.compile("[*+]|\\{\\d+,(?:\\d{2,})?\\}");
  private static final Pattern CHOICE = Pattern.compile("[*+?|]|\\{\\d+,");

  /** A device never sends it. */
  private static final char NEVER = '\u0001';

  private Backtracking() {}

  /** The piece that takes forever, if there is one. */
  static Optional<String> in(Pattern pattern) {
    for (String piece : repeated(pattern.pattern())) {
      try {
        Pattern alone = Pattern.compile("(?:" + piece + ")" + NEVER, pattern.flags());
        if (texts(piece).stream().anyMatch(text -> isEndless(alone, text))) {
          return Optional.of(piece);
        }
      } catch (PatternSyntaxException e) {
        // It needs what stands before it, and can't be tried alone.
      }
    }
    return Optional.empty();
  }

  /** Groups with a choice in them that are repeated, with their quantifiers. */
  private static List<String> repeated(String regex) {
    List<String> pieces = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>();
    Matcher quantifier = REPEATED.matcher(regex);
    int inClass = 0;
    for (int i = 0; i < regex.length(); i++) {
      char each = regex.charAt(i);
      if (each == '\\') {
        i = regex.startsWith("\\Q", i) ? Math.max(i, regex.indexOf("\\E", i)) + 1 : i + 1;
      } else if (each == '[') {
        inClass++;
      } else if (inClass > 0) {
        inClass -= each == ']' ? 1 : 0;
      } else if (each == '(') {
        open.push(i);
      } else if (each == ')' && !open.isEmpty()) {
        int start = open.pop();
        quantifier.region(i + 1, regex.length());
        if (quantifier.lookingAt()
            && CHOICE.matcher(regex.substring(start + 2, Math.max(start + 2, i))).find()) {
          pieces.add(regex.substring(start, quantifier.end()));
        }
      }
    }
    return pieces;
  }

  private static Set<String> texts(String piece) {
    Set<String> texts = new LinkedHashSet<>();
    String all = WORDS + BETWEEN + literals(piece);
    all.chars().forEach(each -> texts.add(Character.toString(each).repeat(LENGTH)));
    for (char word : WORDS.toCharArray()) {
      all.chars().forEach(each -> texts.add((word + Character.toString(each)).repeat(LENGTH / 2)));
    }
    return texts;
  }

  private static String literals(String piece) {
    return piece
        .chars()
        .filter(each -> each > ' ' && each < 127 && "()[]{}*+?|^$\\".indexOf(each) < 0)
        .distinct()
        .limit(40)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isEndless(Pattern pattern, String text) {
    try {
      pattern.matcher(new Counted(text)).lookingAt();
      return false;
    } catch (TooManyException e) {
      return true;
    }
  }

  private static final class TooManyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyException() {
      super(null, null, false, false);
    }
  }

  /** A text that is looked at a limited number of times. */
  private static final class Counted implements CharSequence {
    private final String text;
    private int looks;

    Counted(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (++looks > MOST) {
        throw new TooManyException();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
