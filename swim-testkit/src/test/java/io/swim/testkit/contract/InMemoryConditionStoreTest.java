package io.swim.testkit.contract;

import io.swim.spi.ConditionStore;
import io.swim.store.InMemoryConditionStore;

class InMemoryConditionStoreTest extends ConditionStoreContract {
  @Override
  protected ConditionStore newStore() {
    return new InMemoryConditionStore();
  }
}
