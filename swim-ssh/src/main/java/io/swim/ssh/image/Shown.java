package io.swim.ssh.image;

/** Text out of a file that nobody trusts, for a message. */
final class Shown {
  private static final int MOST_CHARACTERS = 100;

  private Shown() {}

  static String of(String text) {
    String cut =
        text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "..." : text;
    return cut.replaceAll("[^\\x20-\\x7e]", "?");
  }
}
