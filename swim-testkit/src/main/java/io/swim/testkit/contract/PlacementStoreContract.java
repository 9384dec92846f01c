package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.spi.PlacementStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link PlacementStore} must do. */
public abstract class PlacementStoreContract {
  private static final String PLACE = "lab/sftp://192.0.2.10:22/images/0123456789abcdef-x.bin";
  private static final String FOUND = "SHA-256 " + "0a".repeat(32) + ", 5 bytes, W/\"\u00e9\" of 7";
  private static final int LONG = 2000;

  private PlacementStore store;

  /** An empty store, for each test anew. */
  protected abstract PlacementStore newStore() throws Exception;

  @BeforeEach
  final void makeStore() throws Exception {
    store = newStore();
  }

  @Test
  void nothingIsRememberedAtFirst() {
    assertThat(store.find(PLACE)).isEmpty();
    store.forget(PLACE);
    assertThat(store.find(PLACE)).isEmpty();
  }

  @Test
  void theLastThatWasFoundIsRememberedToTheLetter() {
    store.remember(PLACE, "something else");
    store.remember(PLACE, FOUND);

    assertThat(store.find(PLACE)).contains(FOUND);
  }

  @Test
  void placesDoNotMixHoweverAlikeAndLong() {
    String longPlace = PLACE + "/x".repeat(LONG);
    store.remember(longPlace, "one");
    store.remember(longPlace + "y", "two");
    store.remember(PLACE.toUpperCase(java.util.Locale.ROOT), "three");

    assertThat(store.find(longPlace)).contains("one");
    assertThat(store.find(longPlace + "y")).contains("two");
    assertThat(store.find(PLACE)).isEmpty();
  }

  @Test
  void whatIsForgottenIsGoneAndNothingElse() {
    store.remember(PLACE, FOUND);
    store.remember(PLACE + "2", FOUND);

    store.forget(PLACE);

    assertThat(store.find(PLACE)).isEmpty();
    assertThat(store.find(PLACE + "2")).contains(FOUND);
  }

  @Test
  void ofManyThatRememberAtOnceOneIsRememberedWhole() throws Exception {
    Race.of(
        thread -> {
          store.remember(PLACE, FOUND + thread);
          return store.find(PLACE);
        });

    assertThat(store.find(PLACE).orElseThrow()).startsWith(FOUND);
  }
}
