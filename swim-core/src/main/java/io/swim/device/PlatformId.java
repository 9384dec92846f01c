package io.swim.device;

import java.util.Objects;

/**
 * Names an operating system family, such as {@code cisco-ios}.
 *
 * @param value vendor and system in lower case, with a hyphen between
 */
public record PlatformId(String value) {
  public PlatformId {
    Objects.requireNonNull(value, "value");
    if (!value.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("a platform id looks like cisco-ios, not '" + value + "'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
