package io.swim.retrieval;

import java.time.Instant;
import java.util.Objects;

/**
 * A node that runs a plan now.
 *
 * @param node made up anew by each engine
 * @param until another node may take over then, unless this one has asked for more time
 */
public record Claim(String node, Instant until) {
  public Claim {
    Objects.requireNonNull(node, "node");
    Objects.requireNonNull(until, "until");
  }
}
