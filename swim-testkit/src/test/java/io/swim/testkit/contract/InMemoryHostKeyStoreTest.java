package io.swim.testkit.contract;

import io.swim.spi.HostKeyStore;
import io.swim.store.InMemoryHostKeyStore;

class InMemoryHostKeyStoreTest extends HostKeyStoreContract {
  @Override
  protected HostKeyStore newStore() {
    return new InMemoryHostKeyStore();
  }
}
