package io.swim.job;

import java.util.Objects;

/**
 * Names one run of a job.
 *
 * @param value not blank
 */
public record RunId(String value) {
  public RunId {
    Objects.requireNonNull(value, "value");
    if (value.isBlank()) {
      throw new IllegalArgumentException("a run id must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
