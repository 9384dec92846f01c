package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.testkit.device.DeviceState;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.TransferFault;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snmp4j.PDU;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/** Faults of the network and of the flash. */
class TransferFaultsTest {
  private static final SimulatedImage NEW =
      SimulatedImage.builder().version("15.0(2)SE11").sizeBytes(200_000).build();

  @TempDir Path folder;
  private FileServer files;
  private SimulatedFleet fleet;
  private SimulatedDevice device;

  @BeforeEach
  void start() throws Exception {
    files = new FileServer(folder).with(NEW);
    fleet =
        SimulatedFleet.builder()
            .count(2)
            .rebootTime(Duration.ofMillis(30))
            .tftpServerPort(files.port())
            .tftpTimeout(Duration.ofMillis(200), 4)
            .build()
            .start();
    device = fleet.device(0);
  }

  @AfterEach
  void stop() {
    fleet.close();
    files.close();
  }

  private String copy(TelnetUser user) throws Exception {
    return copy(user, "sw-01#");
  }

  private String copy(TelnetUser user, String prompt) throws Exception {
    user.send("copy tftp://127.0.0.1/" + NEW.fileName() + " flash:", "]? ");
    return user.send("", prompt);
  }

  @Test
  void truncatedWriteIsReportedAsSuccessAndDoesNotBoot() throws Exception {
    device.inject(Fault.truncateWrites());
    try (TelnetUser user = TelnetUser.enabled(device)) {
      assertThat(copy(user)).contains("[OK - 200000 bytes]");
    }
    assertThat(device.flash().file(NEW.fileName()).orElseThrow().sizeBytes()).isEqualTo(100_000);
    device.flash().delete("c2960-lanbasek9-mz.122-55.SE3.bin");
    device.powerCycle();
    await().until(() -> device.state() == DeviceState.IN_BOOT_LOADER);
    assertThat(device.bootLog()).anyMatch(line -> line.contains("file is cut short"));
  }

  @Test
  void brokenTftpTransferTimesOutInTheMiddle() throws Exception {
    device.inject(TransferFault.breakOnce(50), TransferFault.keepPartialCopies());
    try (TelnetUser user = TelnetUser.enabled(device)) {
      assertThat(copy(user)).contains("%Error reading tftp://127.0.0.1/", "(Timed out)");
      assertThat(device.flash().file(NEW.fileName()).orElseThrow().sizeBytes())
          .isBetween(100_000L, 110_000L);
    }
  }

  @Test
  void copyOverASlowLinkIsStillUnderWayWhenAnotherDeviceHasItAll() throws Exception {
    device.inject(Fault.slowLink(1));
    try (TelnetUser user = TelnetUser.enabled(device);
        TelnetUser other = TelnetUser.enabled(fleet.device(1))) {
      user.send("copy tftp://127.0.0.1/" + NEW.fileName() + " flash:", "]? ");
      user.type("\r\n");

      assertThat(copy(other, "sw-02#")).contains("[OK - 200000 bytes]");

      assertThat(fleet.device(1).flash().file(NEW.fileName())).isPresent();
      device.powerCycle();
      assertThat(user.readToEnd()).doesNotContain("[OK");
    }
  }

  @Test
  void slowLinkThatIsFastEnoughBringsItAll() throws Exception {
    device.inject(Fault.slowLink(400_000));
    try (TelnetUser user = TelnetUser.enabled(device)) {
      assertThat(copy(user)).contains("[OK - 200000 bytes]");
    }
  }

  @Test
  void reloadDuringACopyLeavesNoFile() throws Exception {
    device.inject(Fault.slowLink(100_000));
    long free = device.flash().freeBytes();
    try (TelnetUser user = TelnetUser.enabled(device)) {
      user.send("copy tftp://127.0.0.1/" + NEW.fileName() + " flash:", "]? ");
      user.send("", "!");
      device.powerCycle();
      user.readToEnd();
    }
    await().until(() -> device.flash().freeBytes() == free);
    assertThat(device.flash().file(NEW.fileName())).isEmpty();
  }

  @Test
  void confirmedEraseBeforeCopyRemovesEveryOtherFile() throws Exception {
    device.inject(Fault.askToErase());
    try (TelnetUser user = TelnetUser.enabled(device)) {
      user.send("copy tftp://127.0.0.1/" + NEW.fileName() + " flash:", "]? ");
      user.send("", "Erase flash: before copying? [confirm]");
      assertThat(user.key("n", "sw-01#")).contains("[OK - 200000 bytes]");
      assertThat(device.flash().files()).hasSize(2);
      user.send("copy tftp://127.0.0.1/" + NEW.fileName() + " flash:again.bin", "]? ");
      user.send("", "Erase flash: before copying? [confirm]");
      assertThat(user.key("\r", "sw-01#")).contains("Erase of flash: complete");
    }
    assertThat(device.flash().files()).singleElement().extracting("name").isEqualTo("again.bin");
  }

  @Test
  void quietPromptsAskNothing() throws Exception {
    try (TelnetUser user = TelnetUser.enabled(device)) {
      user.send("configure terminal", "(config)#");
      user.send("file prompt quiet", "(config)#");
      user.send("end", "sw-01#");
      assertThat(user.send("copy tftp://127.0.0.1/" + NEW.fileName() + " flash:", "sw-01#"))
          .contains("[OK - 200000 bytes]");
    }
  }

  @Test
  void partOfTheSnmpRequestsIsLost() throws Exception {
    device.inject(Fault.loseSnmpRequests(0.5));
    int answered = 0;
    try (Manager manager = new Manager().timeout(Duration.ofMillis(100))) {
      for (int i = 0; i < 30; i++) {
        VariableBinding name = new VariableBinding(new OID("1.3.6.1.2.1.1.5.0"));
        answered += manager.send(device.snmp(), "public", PDU.GET, name).isPresent() ? 1 : 0;
      }
    }
    assertThat(answered).isBetween(5, 25);
  }
}
