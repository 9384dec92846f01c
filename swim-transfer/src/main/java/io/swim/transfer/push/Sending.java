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

/** One file on its way, over as many connections as it takes. For one thread. */
final class Sending {
  private static final int FRUITLESS = 3;
  private static final Duration BEFORE_ANOTHER = Duration.ofSeconds(5);

  /** Writes under way at the same time may leave gaps, but none before the last so many bytes. */
  private static final long IN_FLIGHT = 2L << 20;

  private final PushOrder order;
  private final String path;
  private final StepContext context;
  private final long size;
  private Set<Ability> abilities = Set.of();
  private DeviceEffect left = DeviceEffect.NONE;
  private long confirmed;
  private long furthest;

  Sending(PushOrder order, String path, StepContext context) {
    this.order = order;
    this.path = path;
    this.context = context;
    this.size = order.content().sizeBytes();
  }

  void run() throws DriverException, InterruptedException {
    comment("sending " + size + " bytes to " + path + " over " + order.protocol());
    int fruitless = 0;
    boolean done = false;
    while (!done) {
      long before = furthest;
      try {
        once();
        done = true;
      } catch (DriverException e) {
        fruitless = furthest > before ? 0 : fruitless + 1;
        if (left == DeviceEffect.NONE || !mayGoOn(e) || fruitless == FRUITLESS) {
          throw new Leftover(order, path, context, abilities).removed(counted(e), left);
        }
        comment(confirmed + " bytes are confirmed: " + e.getMessage());
        if (fruitless > 0) {
          context.pause(BEFORE_ANOTHER);
        }
        context.checkpoint();
      }
    }
  }

  /** With how far it came, once something is on the device. */
  private DriverException counted(DriverException e) {
    return left == DeviceEffect.NONE
        ? e
        : new DriverException(
                e.kind(),
                e.effect(),
                e.getMessage() + "; " + furthest + " of " + size + " bytes had moved",
                e.deviceWords())
            .withCause(e);
  }

  private boolean mayGoOn(DriverException e) {
    return e.kind().mayPass()
        && abilities.containsAll(Set.of(Ability.RESUME_WRITE, Ability.STAT))
        && context.clock().instant().isBefore(context.deadline());
  }

  private void once() throws DriverException, InterruptedException {
    try (FileSession session = context.files(order.protocol())) {
      abilities = session.abilities();
      boolean whole = left == DeviceEffect.NONE ? begin(session) : goOn(session);
      if (!whole) {
        throw notWhole();
      }
    }
  }

  private DriverException notWhole() {
    return new DriverException(
        FailureKind.INTEGRITY,
        DeviceEffect.APPLIED,
        path + " does not have the " + size + " bytes that were confirmed");
  }

  private boolean begin(FileSession session) throws DriverException, InterruptedException {
    if (abilities.contains(Ability.STAT)) {
      Optional<RemoteFile> old = session.stat(path);
      if (old.isPresent()) {
        throw new DriverException(
            FailureKind.REJECTED,
            DeviceEffect.NONE,
            path
                + " is on the device already, with "
                + old.get().sizeBytes()
                + " bytes; nothing is overwritten");
      }
    }
    return write(session, 0);
  }

  private boolean goOn(FileSession session) throws DriverException, InterruptedException {
    Optional<Long> there = Leftover.rested(session, path, context);
    if (confirmed == size && there.equals(Optional.of(size))) {
      return true;
    }
    if (there.orElse(0L) > size) {
      throw notWhole();
    }
    long from = certain(there.orElse(0L));
    comment(
        there.map(bytes -> bytes + " bytes are there").orElse("no file is there")
            + ", going on from byte "
            + from);
    if (from == 0 && there.isPresent()) {
      session.delete(path);
    }
    return write(session, from);
  }

  /**
   * Up to where the device has everything. Where a file can only be gone on with at its end, it was
   * written in order, and without gaps.
   */
  private long certain(long there) {
    return abilities.contains(Ability.REWIND_WRITE)
        ? Math.max(0, Math.min(confirmed, there - IN_FLIGHT))
        : there;
  }

  /** Whether the file has the size that it must have, as far as can be seen. */
  private boolean write(FileSession session, long from)
      throws DriverException, InterruptedException {
    confirmed = from;
    try {
      session.write(path, order.content(), from, this::progress);
    } catch (DriverException e) {
      left = e.effect() == DeviceEffect.NONE ? left : e.effect();
      throw e;
    }
    left = DeviceEffect.APPLIED;
    confirmed = size;
    return !abilities.contains(Ability.STAT)
        || session.stat(path).map(file -> file.sizeBytes() == size).orElse(false);
  }

  private void progress(long bytes) {
    confirmed = bytes;
    if (bytes > furthest) {
      furthest = bytes;
      order.progress().accept(bytes);
    }
  }

  private void comment(String text) {
    context.transcript().comment(text);
  }
}
