package io.swim.spi;

import java.util.List;

/** Files that a device may fetch or send now. Closing it ends its transfers. Thread-safe. */
public interface Publication extends AutoCloseable {
  Offering offering();

  /** The transfers of all its files, oldest first, running ones included. */
  List<TransferRecord> transfers();

  @Override
  void close();
}
