package io.swim.ssh.internal;

import io.swim.device.Secret;
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
  private static final int LONGEST_PHRASE = 4000;
  private static final Pattern SAFE = Pattern.compile("[\\x21-\\x7e&&[^?|;\"'`<>{}]]+");
  private static final Pattern PHRASE = Pattern.compile(SAFE + "( " + SAFE + ")*");

  private static final Pattern OPTIONAL = Pattern.compile(Operation.OPTIONAL_PART);
  private static final Pattern SLOT = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)(;?)\\}");

  private final Map<String, String> values;

  private Bindings(Map<String, String> values) {
    this.values = values;
  }

  /** Checked values; one with many lines is a list. A secret is never shown. */
  static Bindings of(Operation operation, Map<String, String> values, Map<String, Secret> secrets)
      throws DriverException {
    Map<String, String> all = new HashMap<>(values);
    for (Map.Entry<String, Secret> each : secrets.entrySet()) {
      String value = each.getValue().reveal();
      if (!value.isEmpty() && !isPossible(value, SAFE)) {
        throw unfit(operation.name(), each.getKey(), value.length(), "(a secret)");
      }
      all.put(each.getKey(), value);
    }
    for (Map.Entry<String, String> each : values.entrySet()) {
      Pattern allowed = operation.phrases().contains(each.getKey()) ? PHRASE : SAFE;
      for (String item : items(each.getValue())) {
        check(operation.name(), each.getKey(), item, allowed);
      }
    }
    LoginInUrl.check(
        operation,
        all.getOrDefault("username", ""),
        all.getOrDefault("password", ""),
        values.getOrDefault("authority", "the server"));
    return new Bindings(Map.copyOf(all));
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

  /** These, for the answers to questions. */
  Exchange.Replies replies() {
    return new Exchange.Replies() {
      @Override
      public String render(String reply) throws DriverException {
        return Bindings.this.render(reply);
      }

      @Override
      public boolean canRender(String reply) {
        return Bindings.this.canRender(reply);
      }
    };
  }

  /** Whether every value that the text asks for is there. */
  boolean canRender(String text) {
    return SLOT.matcher(withoutMissing(text))
        .results()
        .allMatch(slot -> values.containsKey(slot.group(1)));
  }

  /** Leaves the parts out that a value is missing for, and takes the braces from the others. */
  private String withoutMissing(String text) {
    return OPTIONAL
        .matcher(text)
        .replaceAll(
            part -> {
              boolean complete =
                  SLOT.matcher(part.group(1))
                      .results()
                      .allMatch(slot -> values.containsKey(slot.group(1)));
              return complete ? Matcher.quoteReplacement(part.group(1)) : "";
            });
  }

  /**
   * Puts values into a text; a part such as {@code {? vrf {vrf}}} only when its values are there.
   *
   * @throws DriverException UNSUPPORTED when the text asks for a value that was not given
   */
  String render(String text) throws DriverException {
    StringBuilder rendered = new StringBuilder();
    Matcher slot = SLOT.matcher(withoutMissing(text));
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

  private static boolean isPossible(String item, Pattern allowed) {
    int most = allowed == PHRASE ? LONGEST_PHRASE : LONGEST;
    return item.length() <= most && allowed.matcher(item).matches();
  }

  private static void check(String operation, String name, String item, Pattern allowed)
      throws DriverException {
    if (!isPossible(item, allowed)) {
      String cut = item.length() > LONGEST ? item.substring(0, LONGEST) + "..." : item;
      String shown = "'" + cut.replaceAll("[^\\x20-\\x7e]", ".") + "'";
      throw unfit(operation, name, item.length(), shown);
    }
  }

  private static DriverException unfit(String operation, String name, int length, String shown) {
    return refused(
        "the value '"
            + name
            + "' of "
            + operation
            + " can't be put into a command: "
            + shown
            + " ("
            + length
            + " characters; at most "
            + LONGEST
            + " in a word, no spaces, no control characters, none of ? | ; quotes < > { })");
  }

  private static DriverException refused(String message) {
    return new DriverException(FailureKind.UNSUPPORTED, DeviceEffect.NONE, message);
  }
}
