package io.swim.spi;

import io.swim.job.Finding;
import io.swim.job.Task;
import java.util.List;

/** Judges whether a task can be done with a device. Stateless; talks to nobody. */
public interface Validator {
  /** Unique among the validators. */
  String id();

  /** Whether it has a say in such a task; by default in those that bring an image. */
  default boolean appliesTo(Task task) {
    return task.isDistribution();
  }

  /**
   * Whether it judges the other unit of a failover pair, too, with the facts of that one; by
   * default not.
   */
  default boolean appliesToMates() {
    return false;
  }

  /** What it found; an empty list is the same as passed. */
  List<Finding> validate(ValidationContext context);
}
