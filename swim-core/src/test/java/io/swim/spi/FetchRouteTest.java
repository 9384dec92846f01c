package io.swim.spi;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FetchRouteTest {
  @Test
  void aRouteThatNoRequestCanComeOverIsRefused() {
    assertThatThrownBy(
            () -> new FetchRoute(Set.of(), Optional.empty(), Optional.empty(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one address");
  }
}
