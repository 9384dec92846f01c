package io.swim.benchmarks;

import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Passage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How long the devices of a run took, in seconds, from the first state after PENDING on. */
final class FleetTimes {
  /** One state: how long a device was in it. */
  record Line(AssignmentState state, double median, double longest) {
    List<String> cells(FleetTimes other) {
      return List.of(
          state.name(), words(median), words(longest), words(other.line(state).median()));
    }

    private static String words(double seconds) {
      return String.format(Locale.ROOT, "%.2f", seconds);
    }
  }

  private final List<Assignment> assignments;
  private final double[] seconds;

  FleetTimes(List<Assignment> assignments) {
    this.assignments = assignments;
    this.seconds = assignments.stream().mapToDouble(FleetTimes::seconds).sorted().toArray();
  }

  private static double seconds(Assignment assignment) {
    List<Passage> passages = assignment.passages();
    Instant begun =
        passages.stream()
            .filter(each -> each.state() != AssignmentState.PENDING)
            .findFirst()
            .orElseThrow()
            .enteredAt();
    return Duration.between(begun, assignment.enteredAt()).toMillis() / 1e3;
  }

  double median() {
    return seconds[seconds.length / 2];
  }

  double longest() {
    return seconds[seconds.length - 1];
  }

  List<Line> byState() {
    return Arrays.stream(AssignmentState.values())
        .filter(state -> state != AssignmentState.PENDING)
        .map(this::line)
        .filter(line -> line.longest() > 0)
        .toList();
  }

  private Line line(AssignmentState state) {
    double[] each =
        assignments.stream()
            .map(one -> one.durations(one.enteredAt()).getOrDefault(state, Duration.ZERO))
            .mapToDouble(duration -> duration.toMillis() / 1e3)
            .sorted()
            .toArray();
    return new Line(state, each[each.length / 2], each[each.length - 1]);
  }
}
