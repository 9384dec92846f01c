package io.swim.testkit.contract;

import io.swim.spi.JobStore;
import io.swim.store.InMemoryJobStore;

class InMemoryJobStoreTest extends JobStoreContract {
  @Override
  protected JobStore newStore() {
    return new InMemoryJobStore();
  }
}
