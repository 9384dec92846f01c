package io.swim.realservers;

import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PatientWaitsTest {
  /** Without the listener this fails with what the thread threw. */
  @Test
  void whatAnotherThreadThrowsDisturbsNoWait() {
    AtomicBoolean threw = new AtomicBoolean();
    Thread other =
        new Thread(
            () -> {
              throw new IllegalStateException("of another test");
            });
    other.setUncaughtExceptionHandler(null);

    Awaitility.await()
        .until(
            () -> {
              if (!threw.getAndSet(true)) {
                other.start();
                other.join();
                return false;
              }
              return true;
            });
  }
}
