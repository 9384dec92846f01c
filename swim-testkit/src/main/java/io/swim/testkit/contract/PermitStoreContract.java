package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.DeviceId;
import io.swim.job.AssignmentId;
import io.swim.job.RunId;
import io.swim.spi.PermitStore;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link PermitStore} must do. */
public abstract class PermitStoreContract {
  private static final String SERVER = "server/TFTP";
  private static final int LIMIT = 3;
  private static final int ROUNDS = 200;

  private PermitStore store;

  /** An empty store, for each test anew. */
  protected abstract PermitStore newStore() throws Exception;

  @BeforeEach
  final void makeStore() throws Exception {
    store = newStore();
  }

  private static AssignmentId holder(int number) {
    return new AssignmentId(new RunId("run"), new DeviceId("sw-" + number));
  }

  @Test
  void noMoreHoldersThanTheLimit() {
    assertThat(store.acquire(SERVER, holder(1), 2)).isTrue();
    assertThat(store.acquire(SERVER, holder(2), 2)).isTrue();
    assertThat(store.acquire(SERVER, holder(3), 2)).isFalse();
  }

  @Test
  void aHolderKeepsItsPermitAndTakesNoSecondOne() {
    assertThat(store.acquire(SERVER, holder(1), 2)).isTrue();
    assertThat(store.acquire(SERVER, holder(1), 2)).isTrue();
    assertThat(store.acquire(SERVER, holder(2), 2)).isTrue();
    assertThat(store.acquire(SERVER, holder(1), 2)).as("although none is free").isTrue();
    assertThat(store.acquire(SERVER, holder(1), 1)).as("although the limit fell").isTrue();
  }

  @Test
  void aPermitGivenBackIsFreeForAnother() {
    store.acquire(SERVER, holder(1), 1);

    store.release(SERVER, holder(1));

    assertThat(store.acquire(SERVER, holder(2), 1)).isTrue();
    assertThat(store.acquire(SERVER, holder(1), 1)).isFalse();
  }

  @Test
  void givingBackWhatOneDoesNotHaveFreesNothing() {
    store.acquire(SERVER, holder(1), 1);

    store.release(SERVER, holder(2));
    store.release("another server", holder(1));

    assertThat(store.acquire(SERVER, holder(2), 1)).isFalse();
  }

  @Test
  void givingBackTwiceFreesOne() {
    store.acquire(SERVER, holder(1), 2);
    store.acquire(SERVER, holder(2), 2);

    store.release(SERVER, holder(1));
    store.release(SERVER, holder(1));

    assertThat(store.acquire(SERVER, holder(3), 2)).isTrue();
    assertThat(store.acquire(SERVER, holder(4), 2)).isFalse();
  }

  @Test
  void allPermitsOfAHolderAreGivenBackByTheBeginningOfTheirNames() {
    store.acquire("server/TFTP", holder(1), 1);
    store.acquire("server/SCP", holder(1), 2);
    store.acquire("server/SCP", holder(2), 2);
    store.acquire("device/server/", holder(1), 1);

    store.releaseAll("server/", holder(1));
    store.releaseAll("server/", holder(1));

    assertThat(store.acquire("server/TFTP", holder(3), 1)).isTrue();
    assertThat(store.acquire("server/SCP", holder(3), 2)).isTrue();
    assertThat(store.acquire("server/SCP", holder(4), 2)).as("another holder's").isFalse();
    assertThat(store.acquire("device/server/", holder(3), 1)).as("named otherwise").isFalse();
  }

  @Test
  void withoutABeginningAllPermitsOfAHolderAreGivenBackAndNothingElse() {
    store.acquire("server/TFTP", holder(1), 1);
    store.acquire("device/sw-1", holder(1), 1);
    store.acquire("device/sw-2", holder(2), 1);

    store.releaseAll("", holder(1));

    assertThat(store.acquire("server/TFTP", holder(2), 1)).isTrue();
    assertThat(store.acquire("device/sw-1", holder(2), 1)).isTrue();
    assertThat(store.acquire("device/sw-2", holder(1), 1)).isFalse();
  }

  @Test
  void theBeginningOfANameIsTakenToTheLetter() {
    store.acquire("server/TFTP", holder(1), 1);

    store.releaseAll("s%", holder(1));
    store.releaseAll("server_", holder(1));
    store.releaseAll("SERVER/", holder(1));

    assertThat(store.acquire("server/TFTP", holder(2), 1)).isFalse();
  }

  @Test
  void resourcesAreCountedApart() {
    assertThat(store.acquire("server/TFTP", holder(1), 1)).isTrue();
    assertThat(store.acquire("server/SCP", holder(2), 1)).isTrue();
    assertThat(store.acquire("device/sw-1", holder(1), 1)).isTrue();
  }

  @Test
  void oneDeviceInTwoRunsIsTwoHolders() {
    AssignmentId first = new AssignmentId(new RunId("first"), new DeviceId("sw-1"));
    AssignmentId second = new AssignmentId(new RunId("second"), new DeviceId("sw-1"));

    assertThat(store.acquire("device/sw-1", first, 1)).isTrue();
    assertThat(store.acquire("device/sw-1", second, 1)).isFalse();
  }

  @Test
  void ofManyThatAskAtOnceNoMoreThanTheLimitGetOne() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String resource = "round-" + round;

      List<Boolean> got = Race.of(thread -> store.acquire(resource, holder(thread), LIMIT));

      assertThat(got.stream().filter(each -> each)).hasSize(LIMIT);
    }
  }

  @Test
  void whileManyComeAndGoThereAreNeverMoreThanTheLimit() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();

    Race.of(
        thread -> {
          for (int i = 0; i < ROUNDS; i++) {
            if (store.acquire(SERVER, holder(thread), LIMIT)) {
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              Thread.yield();
              inside.decrementAndGet();
              store.release(SERVER, holder(thread));
            }
          }
          return thread;
        });

    assertThat(most.get()).isBetween(1, LIMIT);
    for (int i = 0; i < LIMIT; i++) {
      assertThat(store.acquire(SERVER, holder(100 + i), LIMIT)).as("all are free again").isTrue();
    }
  }
}
