package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.DeviceId;
import io.swim.job.AssignmentId;
import io.swim.job.Condition;
import io.swim.job.ConditionNote;
import io.swim.job.RunId;
import io.swim.spi.ConditionStore;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ConditionStore} must do. */
public abstract class ConditionStoreContract {
  private static final DeviceId DEVICE = new DeviceId("core 1/é");
  private static final Instant SINCE = Instant.parse("2026-01-01T02:00:00.123456789Z");

  private ConditionStore store;

  /** An empty store, for each test anew. */
  protected abstract ConditionStore newStore() throws Exception;

  @BeforeEach
  final void makeStore() throws Exception {
    store = newStore();
  }

  private static ConditionNote note(DeviceId device, String run, String reason) {
    return ConditionNote.of(
        new AssignmentId(new RunId(run), device),
        Condition.MAINTENANCE,
        reason,
        "look at it\nand = at \\ what it says: \"% Error\"",
        SINCE);
  }

  @Test
  void nothingIsNotedAtFirst() {
    assertThat(store.notes(DEVICE)).isEmpty();
  }

  @Test
  void whatIsNotedIsKeptToTheLetter() {
    ConditionNote note =
        note(DEVICE, "run 1", "no answer for 360 s\t- the device said: # Fehler é");
    store.put(note);

    assertThat(store.notes(DEVICE)).containsExactly(note);
  }

  @Test
  void theOldestComesFirst() {
    ConditionNote first = note(DEVICE, "z", "one");
    ConditionNote second = note(DEVICE, "a", "two");
    ConditionNote third = note(DEVICE, "m", "three");
    List.of(first, second, third).forEach(store::put);

    assertThat(store.notes(DEVICE)).containsExactly(first, second, third);
  }

  @Test
  void aNoteTakesThePlaceOfThatOfItsAssignmentAndOfNoOther() {
    ConditionNote other = note(DEVICE, "run 2", "two");
    store.put(note(DEVICE, "run 1", "one"));
    store.put(other);
    ConditionNote reset =
        note(DEVICE, "run 1", "one").withReset(new ConditionNote.Reset("ann", "it is up", SINCE));
    store.put(reset);

    assertThat(store.notes(DEVICE)).containsExactlyInAnyOrder(reset, other);
  }

  @Test
  void devicesDoNotMixHoweverAlike() {
    DeviceId upper = new DeviceId("CORE 1/é");
    ConditionNote one = note(DEVICE, "run", "one");
    ConditionNote two = note(upper, "run", "two");
    store.put(one);
    store.put(two);

    assertThat(store.notes(DEVICE)).containsExactly(one);
    assertThat(store.notes(upper)).containsExactly(two);
    assertThat(store.notes(new DeviceId("core 1"))).isEmpty();
  }

  @Test
  void ofManyThatNoteAtOnceNothingIsLost() throws Exception {
    List<Boolean> kept =
        Race.of(
            thread -> {
              ConditionNote note = note(DEVICE, "run " + thread, "one of many");
              store.put(note);
              return store.notes(DEVICE).contains(note);
            });

    assertThat(kept).doesNotContain(false);
    assertThat(store.notes(DEVICE)).hasSize(kept.size());
  }
}
