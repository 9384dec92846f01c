package io.swim.spi;

import io.swim.job.Finding;
import java.util.List;

/** Judges whether an image fits a device. Stateless; talks to nobody. */
public interface Validator {
  /** Unique among the validators. */
  String id();

  /** What it found; an empty list is the same as passed. */
  List<Finding> validate(ValidationContext context);
}
