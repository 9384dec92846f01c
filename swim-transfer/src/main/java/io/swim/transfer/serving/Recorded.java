package io.swim.transfer.serving;

import io.swim.spi.TransferRecord;

/** Something that a record can be made of while it goes on. */
public interface Recorded {
  /** As it stands; returns at once. */
  TransferRecord record();
}
