package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.DeviceId;
import io.swim.job.AssignmentId;
import io.swim.job.RunId;
import io.swim.job.TranscriptEntry;
import io.swim.job.TranscriptEntry.Kind;
import io.swim.spi.TranscriptStore;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link TranscriptStore} must do. */
public abstract class TranscriptStoreContract {
  private static final AssignmentId ONE = new AssignmentId(new RunId("run"), new DeviceId("sw-1"));
  private static final AssignmentId OTHER =
      new AssignmentId(new RunId("run"), new DeviceId("sw-2"));
  private static final int LINES = 100;

  private TranscriptStore store;

  /** An empty store, for each test anew. */
  protected abstract TranscriptStore newStore() throws Exception;

  @BeforeEach
  final void makeStore() throws Exception {
    store = newStore();
  }

  private static TranscriptEntry entry(Kind kind, String text) {
    return new TranscriptEntry(SampleJob.NOW, kind, text);
  }

  @Test
  void whatWasNeverSaidIsEmpty() {
    store.append(OTHER, entry(Kind.SENT, "show version"));

    assertThat(store.read(ONE)).isEmpty();
  }

  @Test
  void entriesComeBackInOrderAndUnchanged() {
    List<TranscriptEntry> said =
        List.of(
            entry(Kind.SENT, "show version"),
            entry(Kind.RECEIVED, "Cisco IOS Software\r\n  'quotes' \\ \u00fc\n"),
            entry(Kind.COMMENTARY, ""),
            entry(Kind.SENT, "show version"));
    said.forEach(each -> store.append(ONE, each));

    assertThat(store.read(ONE)).isEqualTo(said);
  }

  @Test
  void entriesOfOneMomentKeepTheOrderInWhichTheyWereGiven() {
    List<TranscriptEntry> said =
        IntStream.range(0, LINES).mapToObj(i -> entry(Kind.SENT, "line " + i)).toList();
    said.forEach(each -> store.append(ONE, each));

    assertThat(store.read(ONE)).isEqualTo(said);
  }

  @Test
  void aLongAnswerIsNotCut() {
    TranscriptEntry answer = entry(Kind.RECEIVED, "a line of a long answer\n".repeat(50_000));
    store.append(ONE, answer);

    assertThat(store.read(ONE)).containsExactly(answer);
  }

  @Test
  void assignmentsDoNotMix() {
    store.append(ONE, entry(Kind.SENT, "one"));
    store.append(OTHER, entry(Kind.SENT, "other"));

    assertThat(store.read(ONE)).containsExactly(entry(Kind.SENT, "one"));
    assertThat(store.read(OTHER)).containsExactly(entry(Kind.SENT, "other"));
  }

  @Test
  void nothingThatManyThreadsSayIsLostAndEachKeepsItsOrder() throws Exception {
    Race.of(
        thread -> {
          for (int i = 0; i < LINES; i++) {
            store.append(ONE, entry(Kind.SENT, thread + ":" + i));
            store.read(ONE);
          }
          return thread;
        });

    List<TranscriptEntry> all = store.read(ONE);
    assertThat(all).hasSize(Race.THREADS * LINES);
    for (int thread = 0; thread < Race.THREADS; thread++) {
      String mine = thread + ":";
      assertThat(all.stream().map(TranscriptEntry::text).filter(text -> text.startsWith(mine)))
          .containsExactlyElementsOf(IntStream.range(0, LINES).mapToObj(i -> mine + i).toList());
    }
  }

  @Test
  void whatWasReadDoesNotChange() {
    store.append(ONE, entry(Kind.SENT, "first"));
    List<TranscriptEntry> read = store.read(ONE);

    store.append(ONE, entry(Kind.SENT, "second"));

    assertThat(read).containsExactly(entry(Kind.SENT, "first"));
  }

  @Test
  void aDeletedTranscriptIsGoneAndNoOther() {
    store.append(ONE, entry(Kind.SENT, "show version"));
    store.append(OTHER, entry(Kind.SENT, "dir flash:"));

    store.delete(ONE);
    store.delete(ONE);

    assertThat(store.read(ONE)).isEmpty();
    assertThat(store.read(OTHER)).containsExactly(entry(Kind.SENT, "dir flash:"));
  }
}
