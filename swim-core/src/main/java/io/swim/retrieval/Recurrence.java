package io.swim.retrieval;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * When something is done, counted from its start.
 *
 * <p>Minutes and hours are real ones, whatever the clocks do. Days and longer keep the time of day
 * that the start has in the zone. Where clocks skip that time, it is later by as much as they skip;
 * where they show it twice, it is the first of the two. A day that a month does not have becomes
 * the last one of that month, and only of that one: after 31 January come 28 February and 31 March.
 *
 * @param period how often
 * @param every of so many periods one, such as 2 for every other week; at least 1
 * @param start the first time
 * @param zone whose calendar and clocks count
 */
public record Recurrence(Period period, int every, Instant start, ZoneId zone) {
  public Recurrence {
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(zone, "zone");
    if (every < 1) {
      throw new IllegalArgumentException("every " + every + " periods is never");
    }
  }

  /** Every period. */
  public static Recurrence of(Period period, Instant start, ZoneId zone) {
    return new Recurrence(period, 1, start, zone);
  }

  /** Not again after that. */
  public static Recurrence once(Instant at) {
    return new Recurrence(Period.NONE, 1, at, ZoneId.of("UTC"));
  }

  public Recurrence withEvery(int value) {
    return new Recurrence(period, value, start, zone);
  }

  /** The first time that is later than {@code after}; empty when there is none. */
  public Optional<Instant> firstAfter(Instant after) {
    if (start.isAfter(after)) {
      return Optional.of(start);
    }
    return period.unit().map(unit -> firstAfter(after, unit));
  }

  private Instant firstAfter(Instant after, ChronoUnit unit) {
    long passed =
        unit.isTimeBased()
            ? unit.between(start, after)
            : unit.between(local(start).toLocalDateTime(), local(after).toLocalDateTime());
    // Clocks that were put back may show less than has passed, and a short month may show more.
    long number = Math.max(1, passed / every - 1);
    Instant next = time(number, unit);
    while (!next.isAfter(after)) {
      number++;
      next = time(number, unit);
    }
    return next;
  }

  /** Always counted from the start: otherwise one short month would shorten all later ones. */
  private Instant time(long number, ChronoUnit unit) {
    long units = Math.multiplyExact(number, every);
    return unit.isTimeBased()
        ? start.plus(units, unit)
        : local(start).toLocalDateTime().plus(units, unit).atZone(zone).toInstant();
  }

  private ZonedDateTime local(Instant instant) {
    return instant.atZone(zone);
  }
}
