package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.image.ImageGroup;
import io.swim.image.ImageId;
import io.swim.spi.ImageGroupStore;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ImageGroupStore} must do. */
public abstract class ImageGroupStoreContract {
  private static final int ROUNDS = 20;

  private ImageGroupStore store;

  /** An empty store, for each test anew. */
  protected abstract ImageGroupStore newStore() throws Exception;

  @BeforeEach
  final void makeStore() throws Exception {
    store = newStore();
  }

  private static ImageGroup group(String name, String... images) {
    return new ImageGroup(name, Arrays.stream(images).map(ImageId::new).toList());
  }

  private ImageGroup created(String name, String... images) {
    ImageGroup group = group(name, images);
    assertThat(store.create(group)).isTrue();
    return group;
  }

  @Test
  void whatWasCreatedIsFoundWithItsImagesInTheirOrder() {
    ImageGroup full = created("core = edge: \u00fc #1", "b.bin", "a.bin", "bundle/an ap-\u00fc");
    ImageGroup empty = created("an empty one");

    assertThat(store.find("core = edge: \u00fc #1")).contains(full);
    assertThat(store.list()).containsExactly(empty, full);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    created("a");

    assertThat(store.find("A")).isEmpty();
    assertThat(store.delete("b")).isFalse();
    assertThat(store.replace(group("b"), group("c"))).isFalse();
    assertThat(store.list()).hasSize(1);
  }

  @Test
  void oneOfThatNameIsNotCreatedTwice() {
    ImageGroup first = created("a", "a.bin");

    assertThat(store.create(group("a", "b.bin"))).isFalse();

    assertThat(store.find("a")).contains(first);
  }

  @Test
  void allAreListedByName() {
    ImageGroup second = created("b");
    ImageGroup third = created("c");
    ImageGroup first = created("a");

    assertThat(store.list()).containsExactly(first, second, third);
  }

  @Test
  void onlyWhatIsStoredIsReplaced() {
    ImageGroup first = created("a", "a.bin");
    ImageGroup next = group("a", "a.bin", "b.bin");

    assertThat(store.replace(group("a", "b.bin"), next)).as("it has other images").isFalse();
    assertThat(store.replace(first, next)).isTrue();
    assertThat(store.replace(first, group("a"))).as("it is another one by now").isFalse();
    assertThat(store.find("a")).contains(next);
  }

  @Test
  void oneIsRenamedAndItsOldNameIsFree() {
    ImageGroup first = created("a", "a.bin");

    assertThat(store.replace(first, group("b", "a.bin"))).isTrue();

    assertThat(store.find("a")).isEmpty();
    assertThat(store.find("b")).contains(group("b", "a.bin"));
    assertThat(store.create(first)).isTrue();
  }

  @Test
  void oneIsNotRenamedToTheNameOfAnother() {
    ImageGroup first = created("a", "a.bin");
    ImageGroup other = created("b");

    assertThat(store.replace(first, group("b", "a.bin"))).isFalse();

    assertThat(store.list()).containsExactly(first, other);
  }

  @Test
  void aDeletedOneIsGoneAndItsNameIsFree() {
    ImageGroup first = created("a", "a.bin");

    assertThat(store.delete("a")).isTrue();

    assertThat(store.delete("a")).isFalse();
    assertThat(store.find("a")).isEmpty();
    assertThat(store.create(first)).isTrue();
  }

  @Test
  void ofManyThatChangeOneExactlyOneSucceeds() throws Exception {
    created("a");
    for (int round = 0; round < ROUNDS; round++) {
      ImageGroup before = store.find("a").orElseThrow();
      String prefix = "round-" + round + "-";

      List<Boolean> changed =
          Race.of(thread -> store.replace(before, group("a", prefix + thread + ".bin")));

      assertThat(changed.stream().filter(each -> each)).hasSize(1);
      int winner = changed.indexOf(true);
      assertThat(store.find("a")).contains(group("a", prefix + winner + ".bin"));
    }
  }
}
