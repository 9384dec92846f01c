package io.swim.transfer.tftp;

import io.swim.spi.TransferRecord;
import java.util.List;

/**
 * A file that a device may send now, such as a copy of its configuration. Closing it ends its
 * transfers. Thread-safe.
 */
public interface Upload extends AutoCloseable {
  /** The name that the device writes to. */
  String path();

  /** The transfers to this upload, oldest first, running ones included. */
  List<TransferRecord> transfers();

  @Override
  void close();
}
