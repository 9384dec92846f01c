package io.swim.testkit.fake;

import static io.swim.testkit.fake.RetrievalHost.START;
import static io.swim.testkit.fake.RetrievalHost.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.UpgradeEngine;
import io.swim.event.EngineEvent;
import io.swim.retrieval.Claim;
import io.swim.retrieval.Period;
import io.swim.retrieval.Recurrence;
import io.swim.retrieval.Retrieval;
import io.swim.retrieval.RetrievalPlan;
import io.swim.retrieval.RetrievedFile.Result;
import io.swim.spi.RetrievalStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When a retrieval plan is run, over restarts, in a cluster, and over changes of clocks. */
class RetrievalTimesTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @TempDir Path folder;
  private RetrievalHost host;
  private final List<Instant> runs = new ArrayList<>();

  @BeforeEach
  void make() throws Exception {
    host = new RetrievalHost(folder);
    host.server.files.put("ios.bin", "image 1.0");
    host.server.tellsRevisions = false;
  }

  private static RetrievalPlan plan(Recurrence recurrence) {
    return RetrievalPlan.of("plan", recurrence, at("ios.bin"));
  }

  private static Recurrence every(Period period) {
    return Recurrence.of(period, START, ZoneId.of("UTC"));
  }

  private UpgradeEngine started(VirtualTime time) {
    UpgradeEngine engine = host.engine(time);
    engine.addListener(
        event -> {
          if (event instanceof EngineEvent.Retrieved retrieved) {
            runs.add(retrieved.retrieval().lastRun().orElseThrow().begunAt());
          }
        });
    engine.start();
    return engine;
  }

  private static Instant after(Duration duration) {
    return START.plus(duration);
  }

  @Test
  void everyMinuteIsEveryMinute() {
    try (UpgradeEngine engine = started(host.time)) {
      engine.retrievals().save(plan(every(Period.MINUTE)));
      host.time.runUntil(after(Duration.ofSeconds(301)));
    }

    assertThat(runs)
        .containsExactly(
            START,
            after(Duration.ofMinutes(1)),
            after(Duration.ofMinutes(2)),
            after(Duration.ofMinutes(3)),
            after(Duration.ofMinutes(4)),
            after(Duration.ofMinutes(5)));
  }

  @Test
  void aMonthlyPlanRunsAtTheEndOfEachMonthAndKeepsItsTimeOverAChangeOfClocks() {
    Instant start = LocalDateTime.parse("2026-01-31T02:30").atZone(BERLIN).toInstant();
    try (UpgradeEngine engine = started(host.time)) {
      engine.retrievals().save(plan(Recurrence.of(Period.MONTHLY, start, BERLIN)));
      host.time.runUntil(Instant.parse("2026-05-01T00:00:00Z"));
    }

    assertThat(runs)
        .containsExactly(
            Instant.parse("2026-01-31T01:30:00Z"),
            Instant.parse("2026-02-28T01:30:00Z"),
            Instant.parse("2026-03-31T00:30:00Z"),
            Instant.parse("2026-04-30T00:30:00Z"));
  }

  @Test
  void whatWasMissedWhileNoEngineRanIsDoneOnce() {
    UpgradeEngine first = started(host.time);
    first.retrievals().save(plan(every(Period.HOURLY)));
    host.time.runUntil(after(Duration.ofHours(2)));
    first.close();
    runs.clear();

    Instant later = after(Duration.ofMinutes(60 * 100 + 30));
    VirtualTime time = new VirtualTime(later);
    try (UpgradeEngine second = started(time)) {
      time.runUntil(later.plus(Duration.ofHours(2)));

      assertThat(runs)
          .containsExactly(later, after(Duration.ofHours(101)), after(Duration.ofHours(102)));
      assertThat(second.retrievals().find("plan").orElseThrow().nextRun())
          .contains(after(Duration.ofHours(103)));
    }
  }

  @Test
  void aRunThatTakesLongerThanItsPeriodSwallowsThoseThatItCovers() {
    host.server.whileReading = () -> host.time.runUntil(now().plus(Duration.ofMinutes(150)));
    try (UpgradeEngine engine = started(host.time)) {
      engine.retrievals().save(plan(every(Period.HOURLY)));
      host.time.runUntil(after(Duration.ofHours(5)));
    }

    assertThat(runs).containsExactly(START, after(Duration.ofHours(3)));
  }

  private Instant now() {
    return host.time.clock().instant();
  }

  @Test
  void ofTwoNodesOneDoesIt() {
    host.server.whileReading = () -> host.time.runUntil(now().plus(Duration.ofMinutes(40)));
    try (UpgradeEngine one = started(host.time);
        UpgradeEngine other = started(host.time)) {
      one.retrievals().save(plan(every(Period.HOURLY)));
      host.time.runUntil(after(Duration.ofHours(5)).minusSeconds(1));

      assertThat(other.retrievals().list()).hasSize(1);
    }

    assertThat(host.server.reads).as("begun, each takes 40 minutes").hasSize(5);
    assertThat(runs).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void aPlanOfANodeThatDiedIsDoneByAnotherWhenItsClaimIsOver() {
    Retrieval first = Retrieval.of(plan(every(Period.DAILY)), START);
    host.retrievals.create(first);
    Claim dead = new Claim("a node that died", after(Duration.ofMinutes(5)));
    assertThat(host.retrievals.replace(first.claimed(dead))).isTrue();

    try (UpgradeEngine engine = started(host.time)) {
      host.time.runUntil(after(Duration.ofMinutes(5)).minusSeconds(1));
      assertThat(engine.retrievals().find("plan").orElseThrow().claim()).contains(dead);
      assertThat(runs).isEmpty();
      host.time.runUntil(after(Duration.ofMinutes(6)));
    }

    assertThat(runs).hasSize(1);
    assertThat(host.stored("plan").nextRun()).contains(after(Duration.ofDays(1)));
  }

  @Test
  void aNodeThatStoodStillTooLongDropsWhatItFound() {
    List<Retrieval> taken = new ArrayList<>();
    host.server.whileReading =
        () -> {
          Retrieval present = host.stored("plan");
          Retrieval next = present.claimed(new Claim("another node", after(Duration.ofDays(1))));
          assertThat(host.retrievals.replace(next)).isTrue();
          taken.add(next);
        };
    try (UpgradeEngine engine = started(host.time)) {
      engine.retrievals().save(plan(every(Period.DAILY)));
      host.time.runUntil(after(Duration.ofHours(1)));

      assertThat(engine.images().list()).hasSize(1);
    }

    assertThat(runs).isEmpty();
    assertThat(host.stored("plan")).isEqualTo(taken.get(0));
  }

  @Test
  void aPlanThatIsChangedWhileItRunsIsNextDueAsItIsThen() {
    host.server.tellsRevisions = true;
    try (UpgradeEngine engine = started(host.time)) {
      host.server.whileReading =
          () -> {
            host.server.whileReading = () -> {};
            engine
                .retrievals()
                .save(
                    plan(every(Period.DAILY))
                        .withDuplicates(io.swim.image.ImageImport.Duplicates.OVERWRITE));
          };
      engine.retrievals().save(plan(every(Period.HOURLY)));
      host.time.runUntil(after(Duration.ofHours(23)));
      assertThat(runs).hasSize(1);
      assertThat(host.only("plan").revision()).as("is judged anew by the new plan").isEmpty();
      host.time.runUntil(after(Duration.ofHours(25)));
    }

    assertThat(runs).containsExactly(START, after(Duration.ofDays(1)));
    assertThat(host.server.reads).hasSize(2);
  }

  @Test
  void aStoreThatFailsForAWhileDelaysAndLosesNothing() {
    FailingStore failing = new FailingStore(host.retrievals);
    RetrievalStore healthy = host.retrievals;
    host.retrievals = failing;
    try (UpgradeEngine engine = started(host.time)) {
      engine.retrievals().save(plan(every(Period.HOURLY)));
      failing.fails = true;
      host.time.runUntil(after(Duration.ofMinutes(10)));
      assertThat(runs).isEmpty();
      failing.fails = false;
      host.time.runUntil(after(Duration.ofMinutes(12)));
    }

    assertThat(runs).hasSize(1);
    assertThat(healthy.find("plan").orElseThrow().nextRun()).contains(after(Duration.ofHours(1)));
  }

  @Test
  @Timeout(60)
  void closingTheEngineEndsARunAndLeavesItDue() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    host.server.whileReading =
        () -> {
          reading.countDown();
          new CountDownLatch(1).await();
        };
    Instant due = Clock.systemUTC().instant().minusSeconds(1);
    UpgradeEngine engine = host.builder().build();
    engine.start();
    engine.retrievals().save(plan(Recurrence.once(due)));
    reading.await();
    assertThat(host.stored("plan").claim()).isPresent();

    engine.close();

    Retrieval left = host.stored("plan");
    assertThat(left.claim()).isEmpty();
    assertThat(left.lastRun()).isEmpty();
    assertThat(left.nextRun()).isPresent();
    host.server.whileReading = () -> {};
    try (UpgradeEngine next = host.builder().build()) {
      next.start();
      await().until(() -> host.stored("plan").lastRun().isPresent());
    }
    assertThat(host.only("plan").result()).isEqualTo(Result.IMPORTED);
    assertThat(host.stored("plan").nextRun()).isEmpty();
  }

  /** Does nothing at all for a while. */
  private static final class FailingStore implements RetrievalStore {
    private final RetrievalStore store;
    boolean fails;

    FailingStore(RetrievalStore store) {
      this.store = store;
    }

    private RetrievalStore store() {
      if (fails) {
        throw new IllegalStateException("the database is away");
      }
      return store;
    }

    @Override
    public boolean create(Retrieval first) {
      return store().create(first);
    }

    @Override
    public Optional<Retrieval> find(String name) {
      return store().find(name);
    }

    @Override
    public List<Retrieval> list() {
      return store().list();
    }

    @Override
    public boolean replace(Retrieval next) {
      return store().replace(next);
    }

    @Override
    public boolean delete(String name) {
      return store().delete(name);
    }
  }
}
