package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.device.DeviceId;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.job.AssignmentId;
import io.swim.job.Condition;
import io.swim.job.ConditionNote;
import io.swim.job.RunId;
import io.swim.spi.ConditionStore;
import io.swim.store.FolderConditionStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderConditionStoreTest extends ConditionStoreContract {
  private static final DeviceId DEVICE = new DeviceId("sw-1");
  private static final ConditionNote NOTE =
      ConditionNote.of(
          new AssignmentId(new RunId("run"), DEVICE),
          Condition.MAINTENANCE,
          "reason",
          "advice",
          Instant.EPOCH);

  @TempDir Path folder;

  @Override
  protected ConditionStore newStore() {
    return new FolderConditionStore(folder.resolve("conditions"));
  }

  @Test
  void theNextProcessKnowsItAndNothingHalfIsLeft() throws IOException {
    newStore().put(NOTE);

    assertThat(newStore().notes(DEVICE)).containsExactly(NOTE);
    try (Stream<Path> files = Files.list(folder.resolve("conditions"))) {
      assertThat(files).singleElement().asString().endsWith(".condition");
    }
  }

  @Test
  void aDamagedFileIsNotTakenForADeviceThatIsWell() throws IOException {
    newStore().put(NOTE);
    try (Stream<Path> files = Files.list(folder.resolve("conditions"))) {
      Files.writeString(files.findFirst().orElseThrow(), "number=0\ndevice=sw-1\n");
    }

    assertThatThrownBy(() -> newStore().notes(DEVICE))
        .isInstanceOfSatisfying(
            SwimException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_FAILED))
        .hasMessageContaining("sw-1")
        .hasMessageContaining("it has no run");
  }

  @Test
  void aFileInThePlaceOfTheFolderIsAnError() throws IOException {
    Files.writeString(folder.resolve("conditions"), "");

    assertThatThrownBy(() -> newStore().notes(DEVICE)).isInstanceOf(SwimException.class);
  }
}
