package io.swim.spi;

import io.swim.job.AssignmentId;

/** Counts how many assignments use a limited thing, such as a distribution server. Thread-safe. */
public interface PermitStore {
  /**
   * Takes a permit, or keeps the one that the holder has.
   *
   * @param resource what is limited
   * @param limit how many holders it may have
   * @return false when there is none free
   */
  boolean acquire(String resource, AssignmentId holder, int limit);

  /** Gives the permit back; does nothing when there is none. */
  void release(String resource, AssignmentId holder);

  /**
   * Gives back all permits that the holder has, whichever process took them; does nothing when
   * there is none.
   *
   * @param prefix only those of resources whose names begin so; empty: of all
   */
  void releaseAll(String prefix, AssignmentId holder);
}
