package io.swim.snmp;

import io.swim.testkit.SimulatedDevice;
import io.swim.testkit.SimulatedFleet;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.testkit.contract.TestContext;
import io.swim.transfer.tftp.TftpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test with a simulated device that fetches over TFTP what is in a folder. */
abstract class WithFetchingDevice {
  @TempDir Path folder;
  final SnmpSessions sessions =
      SnmpSessions.builder().timeout(Duration.ofSeconds(1)).retries(2).build();
  SimulatedDevice device;
  TestContext context;
  private TftpServer server;
  private SimulatedFleet fleet;

  /** With an address of its own, which no other test has. */
  abstract SimulatedFleetBuilder fleet();

  @BeforeEach
  void start() throws Exception {
    server =
        TftpServer.builder()
            .bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0))
            .folder(folder)
            .build();
    server.start();
    fleet =
        fleet()
            .rebootTime(Duration.ofMillis(50))
            .tftpServerPort(server.addresses().get(0).getPort())
            .tftpTimeout(Duration.ofMillis(200), 4)
            .build()
            .start();
    device = fleet.device(0);
    context = Simulated.context(device, sessions);
  }

  @AfterEach
  void stop() {
    sessions.close();
    fleet.close();
    server.close();
  }
}
