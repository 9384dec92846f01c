package io.swim.secrets;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The ways in which a secret could stand in a text. */
final class Encodings {
  private Encodings() {}

  /** What to look for, and how that is encoded. */
  static Map<String, String> of(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(secret, "plain");
    String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    texts.putIfAbsent(form, "URL-encoded");
    texts.putIfAbsent(form.replace("+", "%20"), "URL-encoded");
    texts.putIfAbsent(form.replace("+", "%20").toLowerCase(Locale.ROOT), "URL-encoded");
    texts.putIfAbsent(quoted(secret), "quoted");
    for (int before = 0; before < 3; before++) {
      texts.putIfAbsent(base64(bytes, before), "Base64");
      texts.putIfAbsent(base64(bytes, before).replace('+', '-').replace('/', '_'), "Base64");
    }
    for (String between : new String[] {"", " ", ":"}) {
      String hex = HexFormat.ofDelimiter(between).formatHex(bytes);
      texts.putIfAbsent(hex, "hex");
      texts.putIfAbsent(hex.toUpperCase(Locale.ROOT), "hex");
    }
    return texts;
  }

  /** As in JSON, YAML and Java. */
  private static String quoted(String secret) {
    return secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  /**
   * The characters that only the secret decides, where something else, a user's name and a colon,
   * comes before it: three positions, which differ in how bytes fall onto characters.
   */
  private static String base64(byte[] secret, int before) {
    byte[] all = new byte[before + secret.length];
    System.arraycopy(secret, 0, all, before, secret.length);
    String text = Base64.getEncoder().withoutPadding().encodeToString(all);
    int firstWhole = (before * 8 + 5) / 6;
    int afterWhole = all.length * 8 / 6;
    return text.substring(firstWhole, afterWhole);
  }
}
