package io.swim.event;

/**
 * Told every event on the thread where it happens. Must return quickly and be thread-safe; what it
 * throws is logged and changes nothing.
 */
@FunctionalInterface
public interface EngineListener {
  void onEvent(EngineEvent event);
}
