package io.swim.spi;

import java.util.List;

/** A file that a device may fetch now. Closing it ends its transfers. Thread-safe. */
public interface Publication extends AutoCloseable {
  /** The name that the device asks for. */
  String path();

  /** The transfers made from this publication, oldest first, running ones included. */
  List<TransferRecord> transfers();

  @Override
  void close();
}
