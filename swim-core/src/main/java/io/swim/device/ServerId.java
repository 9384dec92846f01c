package io.swim.device;

import java.util.Objects;

/** The host's name for a distribution server. */
public record ServerId(String value) {
  public ServerId {
    Objects.requireNonNull(value, "value");
    if (!value.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
      throw new IllegalArgumentException(
          "a server's name has letters, digits, '.', '_' and '-', not '" + value + "'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
