package io.swim.testkit.internal.iosxr;

import io.swim.testkit.internal.device.NetworkDevice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The install operations of a router: one at a time, each with a number, in the background on the
 * device's own time. Not thread-safe: guarded by the monitor of the device.
 */
final class XrOperations {
  private final List<XrOperation> log = new ArrayList<>();

  /** What is done when an operation's time has passed. */
  interface Work {
    void run() throws XrRefused;
  }

  Optional<XrOperation> underWay() {
    return log.isEmpty() || log.get(log.size() - 1).isOver()
        ? Optional.empty()
        : Optional.of(log.get(log.size() - 1));
  }

  List<XrOperation> log() {
    return List.copyOf(log);
  }

  /** Those that are over, in the order in which they ended. */
  List<XrOperation> over() {
    return log.stream().filter(XrOperation::isOver).toList();
  }

  /** The next operation, which does not work yet. */
  XrOperation open(NetworkDevice device, String kind, String command) {
    Duration time = device.spec().install().operationTime();
    XrOperation operation =
        new XrOperation(log.size() + 1, kind, command, device.clock().instant(), time);
    log.add(operation);
    return operation;
  }

  /** Lets it work in the background. */
  void begin(NetworkDevice device, XrOperation operation, Work work) {
    operation.begin();
    device.later(operation.time(), () -> finish(device, operation, work));
  }

  private static void finish(NetworkDevice device, XrOperation operation, Work work) {
    synchronized (device) {
      if (operation.isOver()) {
        return;
      }
      Instant now = device.clock().instant();
      try {
        work.run();
        operation.end(now, "");
      } catch (XrRefused e) {
        operation.end(now, String.valueOf(e.getMessage()));
      }
    }
  }

  /** The router went down: what was under way is not done. */
  void stop(Instant now) {
    underWay().ifPresent(operation -> operation.end(now, "the router was reloaded"));
  }
}
