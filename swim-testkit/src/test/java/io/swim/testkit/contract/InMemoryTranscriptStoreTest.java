package io.swim.testkit.contract;

import io.swim.spi.TranscriptStore;
import io.swim.store.InMemoryTranscriptStore;

class InMemoryTranscriptStoreTest extends TranscriptStoreContract {
  @Override
  protected TranscriptStore newStore() {
    return new InMemoryTranscriptStore();
  }
}
