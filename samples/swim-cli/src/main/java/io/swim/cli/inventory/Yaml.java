package io.swim.cli.inventory;

/** How values are written in YAML. */
public final class Yaml {
  private Yaml() {}

  /** A name or a secret as YAML takes it, whatever is in it. */
  public static String quoted(String value) {
    StringBuilder text = new StringBuilder("\"");
    for (char each : value.toCharArray()) {
      if (each == '"' || each == '\\') {
        text.append('\\').append(each);
      } else if (Character.isISOControl(each)) {
        text.append("\\x%02x".formatted((int) each));
      } else {
        text.append(each);
      }
    }
    return text.append('"').toString();
  }
}
