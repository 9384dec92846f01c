package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.CertificatePolicy;
import io.swim.device.FileLocation;
import io.swim.device.HostKeyPolicy;
import io.swim.device.TransferProtocol;
import io.swim.fault.ErrorCode;
import io.swim.image.ImageId;
import io.swim.image.ImageImport;
import io.swim.image.ImageSource;
import io.swim.retrieval.Claim;
import io.swim.retrieval.Period;
import io.swim.retrieval.Recurrence;
import io.swim.retrieval.Retrieval;
import io.swim.retrieval.RetrievalPlan;
import io.swim.retrieval.RetrievalRun;
import io.swim.retrieval.RetrievalSource;
import io.swim.retrieval.RetrievedFile;
import io.swim.retrieval.RetrievedFile.Result;
import io.swim.spi.RetrievalStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link RetrievalStore} must do. */
public abstract class RetrievalStoreContract {
  private static final Instant NOW = Instant.parse("2026-01-01T02:00:00Z");
  private static final int ROUNDS = 50;

  private RetrievalStore store;

  /** An empty store, for each test anew. */
  protected abstract RetrievalStore newStore() throws Exception;

  @BeforeEach
  final void makeStore() throws Exception {
    store = newStore();
  }

  private static Retrieval retrieval(String name) {
    return Retrieval.of(
        RetrievalPlan.of(
            name,
            Recurrence.of(Period.DAILY, NOW, ZoneId.of("UTC")),
            new ImageSource.LocalFile(Path.of("a.bin"))),
        NOW);
  }

  private Retrieval created(String name) {
    Retrieval first = retrieval(name);
    assertThat(store.create(first)).isTrue();
    return first;
  }

  /** Every field has a value that is not the usual one. */
  private static Retrieval full(Retrieval first) {
    FileLocation location =
        new FileLocation(TransferProtocol.HTTPS, "::1", OptionalInt.of(8443), "/a b/\u00fc.bin");
    ImageSource.Remote remote =
        ImageSource.Remote.of(location)
            .withHostKeys(HostKeyPolicy.TRUST_ON_FIRST_USE)
            .withCertificates(CertificatePolicy.pinned("ab".repeat(32)));
    RetrievalPlan plan =
        new RetrievalPlan(
            first.name(),
            List.of(
                new RetrievalSource.One(remote),
                new RetrievalSource.Folder(Path.of("a folder"), "*.{bin,tar}")),
            new Recurrence(
                Period.MONTHLY,
                3,
                Instant.parse("2026-01-31T01:30:00.123456Z"),
                ZoneId.of("Europe/Berlin")),
            ImageImport.Duplicates.OVERWRITE,
            RetrievalPlan.Activity.DISABLED,
            "a description: \u00fc 'quotes'");
    RetrievedFile taken =
        new RetrievedFile(
            "a folder/a.bin",
            Result.UNCHANGED,
            Optional.of(new ImageId("a.bin")),
            Optional.empty(),
            "",
            Optional.of("17 bytes of 2026-01-01T02:00:00Z"));
    RetrievedFile failed =
        new RetrievedFile(
            remote.toString(),
            Result.FAILED,
            Optional.empty(),
            Optional.of(ErrorCode.SOURCE_FAILED),
            "it's silent",
            Optional.empty());
    return new Retrieval(
        plan,
        Optional.of(Instant.parse("2026-04-30T00:30:00.123456Z")),
        Optional.of(new RetrievalRun(NOW, NOW.plusSeconds(1), List.of(taken, failed))),
        Optional.of(new Claim("a node", NOW.plusSeconds(300))),
        first.version() + 1);
  }

  @Test
  void whatWasCreatedIsFound() {
    Retrieval first = created("a plan: \u00fc");

    assertThat(store.find("a plan: \u00fc")).contains(first);
    assertThat(store.list()).containsExactly(first);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    created("a");

    assertThat(store.find("b")).isEmpty();
    assertThat(store.delete("b")).isFalse();
    assertThat(store.replace(retrieval("b").dueAt(NOW))).isFalse();
    assertThat(store.list()).hasSize(1);
  }

  @Test
  void everyFieldIsKept() {
    Retrieval full = full(created("a"));

    assertThat(store.replace(full)).isTrue();

    assertThat(store.find("a")).contains(full);
    assertThat(store.list()).containsExactly(full);
  }

  @Test
  void oneOfThatNameIsNotCreatedTwice() {
    Retrieval first = created("a");

    assertThat(store.create(full(first))).isFalse();

    assertThat(store.find("a")).contains(first);
  }

  @Test
  void allAreListedByName() {
    Retrieval second = created("b");
    Retrieval third = created("c");
    Retrieval first = created("a");

    assertThat(store.list()).containsExactly(first, second, third);
  }

  @Test
  void onlyTheNextVersionReplacesOne() {
    Retrieval first = created("a");
    Retrieval second = first.dueAt(NOW.plusSeconds(1));

    assertThat(store.replace(second.dueAt(NOW.plusSeconds(2)))).as("two versions on").isFalse();
    assertThat(store.replace(first)).as("the same version").isFalse();
    assertThat(store.replace(second)).isTrue();
    assertThat(store.replace(first.dueAt(NOW.plusSeconds(3))))
        .as("made from a version that is not the stored one any more")
        .isFalse();
    assertThat(store.find("a")).contains(second);
  }

  @Test
  void aDeletedOneIsGoneAndItsNameIsFree() {
    Retrieval first = created("a");
    Retrieval other = created("b");

    assertThat(store.delete("a")).isTrue();

    assertThat(store.delete("a")).isFalse();
    assertThat(store.find("a")).isEmpty();
    assertThat(store.list()).containsExactly(other);
    assertThat(store.replace(first.dueAt(NOW))).isFalse();
    assertThat(store.create(first)).isTrue();
  }

  @Test
  void ofManyThatCreateOneNameExactlyOneSucceeds() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String name = "round-" + round;

      List<Boolean> created = Race.of(thread -> store.create(retrieval(name)));

      assertThat(created.stream().filter(each -> each)).hasSize(1);
    }
    assertThat(store.list()).hasSize(ROUNDS);
  }

  @Test
  void ofManyThatClaimOneExactlyOneSucceeds() throws Exception {
    created("a");
    for (int round = 0; round < ROUNDS; round++) {
      Retrieval before = store.find("a").orElseThrow();

      List<Optional<Retrieval>> claimed =
          Race.of(
              thread -> {
                Retrieval mine = before.claimed(new Claim("node " + thread, NOW));
                return store.replace(mine) ? Optional.of(mine) : Optional.<Retrieval>empty();
              });

      List<Retrieval> winners = new ArrayList<>();
      claimed.forEach(each -> each.ifPresent(winners::add));
      assertThat(winners).hasSize(1);
      assertThat(store.find("a")).contains(winners.get(0));
    }
  }
}
