package io.swim.transfer.serving;

import io.swim.spi.TransferRecord;
import java.util.concurrent.CompletableFuture;

/** A transfer that is going on. */
public interface Running {
  /** As it stands; returns at once. */
  TransferRecord record();

  /**
   * Ends it from outside with result CLOSED.
   *
   * @return completes when the content is not read, and the sink not written, any more; done
   *     already for a caller on a thread that the end itself needs
   */
  CompletableFuture<?> end(String why);
}
