package io.swim.testkit.contract;

import io.swim.spi.PlacementStore;
import io.swim.store.InMemoryPlacementStore;

class InMemoryPlacementStoreTest extends PlacementStoreContract {
  @Override
  protected PlacementStore newStore() {
    return new InMemoryPlacementStore();
  }
}
