package io.swim.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpgradeOptionsTest {
  @Test
  void aFileSystemIsNamedWithOrWithoutItsColon() {
    assertThat(UpgradeOptions.DEFAULT.withFileSystem("flash").distribution().fileSystem())
        .contains("flash:");
    assertThat(UpgradeOptions.DEFAULT.withFileSystem("flash:").distribution().fileSystem())
        .contains("flash:");
    assertThat(UpgradeOptions.DEFAULT.distribution().fileSystem()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fl ash:", "flash:/x", ":", "flash:\nreload"})
  void whatIsNoFileSystemIsRefused(String text) {
    assertThatThrownBy(() -> UpgradeOptions.DEFAULT.withFileSystem(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("file system");
  }

  @Test
  void fewerThanOneDeviceAtOnceIsRefused() {
    assertThatThrownBy(() -> UpgradeOptions.DEFAULT.withParallel(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0");
  }
}
