package io.swim.snmp;

import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.Transcript;

/**
 * Reads one part of the facts after the other. A part that fails leaves a gap and a line in the
 * transcript; a device that falls silent twice is asked no more.
 */
final class Gaps {
  private static final int MAX_SILENCES = 2;

  private final Transcript transcript;
  private int silences;

  Gaps(Transcript transcript) {
    this.transcript = transcript;
  }

  /** Reads one part. */
  interface Part {
    void read() throws DriverException, InterruptedException;
  }

  void read(String name, Part part) throws InterruptedException {
    if (silences == MAX_SILENCES) {
      transcript.comment(name + " is not asked for any more");
      return;
    }
    try {
      part.read();
    } catch (DriverException e) {
      if (e.kind() != FailureKind.REJECTED && e.kind() != FailureKind.PROTOCOL) {
        silences++;
      }
      transcript.comment("no facts from " + name + ": " + e.getMessage());
    }
  }
}
