package io.swim.event;

/**
 * Told every event by one of the engine's threads, not necessarily the one where it happened, and
 * TransferProgressed on a file server's thread, where a slow listener slows all transfers. Must
 * return quickly and be thread-safe; what it throws is logged and changes nothing.
 */
@FunctionalInterface
public interface EngineListener {
  /** Something happened; the event is immutable. */
  void onEvent(EngineEvent event);
}
