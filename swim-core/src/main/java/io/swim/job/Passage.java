package io.swim.job;

import java.time.Instant;
import java.util.Objects;

/**
 * When an assignment came into a state.
 *
 * @param state the state
 * @param enteredAt on SWIM's clock
 */
public record Passage(AssignmentState state, Instant enteredAt) {
  public Passage {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(enteredAt, "enteredAt");
  }
}
