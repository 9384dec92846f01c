package io.swim.ssh.internal;

import io.swim.device.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * Secrets of one session, taken out of everything that is shown: as they are, as they stand in a
 * URL, broken into lines, and the part of one that is left where a device scrolls a long line
 * behind a dollar sign. A very short one is hidden as a whole word only: "list********s" would tell
 * it.
 */
final class Masks {
  static final String ASTERISKS = "********";

  /** A shorter rest of a secret is not told from other text. */
  private static final int SHORTEST_REST = 2;

  /** A shorter secret is part of too many words. */
  private static final int SHORT = 4;

  private static final String ALPHANUMERIC = "[\\p{L}\\p{N}]";

  private final Set<String> known = new LinkedHashSet<>();
  private final List<Hidden> secrets = new ArrayList<>();

  private record Hidden(int length, Pattern whole, Pattern scrolled) {
    /** The patterns are made of the secret. */
    @Override
    public String toString() {
      return "Hidden[" + length + " characters]";
    }
  }

  /** Hides it from now on; returns its forms. */
  List<Secret> hide(Secret secret) {
    if (secret.isEmpty()) {
      return List.of();
    }
    String plain = secret.reveal();
    String encoded = URLEncoder.encode(plain, StandardCharsets.UTF_8).replace("+", "%20");
    add(plain);
    add(encoded);
    return encoded.equals(plain) ? List.of(secret) : List.of(secret, Secret.of(encoded));
  }

  private void add(String secret) {
    if (!known.add(secret)) {
      return;
    }
    StringJoiner whole = new StringJoiner("\\n?");
    for (int each : secret.codePoints().toArray()) {
      whole.add(Pattern.quote(Character.toString(each)));
    }
    StringJoiner ends = new StringJoiner("|");
    StringJoiner beginnings = new StringJoiner("|");
    for (int length = secret.length() - 1; length >= SHORTEST_REST; length--) {
      ends.add(Pattern.quote(secret.substring(secret.length() - length)));
      beginnings.add(Pattern.quote(secret.substring(0, length)));
    }
    String scrolled =
        secret.length() <= SHORTEST_REST
            ? "(?!)"
            : "(?<=\\$)(?:"
                + ends
                + ")"
                + end(secret)
                + "|"
                + begin(secret)
                + "(?:"
                + beginnings
                + ")(?=\\$)";
    secrets.add(
        new Hidden(
            secret.length(),
            Pattern.compile(begin(secret) + whole + end(secret)),
            Pattern.compile(scrolled)));
    // A secret that begins with another one goes first, or its rest would stay.
    secrets.sort(Comparator.comparingInt(Hidden::length).reversed());
  }

  /** No letter or digit comes before one that a short secret begins with. */
  private static String begin(String secret) {
    boolean bound = secret.length() < SHORT && Character.isLetterOrDigit(secret.charAt(0));
    return bound ? "(?<!" + ALPHANUMERIC + ")" : "";
  }

  private static String end(String secret) {
    boolean bound =
        secret.length() < SHORT && Character.isLetterOrDigit(secret.charAt(secret.length() - 1));
    return bound ? "(?!" + ALPHANUMERIC + ")" : "";
  }

  String mask(String text) {
    String masked = text;
    for (Hidden each : secrets) {
      masked = each.whole().matcher(masked).replaceAll(ASTERISKS);
    }
    for (Hidden each : secrets) {
      masked = each.scrolled().matcher(masked).replaceAll(ASTERISKS);
    }
    return masked;
  }
}
