package io.swim.internal;

import io.swim.device.FileLocation;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.AssignmentId;
import io.swim.spi.FetchRoute;
import io.swim.spi.FileServer;
import io.swim.spi.Offering;
import io.swim.spi.ServedFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What devices are sending us now: one file for each assignment. Thread-safe. */
public final class Receptions implements AutoCloseable {
  /** A broken transfer may be begun again, but nobody fills us for ever. */
  private static final int TIMES_THE_SIZE = 3;

  private final Publications publications;
  private final OneTimeNames names = new OneTimeNames();
  private final Map<AssignmentId, Reception> open = new ConcurrentHashMap<>();

  public Receptions(Publications publications) {
    this.publications = publications;
  }

  Optional<Reception> of(AssignmentId id) {
    return Optional.ofNullable(open.get(id));
  }

  /** From now on it is closed when its assignment is at its end, or begins another one. */
  void begin(AssignmentId id, Reception reception) {
    close(id);
    open.put(id, reception);
  }

  /**
   * Has a server of ours take what the device sends.
   *
   * @param name of the file
   * @param mostBytes more ends the transfer
   * @param expiry when it ends by itself
   */
  void publish(Reception reception, FetchRoute route, String name, long mostBytes, Instant expiry)
      throws DriverException {
    FileLocation at = publications.place(reception.way().protocol(), route, name);
    FileServer server = publications.server(at.protocol()).orElseThrow();
    try {
      Offering offering =
          new Offering(
              List.of(new ServedFile.Incoming(at.path(), mostBytes, reception)),
              route.peers(),
              at.protocol().hasLogin() ? Optional.of(names.login()) : Optional.empty(),
              Offering.Uses.ONE_EACH,
              expiry,
              Math.multiplyExact(TIMES_THE_SIZE, mostBytes));
      reception.published(at, server.publish(offering));
    } catch (IllegalStateException | ArithmeticException e) {
      throw new DriverException(
              FailureKind.UNREACHABLE,
              DeviceEffect.NONE,
              "can't take " + at + ": " + e.getMessage())
          .withCause(e);
    }
  }

  void close(AssignmentId id) {
    Reception present = open.remove(id);
    if (present != null) {
      present.close();
    }
  }

  /** Before the servers are closed. */
  @Override
  public void close() {
    List.copyOf(open.keySet()).forEach(this::close);
  }
}
