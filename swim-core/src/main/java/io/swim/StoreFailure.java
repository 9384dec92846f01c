package io.swim;

import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.spi.StoreFullException;
import java.io.IOException;

/** What a store of the host could not do, for whoever asked for it. */
final class StoreFailure {
  private StoreFailure() {}

  /** REPOSITORY_FULL only when there is no room: who reads it deletes images. */
  static SwimException of(String what, IOException e) {
    return new SwimException(
        e instanceof StoreFullException ? ErrorCode.REPOSITORY_FULL : ErrorCode.STORE_FAILED,
        what + ": " + e.getMessage(),
        e);
  }
}
