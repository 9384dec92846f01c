package io.swim.job;

import java.time.Instant;

/**
 * When an assignment came into a state.
 *
 * @param state the state
 * @param enteredAt on SWIM's clock
 */
public record Passage(AssignmentState state, Instant enteredAt) {}
