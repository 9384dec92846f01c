package io.swim.internal;

import io.swim.image.SoftwareImage;
import io.swim.job.Assignment;
import io.swim.job.AssignmentBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an assignment leaves behind is noted before its end is stored, and told after that. Where
 * the host's store of conditions fails at either, no step is done again for that: the end is stored
 * and told, and marked as one whose note is due. Its run and its device stay taken while the note
 * alone is tried again, so often, also after a restart.
 */
final class Endings {
  private static final Logger LOG = LoggerFactory.getLogger(Endings.class);
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final int TRIES = 20;

  /** A store of jobs may keep two times of one moment with another precision. */
  private static final Duration ROUNDING = Duration.ofSeconds(1);

  private final Engine engine;
  private final Conditions conditions;

  Endings(Engine engine) {
    this.engine = engine;
    this.conditions = new Conditions(engine);
  }

  /**
   * What became of a note.
   *
   * @param isToBeTold whether the condition of the device has changed
   * @param trouble why the store failed
   */
  record Noted(boolean isToBeTold, Optional<String> trouble) {
    static final Noted NOTHING = new Noted(false, Optional.empty());
  }

  /** Notes what an assignment that is about to end leaves behind. Never throws. */
  Noted before(Assignment end, List<SoftwareImage> images) {
    try {
      return new Noted(conditions.ending(end, images), Optional.empty());
    } catch (RuntimeException e) {
      return failed(end, e);
    }
  }

  private static Noted failed(Assignment end, RuntimeException e) {
    LOG.error("what {} leaves behind could not be stored or told", end.id(), e);
    return new Noted(
        false, Optional.of("the condition of the device could not be stored or told (" + e + ")"));
  }

  /** The end as it is stored: where the store refused what it leaves behind, that is due. */
  static AssignmentBuilder mark(AssignmentBuilder end, Noted noted, Instant now) {
    return noted.trouble().isPresent() ? withNoteDue(end, now) : end;
  }

  /**
   * Whether an assignment has ended, and its note is still due. That is told by the time when it is
   * due next: later than its end, as {@link #withNoteDue} and {@link #withoutNoteDue} set it.
   */
  static boolean isNoteDue(Assignment assignment) {
    return assignment.state().isTerminal()
        && assignment.dueAt().isAfter(assignment.enteredAt().plus(ROUNDING));
  }

  private static AssignmentBuilder withNoteDue(AssignmentBuilder end, Instant now) {
    return end.dueAt(now.plus(PAUSE));
  }

  private static AssignmentBuilder withoutNoteDue(Assignment end) {
    return end.toBuilder().dueAt(end.enteredAt());
  }

  /**
   * Tries again to note what an assignment has left behind.
   *
   * @return the assignment, which is settled by now, or due later; empty when another process has
   *     it
   */
  Optional<Assignment> settle(Assignment end, List<SoftwareImage> images) {
    Noted noted;
    try {
      noted = new Noted(conditions.ended(end, images), Optional.empty());
      tell(end, noted);
    } catch (RuntimeException e) {
      noted = failed(end, e);
    }
    Instant now = engine.clock().instant();
    boolean isLast = end.retries() + 1 >= TRIES;
    boolean again = noted.trouble().isPresent() && !isLast;
    String words = words(end, noted);
    AssignmentBuilder change =
        again ? withNoteDue(end.toBuilder().retried(), now) : withoutNoteDue(end);
    if (isLast && noted.trouble().isPresent()) {
      change.note(end.note() + "; " + words);
    }
    Assignment next = change.next();
    if (!engine.jobs().replace(next)) {
      return Optional.empty();
    }
    if (!again) {
      engine.events().commented(now, end.id(), words);
    }
    return Optional.of(next);
  }

  /** How it came out that a note was due. */
  private static String words(Assignment end, Noted noted) {
    if (noted.trouble().isPresent()) {
      return noted.trouble().get()
          + ", "
          + TRIES
          + " times: nothing keeps the next job from "
          + end.id().device();
    }
    return noted.isToBeTold()
        ? "the condition of the device is stored now"
        : "the store of conditions answers again; the device has none to be stored";
  }

  /**
   * Tells what an assignment has left behind, once its end is stored. Where the store can't be read
   * for that, it is told later.
   *
   * @return the end as it is to be stored then
   */
  Optional<Assignment> told(Assignment end, Noted noted) {
    try {
      tell(end, noted);
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(mark(end.toBuilder(), failed(end, e), engine.clock().instant()).next());
    }
  }

  private void tell(Assignment end, Noted noted) {
    if (noted.isToBeTold()) {
      conditions.tell(end.id().device());
    }
  }
}
