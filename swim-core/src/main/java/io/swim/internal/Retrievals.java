package io.swim.internal;

import io.swim.retrieval.Claim;
import io.swim.retrieval.Retrieval;
import io.swim.retrieval.RetrievalRun;
import io.swim.spi.Alarm;
import io.swim.spi.CredentialsProvider;
import io.swim.spi.RetrievalStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs retrieval plans when they are due. Every node looks at the store about once a minute, so
 * that a plan of a node that died is done by another; a claim in the store, which is renewed while
 * the plan runs, keeps two from doing it at once.
 */
public final class Retrievals implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Retrievals.class);
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
  private static final Duration RENEW = Duration.ofMinutes(1);

  /** As long as clocks of nodes may differ, and a node may stand still, and more. */
  private static final Duration CLAIM = Duration.ofMinutes(5);

  private final String node = UUID.randomUUID().toString();
  private final RetrievalStore store;
  private final RetrievalWork work;
  private final Alarm alarm;
  private final Events events;
  private final Clock clock;

  /** What runs here, each with what tells this execution from the next one. */
  private final Map<String, Object> running = new ConcurrentHashMap<>();

  private volatile boolean started;
  private volatile boolean closed;

  public Retrievals(
      RetrievalStore store,
      SourceIntake intake,
      CredentialsProvider credentials,
      Alarm alarm,
      Events events,
      Clock clock) {
    this.store = store;
    this.work = new RetrievalWork(intake, credentials, clock);
    this.alarm = alarm;
    this.events = events;
    this.clock = clock;
  }

  /** Begins to look for what is due. */
  public void start() {
    started = true;
    look();
  }

  /** That plan was changed, and may be due before it is looked for the next time. */
  public void changed(Retrieval retrieval) {
    if (started && !closed) {
      ring(retrieval, clock.instant().plus(LOOK_AGAIN));
    }
  }

  private void look() {
    if (closed) {
      return;
    }
    Instant next = clock.instant().plus(LOOK_AGAIN);
    try {
      store.list().forEach(each -> ring(each, next));
    } catch (RuntimeException e) {
      LOG.warn("the retrieval plans could not be listed; trying again at {}", next, e);
    }
    alarm.at(next, this::look);
  }

  /**
   * What is due later than that will be found in time. Once too often does no harm: the store knows
   * whether it is due.
   */
  private void ring(Retrieval retrieval, Instant before) {
    retrieval
        .nextRun()
        .filter(due -> due.isBefore(before))
        .ifPresent(due -> alarm.at(due, () -> run(retrieval.name())));
  }

  private void run(String name) {
    Object execution = new Object();
    if (closed || running.putIfAbsent(name, execution) != null) {
      return;
    }
    try {
      Optional<Retrieval> claimed = claim(name);
      if (claimed.isPresent()) {
        alarm.at(clock.instant().plus(RENEW), () -> renew(name, execution));
        run(claimed.get());
      }
    } catch (RuntimeException e) {
      LOG.warn("the retrieval plan {} is tried again within {}", name, LOOK_AGAIN, e);
    } finally {
      running.remove(name);
    }
  }

  private Optional<Retrieval> claim(String name) {
    Instant now = clock.instant();
    return store
        .find(name)
        .filter(found -> found.isFreeFor(node, now))
        .map(found -> found.claimed(new Claim(node, now.plus(CLAIM))))
        .filter(store::replace);
  }

  private void run(Retrieval mine) {
    RetrievalRun done = work.run(mine.plan(), mine.lastRun());
    if (Thread.interrupted()) {
      try {
        change(mine.name(), Retrieval::released);
      } finally {
        Thread.currentThread().interrupt();
      }
      return;
    }
    change(mine.name(), found -> found.ended(mine.plan(), done))
        .ifPresent(
            ended -> {
              LOG.info(
                  "retrieval plan {}: {} files, {} not taken, next at {}",
                  mine.name(),
                  done.files().size(),
                  done.notTaken().size(),
                  ended.nextRun().map(Instant::toString).orElse("no time"));
              events.retrieved(clock.instant(), ended);
              changed(ended);
            });
  }

  /** While it runs, nobody else may take it. */
  private void renew(String name, Object execution) {
    if (closed || running.get(name) != execution) {
      return;
    }
    Instant now = clock.instant();
    alarm.at(now.plus(RENEW), () -> renew(name, execution));
    try {
      change(name, found -> found.claimed(new Claim(node, now.plus(CLAIM))));
    } catch (RuntimeException e) {
      LOG.warn("the claim on retrieval plan {} could not be renewed", name, e);
    }
  }

  /** Changes one that this node has claimed; empty when it has not, or not any more. */
  private Optional<Retrieval> change(String name, UnaryOperator<Retrieval> change) {
    while (true) {
      Optional<Retrieval> found =
          store
              .find(name)
              .filter(each -> each.claim().filter(by -> by.node().equals(node)).isPresent());
      if (found.isEmpty()) {
        LOG.info("the retrieval plan {} is not this node's any more", name);
        return Optional.empty();
      }
      Retrieval next = change.apply(found.get());
      if (store.replace(next)) {
        return Optional.of(next);
      }
    }
  }

  /** Begins nothing more; what runs is ended by the alarm. */
  @Override
  public void close() {
    closed = true;
    alarm.close();
  }
}
