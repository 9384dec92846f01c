package io.swim.snmp.internal.mib;

import java.util.Optional;

/** How an operation of CISCO-FLASH-MIB stands. */
public interface OperationStatus {
  /** The device's own words: the name and the number of the status. */
  String words();

  boolean isRunning();

  /** Why it failed; empty while it runs and when it succeeded. */
  Optional<OperationFailure> failure();
}
