package io.swim.testkit.contract;

import io.swim.spi.PermitStore;
import io.swim.store.InMemoryPermitStore;

class InMemoryPermitStoreTest extends PermitStoreContract {
  @Override
  protected PermitStore newStore() {
    return new InMemoryPermitStore();
  }
}
