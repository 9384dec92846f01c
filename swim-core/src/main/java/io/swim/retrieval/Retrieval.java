package io.swim.retrieval;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A plan as it is stored, with what came of it last.
 *
 * @param plan what is to be done
 * @param nextRun when it is done next; in the past when that was missed; empty for never
 * @param lastRun what was done last, which also tells what need not be read again
 * @param claim who does it now
 * @param version one more with each change
 */
public record Retrieval(
    RetrievalPlan plan,
    Optional<Instant> nextRun,
    Optional<RetrievalRun> lastRun,
    Optional<Claim> claim,
    long version) {
  public Retrieval {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(nextRun, "nextRun");
    Objects.requireNonNull(lastRun, "lastRun");
    Objects.requireNonNull(claim, "claim");
  }

  /** A new plan; a time that has passed already is now. */
  public static Retrieval of(RetrievalPlan plan, Instant now) {
    return new Retrieval(
        plan, due(plan, Optional.empty(), now), Optional.empty(), Optional.empty(), 0);
  }

  private static Optional<Instant> due(
      RetrievalPlan plan, Optional<RetrievalRun> lastRun, Instant now) {
    if (plan.activity() == RetrievalPlan.Activity.DISABLED) {
      return Optional.empty();
    }
    Optional<Instant> next = plan.recurrence().firstAfter(now.minusNanos(1));
    return next.isPresent() || lastRun.isPresent() ? next : Optional.of(now);
  }

  /** The name of its plan. */
  public String name() {
    return plan.name();
  }

  /**
   * With another plan of that name. It is due anew when that tells other times, and reads
   * everything anew when it tells other sources or asks for something else.
   */
  public Retrieval with(RetrievalPlan next, Instant now) {
    boolean sameTimes =
        next.recurrence().equals(plan.recurrence()) && next.activity() == plan.activity();
    return new Retrieval(
        next,
        sameTimes ? nextRun : due(next, lastRun, now),
        asksTheSame(plan, next) ? lastRun : lastRun.map(RetrievalRun::forgotten),
        claim,
        version + 1);
  }

  private static boolean asksTheSame(RetrievalPlan one, RetrievalPlan other) {
    return one.sources().equals(other.sources()) && one.duplicates() == other.duplicates();
  }

  /** Due at once, besides when it is due anyway. */
  public Retrieval dueAt(Instant now) {
    return new Retrieval(plan, Optional.of(now), lastRun, claim, version + 1);
  }

  /** Whether that node may do it now. */
  public boolean isFreeFor(String node, Instant now) {
    return nextRun.filter(due -> !due.isAfter(now)).isPresent()
        && claim.filter(by -> !by.node().equals(node) && by.until().isAfter(now)).isEmpty();
  }

  /** Being done now. */
  public Retrieval claimed(Claim by) {
    return new Retrieval(plan, nextRun, lastRun, Optional.of(by), version + 1);
  }

  /** Not done after all: as due as before. */
  public Retrieval released() {
    return new Retrieval(plan, nextRun, lastRun, Optional.empty(), version + 1);
  }

  /**
   * Done; whatever was missed meanwhile, or before, is not made up for.
   *
   * @param done the plan that was done, which may have been changed since
   */
  public Retrieval ended(RetrievalPlan done, RetrievalRun run) {
    Optional<Instant> next =
        plan.activity() == RetrievalPlan.Activity.DISABLED
            ? Optional.empty()
            : plan.recurrence().firstAfter(run.endedAt());
    RetrievalRun last = asksTheSame(done, plan) ? run : run.forgotten();
    return new Retrieval(plan, next, Optional.of(last), Optional.empty(), version + 1);
  }
}
