package io.swim.spi;

import java.util.List;

/** Files that a device may fetch or send now. Thread-safe. */
public interface Publication extends AutoCloseable {
  /** What was published. */
  Offering offering();

  /** The transfers of all its files, oldest first, running ones included. */
  List<TransferRecord> transfers();

  /**
   * Whom the server turned away since this was published: peers of the offering, and others from
   * whose address nothing was expected, such as a device behind a router that translates addresses.
   * The last few of each, oldest first. By default nobody: where a server does not tell.
   */
  default List<Refusal> refusals() {
    return List.of();
  }

  /**
   * Ends its transfers. Afterwards no content is read, no sink written and no callback called; but
   * one of the host's that hangs is not waited for longer than a few seconds.
   */
  @Override
  void close();
}
