package io.swim.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When something is done again. */
class RecurrenceTest {
  private static final ZoneId UTC = ZoneId.of("UTC");

  /** Clocks go from 02:00 to 03:00 on 29 March 2026, and from 03:00 to 02:00 on 25 October. */
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static List<Instant> times(Recurrence recurrence, int count) {
    List<Instant> times = new ArrayList<>();
    Optional<Instant> next = recurrence.firstAfter(recurrence.start().minusNanos(1));
    while (next.isPresent() && times.size() < count) {
      times.add(next.get());
      next = recurrence.firstAfter(next.get());
    }
    return times;
  }

  private static List<String> local(Recurrence recurrence, int count) {
    return times(recurrence, count).stream()
        .map(each -> each.atZone(recurrence.zone()).toOffsetDateTime().toString())
        .toList();
  }

  private static Recurrence from(String local, Period period, ZoneId zone) {
    return Recurrence.of(period, LocalDateTime.parse(local).atZone(zone).toInstant(), zone);
  }

  @Test
  void whatIsDoneOnceIsNotDoneAgain() {
    Instant at = Instant.parse("2026-01-01T02:00:00Z");

    assertThat(times(Recurrence.once(at), 5)).containsExactly(at);
    assertThat(Recurrence.once(at).firstAfter(at)).isEmpty();
  }

  @Test
  void monthsThatAreTooShortEndOnTheirLastDayAndDoNotShortenTheNext() {
    assertThat(local(from("2026-01-31T02:00", Period.MONTHLY, UTC), 5))
        .containsExactly(
            "2026-01-31T02:00Z",
            "2026-02-28T02:00Z",
            "2026-03-31T02:00Z",
            "2026-04-30T02:00Z",
            "2026-05-31T02:00Z");
  }

  @Test
  void theLastDayOfFebruaryIsTheTwentyNinthInALeapYearOnly() {
    assertThat(local(from("2028-02-29T02:00", Period.YEARLY, UTC), 5))
        .containsExactly(
            "2028-02-29T02:00Z",
            "2029-02-28T02:00Z",
            "2030-02-28T02:00Z",
            "2031-02-28T02:00Z",
            "2032-02-29T02:00Z");
    assertThat(local(from("2027-12-31T02:00", Period.MONTHLY, UTC), 3).get(2))
        .isEqualTo("2028-02-29T02:00Z");
  }

  @Test
  void aDailyTimeThatTheClocksSkipIsLaterOnThatDayOnly() {
    assertThat(local(from("2026-03-28T02:30", Period.DAILY, BERLIN), 3))
        .containsExactly(
            "2026-03-28T02:30+01:00", "2026-03-29T03:30+02:00", "2026-03-30T02:30+02:00");
  }

  @Test
  void aDailyTimeThatTheClocksShowTwiceComesOnce() {
    assertThat(local(from("2026-10-24T02:30", Period.DAILY, BERLIN), 3))
        .containsExactly(
            "2026-10-24T02:30+02:00", "2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
  }

  @Test
  void weeksMonthsAndYearsKeepTheTimeOfDayOverAChangeOfClocks() {
    assertThat(local(from("2026-03-25T22:00", Period.WEEKLY, BERLIN), 2))
        .containsExactly("2026-03-25T22:00+01:00", "2026-04-01T22:00+02:00");
    assertThat(local(from("2026-02-28T22:00", Period.MONTHLY, BERLIN), 3))
        .containsExactly(
            "2026-02-28T22:00+01:00", "2026-03-28T22:00+01:00", "2026-04-28T22:00+02:00");
    assertThat(local(from("2025-03-29T22:00", Period.YEARLY, BERLIN), 2))
        .containsExactly("2025-03-29T22:00+01:00", "2026-03-29T22:00+02:00");
  }

  @Test
  void hoursAreRealOnesOverAChangeOfClocks() {
    assertThat(local(from("2026-03-29T01:00", Period.HOURLY, BERLIN), 3))
        .containsExactly(
            "2026-03-29T01:00+01:00", "2026-03-29T03:00+02:00", "2026-03-29T04:00+02:00");
    assertThat(local(from("2026-10-25T01:30", Period.HOURLY, BERLIN), 4))
        .containsExactly(
            "2026-10-25T01:30+02:00",
            "2026-10-25T02:30+02:00",
            "2026-10-25T02:30+01:00",
            "2026-10-25T03:30+01:00");
  }

  @Test
  void aDayThatACalendarLeavesOutIsNotDoneTwice() {
    assertThat(local(from("2011-12-28T10:00", Period.DAILY, ZoneId.of("Pacific/Apia")), 4))
        .containsExactly(
            "2011-12-28T10:00-10:00",
            "2011-12-29T10:00-10:00",
            "2011-12-31T10:00+14:00",
            "2012-01-01T10:00+14:00");
  }

  @Test
  void everySoManyPeriodsIsCountedFromTheStart() {
    assertThat(local(from("2026-01-31T02:00", Period.MONTHLY, UTC).withEvery(3), 3))
        .containsExactly("2026-01-31T02:00Z", "2026-04-30T02:00Z", "2026-07-31T02:00Z");
    Recurrence quarters = from("2026-01-01T00:00", Period.MINUTE, UTC).withEvery(15);
    assertThat(quarters.firstAfter(Instant.parse("2026-06-01T12:07:30Z")))
        .contains(Instant.parse("2026-06-01T12:15:00Z"));
    assertThat(quarters.firstAfter(Instant.parse("2026-06-01T12:15:00Z")))
        .contains(Instant.parse("2026-06-01T12:30:00Z"));
    assertThatThrownBy(() -> quarters.withEvery(0)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Compared with a count in single steps from the start. */
  @ParameterizedTest
  @EnumSource(value = Period.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void theFirstAfterAnyInstantIsTheFirstOfAllThatAreLater(Period period) {
    Random random = new Random(42);
    for (String zone : List.of("Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns", "UTC")) {
      for (int i = 0; i < 40; i++) {
        LocalDateTime start =
            LocalDateTime.of(
                LocalDate.of(2024, 1, 1).plusDays(random.nextInt(900)),
                LocalTime.of(random.nextInt(4), random.nextInt(60)));
        Recurrence recurrence =
            from(start.toString(), period, ZoneId.of(zone)).withEvery(1 + random.nextInt(3));
        List<Instant> times = times(recurrence, 60);
        assertThat(times).hasSize(60).doesNotHaveDuplicates().isSorted();
        for (int j = 0; j < 20; j++) {
          Duration whole = Duration.between(times.get(0), times.get(59));
          Instant after = times.get(0).plusMillis((long) (random.nextDouble() * whole.toMillis()));
          Instant expected =
              times.stream().filter(each -> each.isAfter(after)).findFirst().orElseThrow();
          assertThat(recurrence.firstAfter(after))
              .as("%s after %s", recurrence, after)
              .contains(expected);
        }
        assertThat(recurrence.firstAfter(times.get(30))).contains(times.get(31));
        assertThat(recurrence.firstAfter(times.get(30).minusNanos(1))).contains(times.get(30));
      }
    }
  }

  @Test
  void stepsOfDaysAreThoseOfTheCalendar() {
    Recurrence daily = from("2026-01-01T02:30", Period.DAILY, BERLIN);
    List<Instant> year = times(daily, 365);
    for (int day = 0; day < 365; day++) {
      ZonedDateTime wanted = LocalDateTime.parse("2026-01-01T02:30").plusDays(day).atZone(BERLIN);
      assertThat(year.get(day)).isEqualTo(wanted.toInstant());
    }
  }
}
