package io.swim.snmp;

import static io.swim.snmp.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.FlashPath;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.snmp.internal.mib.RunningCopy;
import io.swim.spi.TransferResult;
import io.swim.spi.TransferResult.InProgress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A copy to the same file that was started before, by this job or by somebody else. */
class CopyUnderWayTest extends WithFlashAgent {
  private static final int TO_FLASH_ERASING = 1;
  private static final int TO_FLASH = 2;
  private static final int FROM_FLASH = 3;
  private static final String EARLIER_PATH = "a1b2/" + Orders.FILE;
  private static final String DESTINATION = "flash:" + Orders.FILE;

  private final CiscoFlashCopy driver = new CiscoFlashCopy();

  private TransferResult transfer(String token) throws Exception {
    return driver.transfer(Orders.order("10.1.2.3", "flash:", token), context);
  }

  private String started() throws Exception {
    return ((InProgress) transfer("")).token();
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 1", "2, 42"})
  void aForeignCopyToTheSameFileIsAFailureThatNamesIt(int command, int status) {
    agent.foreignCopy(4711, command, "10.9.9.9", "other.bin", DESTINATION);
    agent.copyStatus(status);

    DriverException failure = failure(this::started);

    assertThat(failure.kind()).isEqualTo(FailureKind.CHANGED);
    assertThat(failure.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(failure)
        .hasMessageContaining(DESTINATION + " of edge-1")
        .hasMessageContaining("row 4711")
        .hasMessageContaining("from other.bin on 10.9.9.9");
    assertThat(agent.copies()).containsExactly(4711);
  }

  @Test
  void theSameFileNameFromAnotherServerIsForeign() {
    agent.foreignCopy(4711, TO_FLASH, "10.9.9.9", EARLIER_PATH, DESTINATION);

    assertThat(failure(this::started)).hasMessageContaining("10.9.9.9");
    assertThat(agent.copies()).containsExactly(4711);
  }

  @Test
  void aCopyOfAnEarlierStartIsGoneOnWithThoughItsPathDiffers() throws Exception {
    agent.foreignCopy(4711, TO_FLASH, "10.1.2.3", EARLIER_PATH, DESTINATION);

    assertThat(started()).isEqualTo("4711+");
    assertThat(transfer("4711+")).isInstanceOf(InProgress.class);
    agent.copyStatus(2);

    assertThat(transfer("4711+")).isEqualTo(new TransferResult.Finished());
    assertThat(agent.copies()).isEmpty();
  }

  @Test
  void anEarlierCopyThatFailsMakesRoomForThisOne() throws Exception {
    agent.foreignCopy(4711, TO_FLASH, "10.1.2.3", EARLIER_PATH, DESTINATION);
    String token = started();
    agent.copyStatus(14);

    InProgress next = (InProgress) transfer(token);

    assertThat(next.token()).isEqualTo(Integer.toString(agent.onlyCopy())).isNotEqualTo("4711");
    assertThat(agent.copyColumn(5).toString()).isEqualTo(Orders.PATH);
  }

  @Test
  void aSilentDeviceKeepsTheEarlierCopyInMind() throws Exception {
    agent.foreignCopy(4711, TO_FLASH, "10.1.2.3", EARLIER_PATH, DESTINATION);
    agent.losesRequest = pdu -> true;

    assertThat(((InProgress) transfer("4711+")).token()).isEqualTo("4711+/1");

    agent.losesRequest = pdu -> false;
    assertThat(((InProgress) transfer("4711+/1")).token()).isEqualTo("4711+");
  }

  @Test
  void aCopyFromTheDeviceWritesNothingOnIt() throws Exception {
    agent.foreignCopy(4711, FROM_FLASH, "10.9.9.9", DESTINATION, Orders.FILE);

    started();

    assertThat(agent.copies()).hasSize(2);
  }

  @Test
  void aCopyToAnotherFileIsNoneOfThisJobsBusiness() throws Exception {
    agent.foreignCopy(4711, TO_FLASH, "10.9.9.9", "other.bin", "flash:other.bin");

    started();

    assertThat(agent.copies()).hasSize(2);
  }

  @Test
  void aForeignCopyThatEndedIsNotInTheWay() throws Exception {
    agent.foreignCopy(4711, TO_FLASH_ERASING, "10.9.9.9", "other.bin", DESTINATION);
    agent.copyStatus(10);

    started();

    assertThat(agent.copies()).hasSize(2);
  }

  /** MIB, ciscoFlashCopyDestinationName: device, partition and file may be left out. */
  @ParameterizedTest
  @CsvSource({
    "flash:x.bin, y.bin, true",
    "flash:/x.bin, y.bin, true",
    "flash:1:x.bin, y.bin, true",
    "flash0:x.bin, y.bin, true",
    "x.bin, y.bin, true",
    "'', dir/x.bin, true",
    "flash:, x.bin, true",
    "flash:2:x.bin, y.bin, false",
    "slot0:x.bin, y.bin, false",
    "flash:y.bin, x.bin, false",
    "flash:dir/x.bin, x.bin, false"
  })
  void destinationsAreComparedAsTheMibReadsThem(String destination, String source, boolean same) {
    RunningCopy copy = new RunningCopy(1, source, destination, Optional.empty(), 1);

    assertThat(copy.writes(new FlashPath("flash:", "x.bin"))).isEqualTo(same);
  }
}
