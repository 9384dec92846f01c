package io.swim.job;

import io.swim.fault.DeviceEffect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A copy of an assignment that may be changed. Not thread-safe. */
public final class AssignmentBuilder {
  private final AssignmentId id;
  private AssignmentState state = AssignmentState.PENDING;
  private int entries;
  private Instant dueAt;
  private Optional<Instant> deadline = Optional.empty();
  private Optional<Origin> origin = Optional.empty();
  private Arrival arrival = Arrival.NONE;
  private Units units = Units.NONE;
  private Optional<TransferState> transfer = Optional.empty();
  private Optional<String> toVersion = Optional.empty();
  private int retries;
  private Optional<Instant> reloadOrderedAt = Optional.empty();
  private Optional<Instant> goesBackAt = Optional.empty();
  private int percent;
  private List<Finding> findings = List.of();
  private final List<Attempt> attempts = new ArrayList<>();
  private final List<UnpackOrder> unpackOrders = new ArrayList<>();
  private Optional<FailureReason> failure = Optional.empty();
  private String note = "";
  private final List<Passage> passages = new ArrayList<>();
  private long version;

  AssignmentBuilder(AssignmentId id, Instant now) {
    this.id = id;
    dueAt = now;
    passages.add(new Passage(AssignmentState.PENDING, now));
  }

  AssignmentBuilder(Assignment from) {
    id = from.id();
    state = from.state();
    entries = from.entries();
    dueAt = from.dueAt();
    deadline = from.deadline();
    origin = from.origin();
    arrival = from.arrival();
    units = from.units();
    transfer = from.transfer();
    toVersion = from.toVersion();
    retries = from.retries();
    reloadOrderedAt = from.reloadOrderedAt();
    goesBackAt = from.goesBackAt();
    percent = from.percent();
    findings = from.findings();
    attempts.addAll(from.attempts());
    unpackOrders.addAll(from.unpackOrders());
    failure = from.failure();
    note = from.note();
    passages.addAll(from.passages());
    version = from.version();
  }

  /** Enters a state; its step has not been begun, and is due at once. */
  public AssignmentBuilder enter(AssignmentState value, Instant now) {
    state = Objects.requireNonNull(value, "state");
    Objects.requireNonNull(now, "now");
    entries = 0;
    retries = 0;
    dueAt = now;
    percent = Math.max(percent, value.percent());
    passages.add(new Passage(value, now));
    return this;
  }

  /** Counts one more beginning of the present step. */
  public AssignmentBuilder begun() {
    entries++;
    return this;
  }

  public AssignmentBuilder dueAt(Instant value) {
    dueAt = Objects.requireNonNull(value, "dueAt");
    return this;
  }

  public AssignmentBuilder deadline(Instant value) {
    deadline = Optional.of(Objects.requireNonNull(value, "deadline"));
    return this;
  }

  public AssignmentBuilder origin(Origin value) {
    origin = Optional.of(Objects.requireNonNull(value, "origin"));
    return this;
  }

  public AssignmentBuilder transfer(Optional<TransferState> value) {
    transfer = Objects.requireNonNull(value, "transfer");
    return this;
  }

  /**
   * One more image is on the device.
   *
   * @param copied whether a copy of this upgrade may have brought it; else it was there before
   */
  public AssignmentBuilder arrived(boolean copied) {
    arrival = arrival.withImage(attempts.size(), copied);
    origin = origin.map(Origin::withoutFreeBefore);
    return this;
  }

  /** That member of a stack has the image on its own flash. */
  public AssignmentBuilder copiedTo(int member) {
    arrival = arrival.withMember(member);
    return this;
  }

  /** The next member has a file of that size that is not the image. */
  public AssignmentBuilder partSeen(long bytes) {
    arrival = arrival.withPart(bytes);
    return this;
  }

  /** That file is deleted or gone: the next one is looked at anew, even if it has the same size. */
  public AssignmentBuilder partGone() {
    arrival = arrival.withoutPart();
    return this;
  }

  /** Those units of a failover pair run the image before anything is done. */
  public AssignmentBuilder unitsFound(List<String> serialNumbers) {
    Objects.requireNonNull(serialNumbers, "serialNumbers");
    units = units.withFound(serialNumbers);
    return this;
  }

  /** Those units of a failover pair were brought to the image, and need nothing more. */
  public AssignmentBuilder unitsDone(List<String> serialNumbers) {
    Objects.requireNonNull(serialNumbers, "serialNumbers");
    units = units.withDone(serialNumbers);
    return this;
  }

  /** From now on the images get to the mate of the active unit. */
  public AssignmentBuilder distributeToMate(String serialNumber) {
    Objects.requireNonNull(serialNumber, "serialNumber");
    units = units.atMate(serialNumber, attempts.size());
    arrival = Arrival.after(attempts.size());
    origin = origin.map(Origin::withoutFreeBefore);
    return this;
  }

  /** From now on the mate is reloaded: its boot is another one than that of the other unit. */
  public AssignmentBuilder reloadMate(String serialNumber) {
    Objects.requireNonNull(serialNumber, "serialNumber");
    units = units.atMate(serialNumber, attempts.size());
    reloadOrderedAt = Optional.empty();
    origin = origin.map(Origin::withoutBootMark);
    return this;
  }

  /** From now on the unit that answers is worked on. */
  public AssignmentBuilder toActiveUnit() {
    units = units.atActive();
    return this;
  }

  public AssignmentBuilder toVersion(String value) {
    toVersion = Optional.of(Objects.requireNonNull(value, "toVersion"));
    return this;
  }

  /** Counts one more try of the present step. */
  public AssignmentBuilder retried() {
    retries++;
    return this;
  }

  /** The device answered: what fails in the present step from now on is its first try again. */
  public AssignmentBuilder answered() {
    retries = 0;
    return this;
  }

  public AssignmentBuilder reloadOrderedAt(Instant value) {
    reloadOrderedAt = Optional.of(Objects.requireNonNull(value, "reloadOrderedAt"));
    return this;
  }

  /** When the device goes back by itself, if it does. */
  public AssignmentBuilder goesBackAt(Optional<Instant> value) {
    goesBackAt = Objects.requireNonNull(value, "goesBackAt");
    return this;
  }

  public AssignmentBuilder percent(int value) {
    percent = Math.max(percent, value);
    return this;
  }

  public AssignmentBuilder findings(List<Finding> value) {
    findings = Objects.requireNonNull(value, "findings");
    return this;
  }

  public AssignmentBuilder attempt(Attempt value) {
    attempts.add(Objects.requireNonNull(value, "attempt"));
    return this;
  }

  /** The device is about to be told to unpack an image; what it makes of that is not known yet. */
  public AssignmentBuilder unpackOrdered(Instant now) {
    unpackOrders.add(new UnpackOrder(now, DeviceEffect.UNKNOWN));
    return this;
  }

  /** What the device made of the last order to unpack an image. */
  public AssignmentBuilder unpackAnswered(DeviceEffect effect) {
    Objects.requireNonNull(effect, "effect");
    int last = unpackOrders.size() - 1;
    unpackOrders.set(last, new UnpackOrder(unpackOrders.get(last).at(), effect));
    return this;
  }

  public AssignmentBuilder failure(FailureReason value) {
    failure = Optional.of(Objects.requireNonNull(value, "failure"));
    return this;
  }

  /** A way round was found. */
  public AssignmentBuilder withoutFailure() {
    failure = Optional.empty();
    return this;
  }

  public AssignmentBuilder note(String value) {
    note = Objects.requireNonNull(value, "note");
    return this;
  }

  /** The reason and the note in other words, such as without what nobody may read. */
  public AssignmentBuilder words(UnaryOperator<String> change) {
    Objects.requireNonNull(change, "change");
    failure = failure.map(reason -> reason.words(change));
    note = change.apply(note);
    return this;
  }

  /** The copy as it will be stored: one version later. */
  public Assignment next() {
    version++;
    return build();
  }

  Assignment build() {
    return new Assignment(
        id,
        state,
        entries,
        dueAt,
        deadline,
        origin,
        arrival,
        units,
        transfer,
        toVersion,
        retries,
        reloadOrderedAt,
        goesBackAt,
        percent,
        findings,
        attempts,
        unpackOrders,
        failure,
        note,
        passages,
        version);
  }
}
