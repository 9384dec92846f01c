package io.swim.testkit;

import static io.swim.testkit.Manager.address;
import static io.swim.testkit.Manager.number;
import static io.swim.testkit.Manager.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.testkit.device.Fault;
import io.swim.testkit.device.SimulatedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snmp4j.PDU;
import org.snmp4j.smi.Null;

/** ciscoFlashCopyTable and ciscoFlashMiscOpTable as CISCO-FLASH-MIB and RFC 2579 describe them. */
class FlashCopyTableTest {
  private static final String COPY = "1.3.6.1.4.1.9.9.10.1.2.1.1.";
  private static final String MISC = "1.3.6.1.4.1.9.9.10.1.2.3.1.";
  private static final SimulatedImage NEW =
      SimulatedImage.builder().version("15.0(2)SE11").sizeBytes(150_000).build();

  @TempDir Path folder;
  private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-21T08:00:00Z"));
  private FileServer files;
  private SimulatedFleet fleet;
  private SimulatedDevice device;
  private Manager manager;

  @BeforeEach
  void start() throws Exception {
    files = new FileServer(folder).with(NEW);
    fleet =
        SimulatedFleet.builder()
            .image(SimulatedImage.builder().version("12.2(55)SE3").sizeBytes(100_000).build())
            .flashBytes(400_000)
            .fileSystem("slot0", 50_000)
            .tftpServerPort(files.port())
            .tftpTimeout(Duration.ofMillis(300), 3)
            .clock(clock)
            .build()
            .start();
    device = fleet.device(0);
    manager = new Manager();
  }

  @AfterEach
  void stop() throws Exception {
    manager.close();
    fleet.close();
    files.close();
  }

  private int copy(int row, int command, String source, String destination) throws IOException {
    assertThat(
            manager.set(
                device,
                number(COPY + "2." + row, command),
                address(COPY + "4." + row, FileServer.HOST),
                text(COPY + "5." + row, source),
                text(COPY + "6." + row, destination),
                number(COPY + "11." + row, 4)))
        .isZero();
    return outcome(COPY + "8." + row);
  }

  private int miscOp(int row, int command, String name) throws IOException {
    assertThat(
            manager.set(
                device,
                number(MISC + "7." + row, 4),
                number(MISC + "2." + row, command),
                text(MISC + "3." + row, name)))
        .isZero();
    return outcome(MISC + "4." + row);
  }

  private int outcome(String oid) {
    return await().until(() -> manager.get(device, oid).toInt(), status -> status > 1);
  }

  @Test
  void copyWithCreateAndGoFetchesTheFile() throws Exception {
    assertThat(copy(17, 2, NEW.fileName(), "flash:new.bin")).isEqualTo(2);
    assertThat(device.flash().file("new.bin").orElseThrow().md5()).isEqualTo(NEW.md5());
    assertThat(manager.get(device, COPY + "11.17").toInt()).isEqualTo(1);
    assertThat(manager.get(device, "1.3.6.1.4.1.9.9.10.1.1.4.1.1.5.1.1").toLong())
        .isEqualTo(150_000);
  }

  @Test
  void copyStepByStepWithCreateAndWait() throws Exception {
    assertThat(manager.set(device, number(COPY + "11.5", 5))).isZero();
    assertThat(manager.get(device, COPY + "11.5").toInt()).isEqualTo(3);
    assertThat(manager.set(device, number(COPY + "11.5", 1))).isEqualTo(PDU.inconsistentValue);
    assertThat(manager.set(device, number(COPY + "2.5", 2))).isZero();
    assertThat(manager.set(device, text(COPY + "5.5", NEW.fileName()))).isZero();
    assertThat(manager.get(device, COPY + "11.5").toInt()).isEqualTo(2);
    assertThat(manager.get(device, COPY + "8.5")).isInstanceOf(Null.class);
    assertThat(
            manager.set(device, address(COPY + "4.5", FileServer.HOST), number(COPY + "11.5", 1)))
        .isZero();
    assertThat(outcome(COPY + "8.5")).isEqualTo(2);
    assertThat(device.flash().file(NEW.fileName())).isPresent();
  }

  @Test
  void rowsFollowRfc2579() throws Exception {
    copy(9, 2, NEW.fileName(), "");
    assertThat(manager.set(device, number(COPY + "11.9", 4))).isEqualTo(PDU.inconsistentValue);
    assertThat(manager.set(device, text(COPY + "5.9", "x"))).isEqualTo(PDU.inconsistentValue);
    assertThat(manager.set(device, text(COPY + "5.10", "x"))).isEqualTo(PDU.inconsistentName);
    assertThat(manager.set(device, number(COPY + "8.9", 2))).isEqualTo(PDU.notWritable);
    assertThat(manager.set(device, number(COPY + "11.10", 3))).isEqualTo(PDU.wrongValue);
    assertThat(manager.set(device, number(COPY + "11.10", 7))).isEqualTo(PDU.wrongValue);
    assertThat(manager.set(device, text(COPY + "2.10", "x"), number(COPY + "11.10", 5)))
        .isEqualTo(PDU.wrongType);
    assertThat(manager.set(device, text(COPY + "5.10", ""), number(COPY + "11.10", 5)))
        .isEqualTo(PDU.wrongLength);
    assertThat(manager.set(device, number(COPY + "2.10", 2), number(COPY + "11.10", 4)))
        .as("source name is mandatory")
        .isEqualTo(PDU.inconsistentValue);
    assertThat(manager.set(device, number(COPY + "11.9", 6))).isZero();
    assertThat(manager.get(device, COPY + "8.9")).isInstanceOf(Null.class);
    assertThat(manager.set(device, number(COPY + "11.9", 6))).isZero();
  }

  @Test
  void rowsAgeOutNotBeforeFiveMinutes() throws Exception {
    copy(3, 2, NEW.fileName(), "");
    clock.advance(Duration.ofMinutes(5));
    assertThat(manager.get(device, COPY + "8.3").toInt()).isEqualTo(2);
    clock.advance(Duration.ofMinutes(2));
    assertThat(manager.get(device, COPY + "8.3")).isInstanceOf(Null.class);
  }

  @Test
  void everyFailureHasItsStatus() throws Exception {
    assertThat(copy(1, 2, "none.bin", "")).as("copyInvalidSourceName").isEqualTo(5);
    assertThat(copy(2, 2, NEW.fileName(), "flash:a:b:c")).as("copyInvalidDestName").isEqualTo(6);
    assertThat(copy(3, 2, NEW.fileName(), "bogus:x.bin")).as("copyDeviceOpenError").isEqualTo(9);
    assertThat(copy(4, 2, NEW.fileName(), "slot0:x.bin")).as("copyDeviceFull").isEqualTo(12);
    assertThat(device.fileSystem("slot0").files()).isEmpty();
    assertThat(device.fileSystem("slot0").freeBytes()).isEqualTo(50_000);
    String running = device.flash().files().get(0).name();
    assertThat(copy(5, 2, NEW.fileName(), running)).as("copyProhibited").isEqualTo(19);
    assertThat(copy(6, 3, "none.bin", "x.bin")).as("copyFileOpenError").isEqualTo(13);
    assertThat(copy(7, 4, "flhlog", "x")).as("copyInvalidOperation").isEqualTo(3);
    files.close();
    assertThat(copy(8, 2, NEW.fileName(), "")).as("copyFileTransferError").isEqualTo(14);
  }

  @Test
  void otherProtocolsAndMissingServersAreRefused() throws Exception {
    manager.set(
        device,
        number(COPY + "2.1", 2),
        number(COPY + "3.1", 2),
        address(COPY + "4.1", FileServer.HOST),
        text(COPY + "5.1", "x"),
        number(COPY + "11.1", 4));
    assertThat(outcome(COPY + "8.1")).as("copyInvalidProtocol").isEqualTo(4);
    manager.set(device, number(COPY + "2.2", 2), text(COPY + "5.2", "x"), number(COPY + "11.2", 4));
    assertThat(outcome(COPY + "8.2")).as("copyInvalidServerAddress").isEqualTo(7);
  }

  @Test
  void secondCopyToABusyDeviceIsRefused() throws Exception {
    device.inject(Fault.slowLink(20_000));
    manager.set(
        device,
        number(COPY + "2.1", 2),
        address(COPY + "4.1", FileServer.HOST),
        text(COPY + "5.1", NEW.fileName()),
        number(COPY + "11.1", 4));
    await().until(() -> device.flash().freeBytes() < 300_000);
    assertThat(copy(2, 2, NEW.fileName(), "second.bin")).as("copyDeviceBusy").isEqualTo(8);
    assertThat(manager.get(device, COPY + "8.1").toInt()).as("copyInProgress").isEqualTo(1);
    assertThat(manager.set(device, number(COPY + "11.1", 6))).isEqualTo(PDU.inconsistentValue);
  }

  @Test
  void verifiedCopyOfADamagedFileIsDeletedAgain() throws Exception {
    device.inject(Fault.corruptWrites());
    manager.set(
        device,
        number(COPY + "2.1", 2),
        address(COPY + "4.1", FileServer.HOST),
        text(COPY + "5.1", NEW.fileName()),
        number(COPY + "12.1", 1),
        number(COPY + "11.1", 4));
    assertThat(outcome(COPY + "8.1")).as("copyFileChecksumError").isEqualTo(15);
    assertThat(device.flash().file(NEW.fileName())).isEmpty();
  }

  @Test
  void copyWithEraseLeavesOnlyTheNewFile() throws Exception {
    assertThat(copy(1, 1, NEW.fileName(), "")).isEqualTo(2);
    assertThat(device.flash().files()).singleElement().extracting("name").isEqualTo(NEW.fileName());
  }

  @Test
  void uploadArrivesAtTheServer() throws Exception {
    files.expectUpload("saved.bin", device);
    assertThat(copy(1, 3, device.flash().files().get(0).name(), "saved.bin")).isEqualTo(2);
    assertThat(folder.resolve("saved.bin")).hasSize(100_000);
  }

  @Test
  void miscOpsVerifyDeleteAndErase() throws Exception {
    device.flash().put(NEW);
    device.flash().put("bad.bin", new byte[1000]);
    assertThat(miscOp(1, 2, "flash:" + NEW.fileName())).as("verify").isEqualTo(2);
    assertThat(miscOp(2, 2, "bad.bin")).as("verify of rubbish").isEqualTo(12);
    assertThat(miscOp(3, 3, "flash:bad.bin")).as("delete").isEqualTo(2);
    assertThat(miscOp(4, 3, "flash:bad.bin")).as("no such file").isEqualTo(19);
    assertThat(miscOp(5, 1, "none:")).as("no such device").isEqualTo(6);
    assertThat(miscOp(6, 1, "flash:x")).as("erase of a file").isEqualTo(4);
    assertThat(device.flash().files()).hasSize(2);
    assertThat(miscOp(7, 1, "flash:")).as("erase").isEqualTo(2);
    assertThat(device.flash().files()).isEmpty();
  }
}
