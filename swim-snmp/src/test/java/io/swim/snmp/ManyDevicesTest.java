package io.swim.snmp;

import static io.swim.snmp.Simulated.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.SnmpCredentials;
import io.swim.device.SnmpCredentials.Auth;
import io.swim.device.SnmpCredentials.Priv;
import io.swim.testkit.SimulatedDevice;
import io.swim.testkit.SimulatedFleet;
import io.swim.testkit.contract.TestContext;
import io.swim.testkit.device.SimulatedCredentials;
import io.swim.testkit.device.SnmpUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ManyDevicesTest {
  private static final String NAME = "1.3.6.1.2.1.1.5.0";
  private static final int COUNT = 50;

  @Test
  void fiftyDevicesAtOnceShareOneSocketAndOneThread() throws Exception {
    SimulatedCredentials credentials =
        SimulatedCredentials.defaults()
            .withSnmpUsers(
                SnmpUser.authPriv(
                    "swim",
                    SnmpUser.Auth.SHA256,
                    "auth-secret",
                    SnmpUser.Privacy.AES128,
                    "priv-secret"));
    SnmpCredentials.User v3 = user("swim", Auth.SHA256, "auth-secret", Priv.AES128, "priv-secret");
    ExecutorService threads = Executors.newFixedThreadPool(COUNT);
    try (SimulatedFleet fleet =
            SimulatedFleet.builder()
                .count(COUNT)
                .firstAddress("127.62.0.1")
                .credentials(credentials)
                .build()
                .start();
        SnmpSessions sessions =
            SnmpSessions.builder().timeout(Duration.ofSeconds(5)).retries(2).build()) {
      int before = receivers();
      List<Future<String>> names = new ArrayList<>();
      for (SimulatedDevice each : fleet.devices()) {
        SnmpCredentials chosen =
            names.size() % 2 == 0 ? v3 : Contexts.community("public", Optional.empty());
        names.add(
            threads.submit(
                () -> {
                  TestContext context = Contexts.of(Simulated.device(each), sessions, chosen);
                  String name = "";
                  for (int i = 0; i < 10; i++) {
                    name = Contexts.session(context).get(List.of(NAME)).get(NAME).text();
                    assertThat(name).isEqualTo(each.name());
                  }
                  return name;
                }));
      }
      for (int i = 0; i < COUNT; i++) {
        assertThat(names.get(i).get()).isEqualTo(fleet.device(i).name());
      }
      assertThat(receivers() - before).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  private static int receivers() {
    Thread[] all = new Thread[Thread.activeCount() * 2 + 50];
    int count = Thread.enumerate(all);
    int found = 0;
    for (int i = 0; i < count; i++) {
      if (all[i].getName().startsWith("DefaultUDPTransportMapping")) {
        assertThat(all[i].isDaemon()).isTrue();
        found++;
      }
    }
    return found;
  }
}
