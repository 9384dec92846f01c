package io.swim.retrieval;

import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How often something is done. */
public enum Period {
  /** Once. */
  NONE(Optional.empty()),
  MINUTE(Optional.of(ChronoUnit.MINUTES)),
  HOURLY(Optional.of(ChronoUnit.HOURS)),
  DAILY(Optional.of(ChronoUnit.DAYS)),
  WEEKLY(Optional.of(ChronoUnit.WEEKS)),
  MONTHLY(Optional.of(ChronoUnit.MONTHS)),
  YEARLY(Optional.of(ChronoUnit.YEARS));

  private final Optional<ChronoUnit> unit;

  Period(Optional<ChronoUnit> unit) {
    this.unit = unit;
  }

  /** Empty for {@link #NONE}. */
  Optional<ChronoUnit> unit() {
    return unit;
  }
}
