package io.swim.internal;

import io.swim.image.SoftwareImage;
import io.swim.job.Assignment;
import io.swim.job.AssignmentBuilder;
import io.swim.job.Attempt;
import io.swim.job.UpgradeOptions;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * One assignment in the hands of one thread: the device's context, and the assignment as it is
 * stored plus what has been noted since.
 */
final class Work implements AutoCloseable {
  private final Engine engine;
  private final DeviceContext device;
  private final SoftwareImage image;
  private final UpgradeOptions options;
  private Assignment assignment;

  Work(
      Engine engine,
      DeviceContext device,
      SoftwareImage image,
      UpgradeOptions options,
      Assignment assignment) {
    this.engine = engine;
    this.device = device;
    this.image = image;
    this.options = options;
    this.assignment = assignment;
    device.fence(this::fence);
  }

  Assignment assignment() {
    return assignment;
  }

  DeviceContext device() {
    return device;
  }

  SoftwareImage image() {
    return image;
  }

  UpgradeOptions options() {
    return options;
  }

  Instant now() {
    return engine.clock().instant();
  }

  /** Changes the assignment and stores it, before anything is done because of it. */
  void save(UnaryOperator<AssignmentBuilder> change) {
    Assignment next = change.apply(assignment.toBuilder()).next();
    boolean stored;
    try {
      stored = engine.jobs().replace(next);
    } catch (RuntimeException e) {
      throw new StoreTrouble(e);
    }
    if (!stored) {
      throw new LostAssignment(assignment.id());
    }
    assignment = next;
  }

  /** Takes the device for this assignment; no two of them ever work on one device. */
  boolean lockDevice() {
    return engine.permits().acquire(Engine.deviceResource(assignment.id()), assignment.id(), 1);
  }

  /** Whether the assignment in the store is still the one in our hands. */
  private void fence() {
    boolean ours =
        engine
            .jobs()
            .assignment(assignment.id())
            .map(stored -> stored.version() == assignment.version())
            .orElse(false);
    if (!ours) {
      throw new LostAssignment(assignment.id());
    }
  }

  /** Records a try with a protocol; it is stored at once. */
  void record(Attempt attempt) {
    save(a -> a.attempt(attempt));
    engine.events().attempted(now(), assignment.id(), attempt);
  }

  void comment(String text) {
    device.transcript().comment(text);
    engine.events().commented(now(), assignment.id(), text);
  }

  @Override
  public void close() {
    device.close();
  }
}
