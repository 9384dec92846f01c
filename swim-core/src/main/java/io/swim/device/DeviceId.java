package io.swim.device;

import java.util.Objects;

/**
 * Names one device for the host and in every message.
 *
 * @param value not blank
 */
public record DeviceId(String value) implements Comparable<DeviceId> {
  public DeviceId {
    Objects.requireNonNull(value, "value");
    if (value.isBlank()) {
      throw new IllegalArgumentException("a device id must not be blank");
    }
  }

  @Override
  public int compareTo(DeviceId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
