package io.swim.spi;

import io.swim.device.Failover;
import io.swim.image.VersionScheme;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a platform says of two units that stand in for each other, of which one is active and the
 * other one ready to take over. Immutable.
 *
 * @param alone the state of a device that is no unit of a pair: only who says so is taken for one
 * @param active the state of the active unit, in the device's words
 * @param ready the state of a unit that could take over at once
 * @param bothActive the state where each is active for a part of the traffic
 * @param steps releases in their order, those of one rank together: two units may run releases of
 *     one rank, or of two that follow each other, and still take over from each other
 * @param joinTime how long a unit may take, on top of a reboot, until it is ready
 * @param unsuited hardware of the platform whose pairs are refused, since what is said here does
 *     not hold there
 */
public record PairRules(
    Pattern alone,
    Pattern active,
    Pattern ready,
    Pattern bothActive,
    List<List<String>> steps,
    Duration joinTime,
    List<Unsuited> unsuited) {
  /**
   * Hardware whose pairs are not upgraded by these rules.
   *
   * @param model expression for the whole of its model
   * @param why in words for the operator
   */
  public record Unsuited(Pattern model, String why) {
    public Unsuited {
      Objects.requireNonNull(model, "model");
      Objects.requireNonNull(why, "why");
    }
  }

  public PairRules {
    Objects.requireNonNull(alone, "alone");
    Objects.requireNonNull(active, "active");
    Objects.requireNonNull(ready, "ready");
    Objects.requireNonNull(bothActive, "bothActive");
    Objects.requireNonNull(steps, "steps");
    Objects.requireNonNull(joinTime, "joinTime");
    Objects.requireNonNull(unsuited, "unsuited");
    steps = steps.stream().map(List::copyOf).toList();
    unsuited = List.copyOf(unsuited);
  }

  /** Why pairs of that model are not upgraded; empty where they are. */
  public Optional<String> unsuited(String model) {
    return unsuited.stream()
        .filter(each -> each.model().matcher(model).matches())
        .map(Unsuited::why)
        .findFirst();
  }

  /** Whether it says that it is no unit of a pair. */
  public boolean isAlone(Failover failover) {
    return matches(alone, failover.state());
  }

  /** Whether the unit that tells it is the active one. */
  public boolean isActive(Failover failover) {
    return matches(active, failover.state());
  }

  /** Whether that unit could take over at once. */
  public boolean isReady(Optional<String> state) {
    return matches(ready, state);
  }

  /** Whether each is active for a part of the traffic. */
  public boolean areBothActive(Failover failover) {
    return matches(bothActive, failover.state()) || matches(bothActive, failover.peerState());
  }

  /**
   * Whether a unit with one version can take over from one with the other; empty where that is not
   * known.
   */
  public Optional<Boolean> standIn(String from, String to, VersionScheme versions) {
    if (versions.sameTrain(from, to)) {
      return Optional.of(true);
    }
    int one = rank(from, versions);
    int other = rank(to, versions);
    return one < 0 || other < 0 ? Optional.empty() : Optional.of(Math.abs(one - other) <= 1);
  }

  private int rank(String version, VersionScheme versions) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).stream().anyMatch(each -> versions.sameTrain(each, version))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean matches(Pattern words, Optional<String> state) {
    return state.filter(told -> words.matcher(told).matches()).isPresent();
  }
}
