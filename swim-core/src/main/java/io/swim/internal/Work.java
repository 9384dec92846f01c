package io.swim.internal;

import io.swim.device.Access;
import io.swim.device.FlashPath;
import io.swim.device.PlatformId;
import io.swim.fault.DeviceEffect;
import io.swim.fault.FailureKind;
import io.swim.image.SoftwareImage;
import io.swim.image.VersionScheme;
import io.swim.job.Assignment;
import io.swim.job.AssignmentBuilder;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.FailureReason;
import io.swim.job.Origin;
import io.swim.job.ProtocolOrders;
import io.swim.job.Task;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One assignment in the hands of one thread: the device's context, and the assignment as it is
 * stored plus what has been noted since.
 */
final class Work implements AutoCloseable {
  private final Engine engine;
  private final DeviceContext device;
  private final List<SoftwareImage> images;
  private final UpgradeRequest request;
  private final UpgradeOptions options;
  private Assignment assignment;

  Work(
      Engine engine,
      DeviceContext device,
      List<SoftwareImage> images,
      UpgradeRequest request,
      Assignment assignment) {
    this.engine = engine;
    this.device = device;
    this.images = images;
    this.request = request;
    this.options = request.options().on(device.device());
    this.assignment = assignment;
    device.fence(this::fence);
    device.speakToMate(isAtMate());
    rememberRefusedLogins();
  }

  /**
   * A reboot may change what a device accepts, and who it asks. Before that, nothing does; but once
   * the device is being changed, a way back counts for more.
   */
  private void rememberRefusedLogins() {
    if (!assignment.state().isBeforeActivation()) {
      return;
    }
    for (Attempt attempt : assignment.attempts()) {
      Optional<String> refusal =
          attempt
              .failure()
              .filter(reason -> reason.kind() == FailureKind.AUTHENTICATION)
              .map(FailureReason::text);
      attempt
          .access()
          .filter(access -> access != Access.SNMP)
          .ifPresent(access -> refusal.ifPresent(words -> device.loginRefused(access, words)));
    }
  }

  Assignment assignment() {
    return assignment;
  }

  DeviceContext device() {
    return device;
  }

  /** What PRECHECK found, before anything was changed. */
  Origin origin() {
    return assignment.origin().orElseThrow();
  }

  /** As PRECHECK found it. */
  PlatformId platform() {
    return origin().platform();
  }

  /** How versions of that platform compare. */
  VersionScheme versions() {
    return engine.platforms().versions(platform());
  }

  /** Whether two paths on the device are of one image, unpacked or not. */
  boolean isSameImage(String one, String other) {
    return engine.platforms().isSameImage(platform(), one, other);
  }

  /** The same of two boot lists. */
  boolean areSameImages(List<String> one, List<String> other) {
    return engine.platforms().areSameImages(platform(), one, other);
  }

  /** The command that drops a change which waits to be applied, where there is one, for people. */
  Optional<String> dropsChange() {
    return engine.platforms().dropsChange(platform());
  }

  /** A failure in the state that it is in. */
  FailureReason failure(FailureKind kind, DeviceEffect effect, String message) {
    return failure(kind, effect, message, "");
  }

  /** The same, with what the device said; no secret that it echoed is in either. */
  FailureReason failure(FailureKind kind, DeviceEffect effect, String message, String deviceWords) {
    return new FailureReason(kind, message, deviceWords, assignment.state(), effect)
        .words(device.transcript()::scrub);
  }

  /** What is distributed now, the next that is not there yet; in the end what it is to run. */
  SoftwareImage image() {
    if (images.isEmpty()) {
      throw new IllegalStateException(task() + " distributes no image");
    }
    return images.get(Math.min(assignment.arrival().images(), images.size() - 1));
  }

  /** Where that goes; for a task about a file of the device, that file. */
  FlashPath target() {
    FlashPath target = origin().target();
    return images.isEmpty() ? target : new FlashPath(target.fileSystem(), image().fileName());
  }

  /** Whether there is another image to distribute when this one is there. */
  boolean hasMoreImages() {
    return assignment.arrival().images() + 1 < images.size();
  }

  UpgradeOptions options() {
    return options;
  }

  /** All that is distributed, in order; empty where the task is about files of the device. */
  List<SoftwareImage> images() {
    return images;
  }

  UpgradeRequest request() {
    return request;
  }

  /** The orders for this device, as far as its platform is known. */
  ProtocolOrders protocols() {
    return options().protocols(device.platform());
  }

  Task task() {
    return request.task();
  }

  Instant now() {
    return engine.clock().instant();
  }

  /** Whether the time for this device is over. */
  boolean isLate() {
    return assignment.deadline().map(end -> !now().isBefore(end)).orElse(false);
  }

  /**
   * Changes the assignment and stores it, before anything is done because of it. Whoever made its
   * reason and its note of a device's words, no secret of those is stored.
   */
  void save(UnaryOperator<AssignmentBuilder> change) {
    Assignment next = change.apply(assignment.toBuilder()).words(device.transcript()::scrub).next();
    boolean replaced = stored(() -> engine.jobs().replace(next));
    if (!replaced) {
      throw new LostAssignment(assignment.id());
    }
    assignment = next;
    device.speakToMate(isAtMate());
  }

  /** Whether the mate of the unit that answers is spoken to; the way back is that one's own. */
  private boolean isAtMate() {
    return assignment.units().mate().isPresent()
        && assignment.state() != AssignmentState.ROLLING_BACK;
  }

  /** Takes the device for this assignment; no two of them ever work on one device. */
  boolean lockDevice() {
    return stored(() -> engine.lockDevice(assignment.id()));
  }

  /** The same by the serial number that is stored; false when it is at work under another name. */
  boolean lockSerialNumber() {
    return stored(() -> engine.lockSerialNumber(assignment));
  }

  /** Before another serial number is stored: the device of that name may have been replaced. */
  void unlockSerialNumber() {
    stored(
        () -> {
          engine.unlockSerialNumber(assignment);
          return assignment;
        });
  }

  /** Takes a permit, or keeps the one that this assignment has; false when none is free. */
  boolean acquire(String resource, int limit) {
    return stored(() -> engine.permits().acquire(resource, assignment.id(), limit));
  }

  /** What a store of the host throws is no defect of ours. */
  static <T> T stored(Supplier<T> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      throw new StoreTrouble(e);
    }
  }

  /** Whether the assignment in the store is still the one in our hands. */
  private void fence() {
    Optional<Assignment> present = stored(() -> engine.jobs().assignment(assignment.id()));
    boolean ours = present.map(each -> each.version() == assignment.version()).orElse(false);
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
    engine.events().commented(now(), assignment.id(), device.transcript().scrub(text));
  }

  @Override
  public void close() {
    device.close();
  }
}
