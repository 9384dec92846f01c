package io.swim.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.FileLocation;
import io.swim.device.TransferProtocol;
import io.swim.spi.ServerDirectory;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RecentServersTest {
  private final RecentServers servers = new RecentServers(ServerDirectory.NONE);

  private static FileLocation file(String host, String path) {
    return new FileLocation(TransferProtocol.TFTP, host, OptionalInt.empty(), path);
  }

  @Test
  void theLatestServerComesFirstAndEachOnce() {
    servers.used(file("10.0.0.1", "a.bin"));
    servers.used(file("10.0.0.2", "b.bin"));
    servers.used(file("10.0.0.1", "c.bin"));

    assertThat(servers.recent())
        .containsExactly(file("10.0.0.1", "c.bin"), file("10.0.0.2", "b.bin"));
  }

  @Test
  void tenAreRemembered() {
    for (int i = 1; i <= 12; i++) {
      servers.used(file("10.0.0." + i, "a.bin"));
    }
    assertThat(servers.recent()).hasSize(10).doesNotContain(file("10.0.0.2", "a.bin"));
  }
}
