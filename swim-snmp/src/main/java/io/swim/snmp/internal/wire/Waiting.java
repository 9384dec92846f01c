package io.swim.snmp.internal.wire;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.snmp4j.mp.PduHandle;

/** One request that is under way. Its thread waits; the receiving thread brings what arrived. */
final class Waiting {
  private final PduHandle handle;
  private final Login login;
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final List<String> refusals = new CopyOnWriteArrayList<>();

  Waiting(int requestId, Login login) {
    this.handle = new PduHandle(requestId);
    this.login = login;
  }

  /** Held here, because snmp4j keeps its own state of a request only as long as its handle. */
  PduHandle handle() {
    return handle;
  }

  Login login() {
    return login;
  }

  void bring(Arrival arrival) {
    arrivals.add(arrival);
  }

  /** A message came that is not believed; the wait goes on. */
  void refuse(String why) {
    if (!refusals.contains(why)) {
      refusals.add(why);
    }
  }

  List<String> refusals() {
    return refusals;
  }

  Optional<Arrival> await(Duration timeout) throws InterruptedException {
    return Optional.ofNullable(arrivals.poll(timeout.toNanos(), TimeUnit.NANOSECONDS));
  }
}
