package io.swim.job;

import java.util.Objects;

/**
 * Names one job.
 *
 * @param value not blank
 */
public record JobId(String value) {
  public JobId {
    Objects.requireNonNull(value, "value");
    if (value.isBlank()) {
      throw new IllegalArgumentException("a job id must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
