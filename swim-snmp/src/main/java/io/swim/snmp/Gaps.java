package io.swim.snmp;

import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.Transcript;

/**
 * Reads one part of the facts after the other. A part that fails leaves a gap and a line in the
 * transcript; a device that falls silent twice, or whose tables have no end, is asked no more.
 */
final class Gaps {
  private static final int MAX_SILENCES = 2;

  /** One table that can't be walked is a fault of the agent's; so many are a fault of all of it. */
  private static final int MAX_FAULTS = 4;

  private final Transcript transcript;
  private int silences;
  private int faults;

  Gaps(Transcript transcript) {
    this.transcript = transcript;
  }

  /** Reads one part. */
  interface Part {
    void read() throws DriverException, InterruptedException;
  }

  void read(String name, Part part) throws InterruptedException {
    if (silences == MAX_SILENCES || faults == MAX_FAULTS) {
      transcript.comment(name + " is not asked for any more");
      return;
    }
    try {
      part.read();
    } catch (DriverException e) {
      if (e.kind() == FailureKind.PROTOCOL) {
        faults++;
      } else if (e.kind() != FailureKind.REJECTED) {
        silences++;
      }
      transcript.comment("no facts from " + name + ": " + e.getMessage());
    }
  }
}
