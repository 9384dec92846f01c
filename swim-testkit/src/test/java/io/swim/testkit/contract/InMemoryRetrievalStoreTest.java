package io.swim.testkit.contract;

import io.swim.spi.RetrievalStore;
import io.swim.store.InMemoryRetrievalStore;

class InMemoryRetrievalStoreTest extends RetrievalStoreContract {
  @Override
  protected RetrievalStore newStore() {
    return new InMemoryRetrievalStore();
  }
}
