package io.swim.transfer.http;

import io.swim.fault.DriverException;
import java.io.IOException;

/** A failure of ours, on its way through HttpClient. */
final class Carried extends IOException {
  private static final long serialVersionUID = 1;

  Carried(DriverException failure) {
    super(failure);
  }

  private Carried(InterruptedException cancelled) {
    super(cancelled);
  }

  /** Something that may be cancelled. */
  interface Cancellable {
    void run() throws InterruptedException;
  }

  static void orThrow(Cancellable work) throws Carried {
    try {
      work.run();
    } catch (InterruptedException e) {
      throw new Carried(e);
    }
  }

  /** Throws what is carried. */
  static void unpack(IOException arrived) throws DriverException, InterruptedException {
    if (arrived instanceof Carried) {
      if (arrived.getCause() instanceof DriverException failure) {
        throw failure;
      }
      throw (InterruptedException) arrived.getCause();
    }
  }
}
