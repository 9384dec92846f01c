package io.swim.testkit.contract;

import io.swim.spi.ImageGroupStore;
import io.swim.store.InMemoryImageGroupStore;

class InMemoryImageGroupStoreTest extends ImageGroupStoreContract {
  @Override
  protected ImageGroupStore newStore() {
    return new InMemoryImageGroupStore();
  }
}
