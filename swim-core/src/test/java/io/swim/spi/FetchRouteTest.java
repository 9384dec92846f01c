package io.swim.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.LinkedHashSet;
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

  @Test
  void theFirstAddressStaysTheFirst() throws Exception {
    Set<InetAddress> peers = new LinkedHashSet<>();
    for (int last = 20; last > 0; last--) {
      peers.add(InetAddress.getByName("192.0.2." + last));
    }

    FetchRoute route = new FetchRoute(peers, Optional.empty(), Optional.empty(), Optional.empty());

    assertThat(route.withVrf("mgmt").peers()).containsExactlyElementsOf(peers);
    peers.clear();
    assertThat(route.peers()).hasSize(20);
  }
}
