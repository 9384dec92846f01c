package io.swim.transfer.http;

import io.swim.transfer.http.WireInput.LineEnd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The header fields of one message (RFC 9112, section 5). Never printed: one of them may be a
 * password.
 */
final class Fields {
  private static final int MAX_FIELDS = 100;
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  private final Map<String, List<String>> values = new TreeMap<>();

  private Fields() {}

  /**
   * Reads them with the empty line behind them.
   *
   * @param most characters of all together
   */
  static Fields read(WireInput in, int most) throws IOException {
    Fields fields = new Fields();
    int left = most;
    int count = 0;
    while (true) {
      String line = in.line(left, Status.FIELDS_TOO_LARGE, LineEnd.LENIENT);
      if (line.isEmpty()) {
        return fields;
      }
      left -= line.length();
      if (++count > MAX_FIELDS) {
        throw new BadMessageException(
            Status.FIELDS_TOO_LARGE, "there are more than " + MAX_FIELDS + " header fields");
      }
      fields.add(line);
    }
  }

  private void add(String line) throws BadMessageException {
    int colon = line.indexOf(':');
    if (colon <= 0 || !isToken(line.substring(0, colon))) {
      throw bad("a header field has no proper name");
    }
    String value = line.substring(colon + 1);
    if (value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f)) {
      throw bad("a header field holds a control character");
    }
    values
        .computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), n -> new ArrayList<>())
        .add(value.strip());
  }

  private static BadMessageException bad(String what) {
    return new BadMessageException(Status.BAD_REQUEST, what);
  }

  static boolean isToken(String text) {
    return !text.isEmpty()
        && text.chars()
            .allMatch(
                c ->
                    c >= '0' && c <= '9'
                        || c >= 'a' && c <= 'z'
                        || c >= 'A' && c <= 'Z'
                        || TOKEN_MARKS.indexOf(c) >= 0);
  }

  /** Every value, in the order that they came. */
  List<String> all(String name) {
    return values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /** The value; of several the list that they are together (RFC 9110, section 5.3). */
  Optional<String> value(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", all));
  }

  /** Whether a list holds a word, in whatever case. */
  boolean lists(String name, String word) {
    return all(name).stream()
        .flatMap(value -> List.of(value.split(",")).stream())
        .anyMatch(each -> each.strip().equalsIgnoreCase(word));
  }
}
