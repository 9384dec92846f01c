package io.swim.job;

/**
 * Names one run of a job.
 *
 * @param value not blank
 */
public record RunId(String value) {
  public RunId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a run id must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
