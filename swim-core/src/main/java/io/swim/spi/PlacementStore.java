package io.swim.spi;

import java.util.Optional;

/**
 * What the engine found when it last read an image back from a distribution server, so that another
 * process need not read all of it again over a slow line. It is a memory and not the truth: what
 * was found counts only as long as the server tells the same size and revision, and what is not
 * remembered is read. Thread-safe.
 *
 * <p>Each method may throw a {@link io.swim.fault.SwimException} STORE_FAILED; the engine goes on
 * without.
 */
public interface PlacementStore {
  /**
   * What was found there; empty where nothing is remembered.
   *
   * @param place server, protocol and path, in one line
   */
  Optional<String> find(String place);

  /**
   * Remembers that instead of what was found there before.
   *
   * @param found digest, size and revision, in one line
   */
  void remember(String place, String found);

  /** Forgets what was found there, if anything. */
  void forget(String place);
}
