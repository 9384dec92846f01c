package io.swim.job;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One device in one run: the state that the engine owns, stored at every change.
 *
 * @param id the run and the device
 * @param state where it is
 * @param entries how often the step of this state has been begun; above 1, another process may have
 *     acted already
 * @param dueAt when its next step is due; after its end the time of that, or, where the condition
 *     of its device could not be stored, when that is tried again
 * @param deadline when the whole upgrade of this device must have ended
 * @param origin the device as it was; empty before PRECHECK is through
 * @param arrival which of its images are there
 * @param units how far a failover pair is
 * @param transfer a transfer under way
 * @param toVersion the version read after the reboot
 * @param retries how often the step of this state was to be tried again
 * @param reloadOrderedAt when a reload was last about to be ordered; stored before it is
 * @param goesBackAt when the device goes back by itself, with a reload, to what is committed, as it
 *     said last; empty where nothing runs that is not, or where it never does
 * @param percent complete
 * @param findings of the validation
 * @param attempts every try with every protocol
 * @param unpackOrders every order to unpack an image; each stored before it was given
 * @param failure why it did not succeed; while ROLLING_BACK already the reason for that
 * @param note why it was skipped, or what else to know
 * @param passages every state it has been in, the present one last
 * @param version counts the stored changes
 */
public record Assignment(
    AssignmentId id,
    AssignmentState state,
    int entries,
    Instant dueAt,
    Optional<Instant> deadline,
    Optional<Origin> origin,
    Arrival arrival,
    Units units,
    Optional<TransferState> transfer,
    Optional<String> toVersion,
    int retries,
    Optional<Instant> reloadOrderedAt,
    Optional<Instant> goesBackAt,
    int percent,
    List<Finding> findings,
    List<Attempt> attempts,
    List<UnpackOrder> unpackOrders,
    Optional<FailureReason> failure,
    String note,
    List<Passage> passages,
    long version) {
  public Assignment {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(dueAt, "dueAt");
    Objects.requireNonNull(deadline, "deadline");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(arrival, "arrival");
    Objects.requireNonNull(units, "units");
    Objects.requireNonNull(transfer, "transfer");
    Objects.requireNonNull(toVersion, "toVersion");
    Objects.requireNonNull(reloadOrderedAt, "reloadOrderedAt");
    Objects.requireNonNull(goesBackAt, "goesBackAt");
    Objects.requireNonNull(findings, "findings");
    Objects.requireNonNull(attempts, "attempts");
    Objects.requireNonNull(unpackOrders, "unpackOrders");
    Objects.requireNonNull(failure, "failure");
    Objects.requireNonNull(note, "note");
    Objects.requireNonNull(passages, "passages");
    findings = List.copyOf(findings);
    attempts = List.copyOf(attempts);
    unpackOrders = List.copyOf(unpackOrders);
    passages = List.copyOf(passages);
  }

  /** One that waits to be released. */
  public static Assignment pending(AssignmentId id, Instant now) {
    return new AssignmentBuilder(id, now).build();
  }

  /** A copy to change. */
  public AssignmentBuilder toBuilder() {
    return new AssignmentBuilder(this);
  }

  /** What a user is told. */
  public AssignmentStatus status() {
    return state.status();
  }

  /** When the present state was entered. */
  public Instant enteredAt() {
    return passages.get(passages.size() - 1).enteredAt();
  }

  /** Whether it was skipped because the device has what was asked for. */
  public boolean isAlreadyDone() {
    return state == AssignmentState.SKIPPED && failure.isEmpty();
  }

  /**
   * Whether a device, or a unit of a pair, may have been rebooted for it. A unit that ran the image
   * before was not.
   */
  public boolean mayHaveReloaded() {
    return reloadOrderedAt.isPresent() || !units.done().isEmpty();
  }

  /** How long each state took; the present one, unless terminal, until {@code now}. */
  public Map<AssignmentState, Duration> durations(Instant now) {
    Map<AssignmentState, Duration> durations = new EnumMap<>(AssignmentState.class);
    for (int i = 0; i < passages.size(); i++) {
      Passage passage = passages.get(i);
      if (!passage.state().isTerminal()) {
        Instant end = i + 1 < passages.size() ? passages.get(i + 1).enteredAt() : now;
        durations.merge(
            passage.state(), Duration.between(passage.enteredAt(), end), Duration::plus);
      }
    }
    return durations;
  }
}
