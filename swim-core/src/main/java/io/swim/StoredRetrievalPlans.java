package io.swim;

import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.internal.Retrievals;
import io.swim.retrieval.Retrieval;
import io.swim.retrieval.RetrievalPlan;
import io.swim.spi.RetrievalStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The plans in the host's store. */
final class StoredRetrievalPlans implements RetrievalPlans {
  private final RetrievalStore store;
  private final Retrievals running;
  private final Clock clock;

  StoredRetrievalPlans(RetrievalStore store, Retrievals running, Clock clock) {
    this.store = store;
    this.running = running;
    this.clock = clock;
  }

  @Override
  public Retrieval save(RetrievalPlan plan) {
    while (true) {
      Instant now = clock.instant();
      Optional<Retrieval> present = store.find(plan.name());
      Retrieval next =
          present.map(found -> found.with(plan, now)).orElseGet(() -> Retrieval.of(plan, now));
      if (present.isPresent() ? store.replace(next) : store.create(next)) {
        running.changed(next);
        return next;
      }
    }
  }

  @Override
  public void runNow(String name) {
    while (true) {
      Retrieval present =
          store
              .find(name)
              .filter(found -> found.plan().activity() == RetrievalPlan.Activity.ENABLED)
              .orElseThrow(
                  () ->
                      new SwimException(
                          ErrorCode.INVALID_REQUEST, "there is no enabled plan '" + name + "'"));
      Retrieval next = present.dueAt(clock.instant());
      if (store.replace(next)) {
        running.changed(next);
        return;
      }
    }
  }

  @Override
  public List<Retrieval> list() {
    return store.list();
  }

  @Override
  public Optional<Retrieval> find(String name) {
    return store.find(name);
  }

  @Override
  public void delete(String name) {
    store.delete(name);
  }
}
