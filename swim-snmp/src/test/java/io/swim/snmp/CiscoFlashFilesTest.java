package io.swim.snmp;

import static io.swim.snmp.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.device.FlashPath;
import io.swim.device.PlatformId;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.DigestAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snmp4j.PDU;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;

class CiscoFlashFilesTest extends WithFlashAgent {
  private static final FlashPath FILE = new FlashPath("flash:", "old.bin");
  private static final String FILES = "1.3.6.1.4.1.9.9.10.1.1.4.2.1.1.";
  private static final String PARTITIONS = "1.3.6.1.4.1.9.9.10.1.1.4.1.1.";

  private final CiscoFlashFiles files = new CiscoFlashFiles();

  @ParameterizedTest
  @CsvSource({
    "3, miscOpInvalidOperation, UNSUPPORTED, NONE",
    "4, miscOpInvalidDestName, REJECTED, NONE",
    "5, miscOpDeviceBusy, REJECTED, NONE",
    "6, miscOpDeviceOpenError, REJECTED, NONE",
    "7, miscOpDeviceError, REJECTED, APPLIED",
    "8, miscOpDeviceNotProgrammable, REJECTED, NONE",
    "9, miscOpFileOpenError, REJECTED, NONE",
    "10, miscOpFileDeleteFailure, REJECTED, NONE",
    "11, miscOpFileUndeleteFailure, REJECTED, NONE",
    "12, miscOpFileChecksumError, INTEGRITY, NONE",
    "13, miscOpNoMemory, CAPACITY, NONE",
    "14, miscOpUnknownFailure, REJECTED, APPLIED",
    "18, miscOpSqueezeFailure, REJECTED, APPLIED",
    "20, miscOpFormatFailure, REJECTED, APPLIED"
  })
  void everyFailureHasItsOwnMeaning(
      int status, String name, FailureKind kind, DeviceEffect effect) {
    agent.firstStatus = status;

    DriverException failure = failure(() -> files.erase("flash:", Access.SNMP, context));

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.effect()).isEqualTo(effect);
    assertThat(failure.deviceWords()).isEqualTo(name + "(" + status + ")");
    assertThat(failure).hasMessageStartingWith("erasing flash: failed: ");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 19})
  void aFileThatIsDeletedOrWasNotThereIsNoError(int status) throws Exception {
    agent.firstStatus = status;

    files.delete(FILE, Access.SNMP, context);

    assertThat(agent.requests.stream().filter(it -> it.getType() == PDU.SET))
        .as("start and removal of the row")
        .hasSize(2);
    assertThat(context.checkpoints()).isEqualTo(1);
  }

  @Test
  void anEraseOfAFileSystemThatIsNotThereFails() {
    agent.firstStatus = 19;

    assertThat(failure(() -> files.erase("flash:", Access.SNMP, context)).deviceWords())
        .isEqualTo("miscOpNoSuchFile(19)");
  }

  @Test
  void anOperationThatDoesNotEndTimesOutWithUnknownEffect() {
    context.deadline(context.clock().instant().plusMillis(300));

    DriverException failure = failure(() -> files.erase("flash:", Access.SNMP, context));

    assertThat(failure.kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(failure.effect()).isEqualTo(DeviceEffect.UNKNOWN);
  }

  @Test
  void filesInFoldersAndThoseThatAreNotValidAreLeftOut() throws Exception {
    file(1, "/", 448, 3);
    file(2, "good.bin", 7_000_000, 3);
    file(3, "deleted.bin", 7_000_000, 1);
    file(4, "broken.bin", 7_000_000, 2);
    file(5, "html/index.htm", 100, 3);
    file(6, "flash:/named.bin", 100, 3);

    assertThat(files.fileSystem("flash", Access.SNMP, context).files())
        .extracting(it -> it.name() + " " + it.sizeBytes())
        .containsExactly("good.bin 7000000", "named.bin 100");
  }

  private void file(int index, String name, int size, int status) {
    agent.put(FILES + "2.1.1." + index, new Gauge32(size));
    agent.put(FILES + "4.1.1." + index, status);
    agent.put(FILES + "5.1.1." + index, name);
  }

  @Test
  void sizesBeyond32BitsComeFromTheExtendedColumns() throws Exception {
    agent.put(PARTITIONS + "4.1.1", new Gauge32(0xffffffffL));
    agent.put(PARTITIONS + "13.1.1", new Counter64(11_250_098_176L));
    agent.put(PARTITIONS + "5.1.1", new Gauge32(0xffffffffL));
    agent.put(PARTITIONS + "14.1.1", new Counter64(9_153_294_336L));

    assertThat(files.fileSystem("flash:", Access.SNMP, context).totalBytes())
        .isEqualTo(11_250_098_176L);
    assertThat(files.fileSystem("flash:", Access.SNMP, context).freeBytes())
        .isEqualTo(9_153_294_336L);
  }

  @Test
  void aFileSystemThatIsNotThereIsRejected() {
    assertThat(failure(() -> files.fileSystem("slot0:", Access.SNMP, context)).kind())
        .isEqualTo(FailureKind.REJECTED);
  }

  @Test
  void thereAreNoDigests() {
    assertThat(files.digests(new PlatformId("cisco-ios"))).isEmpty();
    assertThat(
            failure(() -> files.digest(FILE, DigestAlgorithm.values()[0], Access.SNMP, context))
                .kind())
        .isEqualTo(FailureKind.UNSUPPORTED);
  }
}
