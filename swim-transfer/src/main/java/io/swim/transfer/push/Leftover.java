package io.swim.transfer.push;

import io.swim.device.RemoteFile;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.FileSession;
import io.swim.spi.FileSession.Ability;
import io.swim.spi.PushOrder;
import io.swim.spi.StepContext;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What a push that failed has left on the device. */
final class Leftover {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

  private final PushOrder order;
  private final String path;
  private final StepContext context;
  private final Set<Ability> abilities;

  Leftover(PushOrder order, String path, StepContext context, Set<Ability> abilities) {
    this.order = order;
    this.path = path;
    this.context = context;
    this.abilities = abilities;
  }

  /**
   * The size of a file that nobody writes any more: a session that broke at our end may live on at
   * the other, with bytes that it has not written yet. Empty when there is no file.
   *
   * @throws DriverException TIMEOUT when the size still changes and the time is over
   */
  static Optional<Long> rested(FileSession session, String path, StepContext context)
      throws DriverException, InterruptedException {
    Optional<Long> before = session.stat(path).map(RemoteFile::sizeBytes);
    context.pause(BETWEEN_LOOKS);
    Optional<Long> now = session.stat(path).map(RemoteFile::sizeBytes);
    while (!now.equals(before)) {
      if (!context.clock().instant().isBefore(context.deadline())) {
        throw new DriverException(
            FailureKind.TIMEOUT,
            DeviceEffect.UNKNOWN,
            path + " is still being written, " + now.orElse(0L) + " bytes are there");
      }
      before = now;
      context.pause(BETWEEN_LOOKS);
      now = session.stat(path).map(RemoteFile::sizeBytes);
    }
    return now;
  }

  /**
   * Deletes what was written if that can be done, and says what became of it.
   *
   * @param failure why the push was given up
   * @param left what is on the device
   */
  DriverException removed(DriverException failure, DeviceEffect left) throws InterruptedException {
    if (left == DeviceEffect.NONE) {
      return failure;
    }
    boolean refused =
        failure.kind() == FailureKind.UNTRUSTED || failure.kind() == FailureKind.AUTHENTICATION;
    if (refused || !abilities.containsAll(Set.of(Ability.STAT, Ability.DELETE))) {
      return with(failure, left, order.protocol() + " can't delete what was written");
    }
    DeviceEffect now = left;
    try (FileSession session = context.files(order.protocol())) {
      rested(session, path, context);
      now = DeviceEffect.APPLIED;
      session.delete(path);
      return with(failure, DeviceEffect.NONE, "what was written was deleted");
    } catch (DriverException e) {
      return with(failure, now, "what was written could not be deleted: " + e.getMessage());
    }
  }

  private static DriverException with(DriverException failure, DeviceEffect effect, String fate) {
    return new DriverException(
            failure.kind(), effect, failure.getMessage() + "; " + fate, failure.deviceWords())
        .withCause(failure);
  }
}
