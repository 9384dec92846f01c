package io.swim.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BootConfigurationTest {
  @Test
  void listsThatAreChangedLaterDoNotChangeIt() {
    List<String> ofSecond = new ArrayList<>(List.of("flash:a.bin"));
    Map<Integer, List<String>> lists = new HashMap<>(Map.of(2, ofSecond));

    BootConfiguration boot =
        new BootConfiguration(
            List.of("flash:a.bin"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            lists,
            Optional.of(ofSecond));
    ofSecond.add("flash:b.bin");
    lists.clear();

    assertThat(boot.memberImages()).containsExactly(Map.entry(2, List.of("flash:a.bin")));
    assertThat(boot.savedImages()).contains(List.of("flash:a.bin"));
  }
}
