package io.swim.internal;

import io.swim.event.EngineEvent;
import io.swim.event.EngineListener;
import io.swim.image.Acceptance;
import io.swim.image.CatalogueImageId;
import io.swim.job.Assignment;
import io.swim.job.AssignmentId;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.DeviceCondition;
import io.swim.job.JobRun;
import io.swim.retrieval.Retrieval;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners and subscribers. A subscriber that is too slow misses events, never holds work.
 */
public final class Events implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Events.class);
  private static final int BUFFERED = 4096;

  private final List<EngineListener> listeners = new CopyOnWriteArrayList<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Threads.daemons("swim-events"));
  private final SubmissionPublisher<EngineEvent> publisher;

  /** Subscribers have threads of their own, made when there is the first. */
  public Events() {
    publisher = new SubmissionPublisher<>(threads, BUFFERED);
  }

  public void add(EngineListener listener) {
    listeners.add(listener);
  }

  public void remove(EngineListener listener) {
    listeners.remove(listener);
  }

  public Flow.Publisher<EngineEvent> publisher() {
    return publisher;
  }

  void stateChanged(Instant at, AssignmentState from, Assignment assignment) {
    LOG.info("{}: {} -> {}", assignment.id(), from, assignment.state());
    tell(new EngineEvent.StateChanged(at, from, assignment));
  }

  void commented(Instant at, AssignmentId assignment, String text) {
    tell(new EngineEvent.Commented(at, assignment, text));
  }

  void attempted(Instant at, AssignmentId assignment, Attempt attempt) {
    tell(new EngineEvent.Attempted(at, assignment, attempt));
  }

  void progressed(Instant at, AssignmentId assignment, long bytes, long totalBytes) {
    tell(new EngineEvent.TransferProgressed(at, assignment, bytes, totalBytes));
  }

  void conditionChanged(Instant at, DeviceCondition condition) {
    LOG.info("{}: {}", condition.device(), condition.condition());
    tell(new EngineEvent.ConditionChanged(at, condition));
  }

  void runChanged(Instant at, JobRun run) {
    LOG.info("run {}: {}", run.id(), run.status());
    tell(new EngineEvent.RunChanged(at, run));
  }

  public void agreementAccepted(
      Instant at, String catalogue, CatalogueImageId image, Acceptance acceptance) {
    LOG.info(
        "{} was given the acceptance of {} by {} of {}, for {}",
        catalogue,
        acceptance.agreement(),
        acceptance.by(),
        acceptance.at(),
        image);
    tell(new EngineEvent.AgreementAccepted(at, catalogue, image, acceptance));
  }

  void retrieved(Instant at, Retrieval retrieval) {
    tell(new EngineEvent.Retrieved(at, retrieval));
  }

  private void tell(EngineEvent event) {
    for (EngineListener listener : listeners) {
      try {
        listener.onEvent(event);
      } catch (RuntimeException | AssertionError | LinkageError e) {
        LOG.warn("a listener failed on {}", event.getClass().getSimpleName(), e);
      }
    }
    if (publisher.hasSubscribers()) {
      try {
        publisher.offer(event, (subscriber, dropped) -> false);
      } catch (RuntimeException e) {
        LOG.warn("subscribers were not told of {}", event.getClass().getSimpleName(), e);
      }
    }
  }

  @Override
  public void close() {
    publisher.close();
    threads.shutdown();
  }
}
