package io.swim.testkit.internal.copy;

/** Told how a transfer goes on. */
public interface Progress {
  /** Tells nobody. */
  Progress SILENT = bytes -> {};

  /** So many bytes there will be; not called where the protocol does not say. */
  default void expected(long bytes) {}

  /** So many bytes so far. */
  void passed(long bytes);
}
