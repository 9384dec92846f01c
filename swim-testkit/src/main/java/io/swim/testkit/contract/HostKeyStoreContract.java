package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.spi.HostKeyStore;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link HostKeyStore} must do. */
public abstract class HostKeyStoreContract {
  private static final String DEVICE = "sw-1";
  private static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFZ0rXcVLbeZB7rAZ3gNLFf1cxNQ0zKAqnGyVfXJmP9a";
  private static final String OTHER_KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMn0hJ7bQhqYFqfQd0o4k1sXo1qfE7N0mT3m5Yc0m2bB";
  private static final int ROUNDS = 50;

  private HostKeyStore store;

  /** An empty store, for each test anew. */
  protected abstract HostKeyStore newStore() throws Exception;

  @BeforeEach
  final void makeStore() throws Exception {
    store = newStore();
  }

  @Test
  void aDeviceNeverSeenHasNoKey() {
    store.remember("sw-2", KEY);

    assertThat(store.find(DEVICE)).isEmpty();
  }

  @Test
  void theFirstKeySeenIsRemembered() {
    store.remember(DEVICE, KEY);

    assertThat(store.find(DEVICE)).containsExactly(KEY);
  }

  @Test
  void aSecondKeyDoesNotReplaceTheFirst() {
    store.remember(DEVICE, KEY);
    store.remember(DEVICE, OTHER_KEY);

    assertThat(store.find(DEVICE)).containsExactly(KEY);
  }

  @Test
  void rememberingAgainChangesNothing() {
    store.remember(DEVICE, KEY);
    store.remember(DEVICE, KEY);

    assertThat(store.find(DEVICE)).containsExactly(KEY);
  }

  @Test
  void keysOfDevicesDoNotMix() {
    store.remember(DEVICE, KEY);
    store.remember("sw-2", OTHER_KEY);

    assertThat(store.find(DEVICE)).containsExactly(KEY);
    assertThat(store.find("sw-2")).containsExactly(OTHER_KEY);
  }

  @Test
  void ofManyThatComeFirstOneIsRememberedForGood() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String device = "round-" + round;

      List<String> seen =
          Race.of(
              thread -> {
                store.remember(device, "ssh-ed25519 AAAA" + thread);
                return store.find(device).get(0);
              });

      assertThat(seen.stream().distinct()).hasSize(1);
      assertThat(store.find(device).get(0)).isEqualTo(seen.get(0));
    }
  }
}
