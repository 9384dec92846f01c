package io.swim.ssh.internal;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.ssh.platform.Operation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values that are put into commands. What could be more than a word on a command line is
 * refused: white space, control characters, and the characters that mean something to a CLI. Only a
 * phrase of a definition may be several words with one space between them.
 */
final class Bindings {
  private static final int LONGEST = 255;
  private static final Pattern SAFE = Pattern.compile("[\\x21-\\x7e&&[^?|;\"'`<>{}]]+");
  private static final Pattern PHRASE = Pattern.compile(SAFE + "( " + SAFE + ")*");
  private static final Pattern SLOT = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)(;?)\\}");

  private final Map<String, String> values;

  private Bindings(Map<String, String> values) {
    this.values = values;
  }

  /** Checked values; one with many lines is a list. */
  static Bindings of(Operation operation, Map<String, String> values) throws DriverException {
    for (Map.Entry<String, String> each : values.entrySet()) {
      Pattern allowed = operation.phrases().contains(each.getKey()) ? PHRASE : SAFE;
      for (String item : items(each.getValue())) {
        check(operation.name(), each.getKey(), item, allowed);
      }
    }
    return new Bindings(Map.copyOf(values));
  }

  /** These and some that the device itself printed. */
  Bindings and(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(values);
    all.putAll(more);
    return new Bindings(all);
  }

  /** The lines of a value; none if there is no such value. */
  List<String> list(String name) {
    return values.containsKey(name) ? items(values.get(name)) : List.of();
  }

  /**
   * Puts values into a text.
   *
   * @throws DriverException UNSUPPORTED when the text asks for a value that was not given
   */
  String render(String text) throws DriverException {
    StringBuilder rendered = new StringBuilder();
    Matcher slot = SLOT.matcher(text);
    while (slot.find()) {
      String value = values.get(slot.group(1));
      if (value == null) {
        throw refused("'" + text + "' asks for the value '" + slot.group(1) + "', not given");
      }
      boolean joined = !slot.group(2).isEmpty();
      if (!joined && value.contains("\n")) {
        throw refused("'" + text + "' asks for one '" + slot.group(1) + "', given were many");
      }
      slot.appendReplacement(rendered, Matcher.quoteReplacement(String.join(";", items(value))));
    }
    slot.appendTail(rendered);
    return rendered.toString();
  }

  private static List<String> items(String value) {
    return value.isEmpty() ? List.of() : Arrays.asList(value.split("\n", -1));
  }

  private static void check(String operation, String name, String item, Pattern allowed)
      throws DriverException {
    if (item.length() > LONGEST || !allowed.matcher(item).matches()) {
      String shown =
          (item.length() > LONGEST ? item.substring(0, LONGEST) + "..." : item)
              .replaceAll("[^\\x20-\\x7e]", ".");
      throw refused(
          "the value '"
              + name
              + "' of "
              + operation
              + " can't be put into a command: '"
              + shown
              + "' ("
              + item.length()
              + " characters; at most "
              + LONGEST
              + ", no spaces, no control characters, none of ? | ; quotes < > { })");
    }
  }

  private static DriverException refused(String message) {
    return new DriverException(FailureKind.UNSUPPORTED, DeviceEffect.NONE, message);
  }
}
