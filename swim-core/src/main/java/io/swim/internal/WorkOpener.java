package io.swim.internal;

import io.swim.device.Device;
import io.swim.device.DeviceId;
import io.swim.fault.FailureKind;
import io.swim.image.SoftwareImage;
import io.swim.job.Assignment;
import io.swim.job.AssignmentId;
import io.swim.job.AssignmentState;
import io.swim.job.FailureReason;
import io.swim.job.JobRun;
import io.swim.job.TranscriptEntry;
import io.swim.job.UpgradeRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts together what is needed to work on an assignment. */
final class WorkOpener {
  private static final Logger LOG = LoggerFactory.getLogger(WorkOpener.class);

  /** So many failures are remembered as told: an engine may live for years. */
  private static final int MOST_TOLD = 10_000;

  private final Engine engine;
  private final Set<AssignmentId> told = ConcurrentHashMap.newKeySet();

  WorkOpener(Engine engine) {
    this.engine = engine;
  }

  /** What was asked of it. */
  UpgradeRequest request(Assignment stored) {
    JobRun run = engine.jobs().run(stored.id().run()).orElseThrow();
    return engine.jobs().job(run.job()).orElseThrow().request();
  }

  /** Why nobody can work on it: the host has taken its device or its image away. */
  Optional<FailureReason> missing(Assignment stored, UpgradeRequest request) {
    DeviceId device = stored.id().device();
    if (engine.devices().find(device).isEmpty()) {
      return Optional.of(gone(stored, "device " + device + " is not in the directory any more"));
    }
    if (request.task().isDistribution() && engine.files().of(request).isEmpty()) {
      return Optional.of(
          gone(
              stored,
              "of the images "
                  + request.task().images()
                  + " one is not in the repository any more"));
    }
    return Optional.empty();
  }

  /** A step that was broken off is told as one that is begun once more. */
  private FailureReason gone(Assignment stored, String message) {
    String notCommitted =
        stored.state() == AssignmentState.COMMITTING
            ? "; whether what it runs is committed is not known"
            : "";
    return new FailureReason(
        FailureKind.INTERNAL,
        message + notCommitted + AbortTimer.words(stored, engine.clock().instant()),
        "",
        stored.state(),
        Leftover.effect(stored.toBuilder().begun().next()));
  }

  /** Those that it was about, as far as the repository still has them all. */
  List<SoftwareImage> images(Assignment stored) {
    return engine.files().of(request(stored));
  }

  Work open(Assignment stored, UpgradeRequest request) {
    Device device = engine.devices().find(stored.id().device()).orElseThrow();
    Device known = stored.origin().map(o -> device.withPlatform(o.platform())).orElse(device);
    List<SoftwareImage> images = engine.files().of(request);
    ScrubbedTranscript transcript =
        new ScrubbedTranscript(engine.clock(), entry -> append(stored.id(), entry));
    DeviceContext context =
        new DeviceContext(
            engine,
            known,
            transcript,
            request.options().protocols(known.platform()).config(),
            stored
                .deadline()
                .orElse(engine.clock().instant().plus(request.options().timeouts().operation())));
    return new Work(engine, context, images, request, stored);
  }

  /**
   * A line that can't be kept is no reason to leave a device in the middle of a command. A full
   * disk takes all the lines that follow too: one word about it for each device is enough.
   */
  private void append(AssignmentId id, TranscriptEntry entry) {
    try {
      engine.transcripts().append(id, entry);
    } catch (RuntimeException e) {
      if (told.size() >= MOST_TOLD) {
        told.clear();
      }
      if (told.add(id)) {
        LOG.warn("a line of the transcript of {} is lost, others may follow: {}", id, e.toString());
      }
    }
  }
}
