package io.swim.spi;

import java.util.Objects;

/**
 * An operation of installing that failed, as the device's own log has it.
 *
 * @param operation what tells it from any other one in that log, such as its number
 * @param words why it failed
 */
public record InstallFailure(String operation, String words) {
  public InstallFailure {
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(words, "words");
  }
}
