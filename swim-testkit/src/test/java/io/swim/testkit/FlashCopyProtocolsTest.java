package io.swim.testkit;

import static io.swim.testkit.Manager.address;
import static io.swim.testkit.Manager.number;
import static io.swim.testkit.Manager.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.device.TransferProtocol;
import io.swim.realservers.LibraryServers;
import io.swim.testkit.device.TransferFault;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snmp4j.smi.VariableBinding;

/** ciscoFlashCopyTable with the protocols that have a login, and many devices at once. */
@Timeout(180)
class FlashCopyProtocolsTest {
  private static final String COPY = "1.3.6.1.4.1.9.9.10.1.2.1.1.";
  private static final int MANY = 150;

  @TempDir Path folder;
  private LibraryServers peers;
  private Manager manager;
  private SimulatedFleet fleet;

  @BeforeEach
  void start() throws Exception {
    peers = LibraryServers.start(folder);
    manager = new Manager().timeout(Duration.ofSeconds(10));
  }

  @AfterEach
  void stop() throws Exception {
    manager.close();
    fleet.close();
    peers.close();
  }

  private SimulatedDevice open(int count) {
    fleet =
        OtherServers.tell(SimulatedFleet.builder(), peers)
            .firstAddress("127.61.8.1")
            .count(count)
            .serverTimeout(Duration.ofMinutes(2))
            .build()
            .start();
    return fleet.device(0);
  }

  private void begin(SimulatedDevice device, int command, int protocol, String file, String user)
      throws Exception {
    List<VariableBinding> row = new ArrayList<>();
    row.add(number(COPY + "2.1", command));
    row.add(number(COPY + "3.1", protocol));
    row.add(address(COPY + "4.1", LibraryServers.HOST));
    row.add(text(COPY + "5.1", file));
    row.add(text(COPY + "7.1", user));
    row.add(text(COPY + "15.1", LibraryServers.PASSWORD));
    row.add(number(COPY + "11.1", 4));
    assertThat(manager.set(device, row.toArray(VariableBinding[]::new))).isZero();
  }

  private int outcome(SimulatedDevice device) {
    int status =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> manager.get(device, COPY + "8.1").toInt(), each -> each > 1);
    try {
      manager.set(device, number(COPY + "11.1", 6));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return status;
  }

  @ParameterizedTest
  @CsvSource({"FTP, 4", "SCP, 5", "SFTP, 6"})
  void everyOutcomeHasItsStatus(TransferProtocol protocol, int code) throws Exception {
    byte[] bytes = new byte[300_000];
    new Random(1).nextBytes(bytes);
    Files.write(folder.resolve("a.bin"), bytes);
    SimulatedDevice device = open(1);
    begin(device, 2, code, "a.bin", LibraryServers.USER);
    assertThat(outcome(device)).as("copyOperationSuccess").isEqualTo(2);
    try (InputStream in = device.flash().open("a.bin")) {
      assertThat(Arrays.equals(in.readAllBytes(), bytes)).isTrue();
    }
    begin(device, 3, code, "a.bin", LibraryServers.USER);
    assertThat(outcome(device)).as("from flash").isEqualTo(2);
    begin(device, 2, code, "none.bin", LibraryServers.USER);
    assertThat(outcome(device)).as("copyInvalidSourceName").isEqualTo(5);
    begin(device, 2, code, "a.bin", "somebody");
    assertThat(outcome(device)).as("copyFileOpenError").isEqualTo(13);
    device.inject(TransferFault.breakOnce(50));
    begin(device, 2, code, "a.bin", LibraryServers.USER);
    assertThat(outcome(device)).as("copyFileTransferError").isEqualTo(14);
    device.inject(TransferFault.lacksClient(protocol));
    begin(device, 2, code, "a.bin", LibraryServers.USER);
    assertThat(outcome(device)).as("copyInvalidProtocol").isEqualTo(4);
  }

  @Test
  void manyDevicesFetchAtOnce() throws Exception {
    byte[] bytes = new byte[200_000];
    new Random(2).nextBytes(bytes);
    Files.write(folder.resolve("a.bin"), bytes);
    open(MANY);
    int idle = Thread.activeCount();
    assertThat(idle).as("threads of " + MANY + " idle devices").isLessThan(MANY);
    int[] codes = {4, 5, 6};
    for (int i = 0; i < MANY; i++) {
      begin(fleet.device(i), 2, codes[i % codes.length], "a.bin", LibraryServers.USER);
    }
    for (SimulatedDevice each : fleet.devices()) {
      assertThat(outcome(each)).as(each.name()).isEqualTo(2);
      assertThat(each.flash().file("a.bin").orElseThrow().sizeBytes()).isEqualTo(bytes.length);
    }
    assertThat(fleet.storedContents()).isEqualTo(2);
  }
}
