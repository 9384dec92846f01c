package io.swim.testkit.internal.device;

import java.util.List;

/**
 * What firewalls of a fleet are to each other and in themselves.
 *
 * @param contexts security contexts, the admin context first; empty in single mode
 * @param grouping whether they stand in for each other
 */
public record FirewallSettings(List<String> contexts, Grouping grouping) {
  /** Whether they stand in for each other. */
  public enum Grouping {
    ALONE,
    /** The first two are a failover pair, and so on. */
    PAIRS
  }

  public FirewallSettings {
    contexts = List.copyOf(contexts);
  }
}
