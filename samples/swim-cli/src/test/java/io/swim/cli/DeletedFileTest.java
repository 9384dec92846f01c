package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.DeviceId;
import io.swim.device.FlashPath;
import io.swim.device.PlatformId;
import io.swim.device.RemoteFile;
import io.swim.job.Assignment;
import io.swim.job.AssignmentId;
import io.swim.job.Origin;
import io.swim.job.RunId;
import io.swim.job.SoftwareChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was deleted is named by the flash that it was on, in the order in which it was. */
class DeletedFileTest {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

  private static List<String> told(String... names) {
    Origin origin =
        Origin.before(
            new PlatformId("made-up"),
            Optional.of("1.0"),
            Optional.empty(),
            List.of("A1"),
            new FlashPath("disk5:", "new-2.0.bin"),
            Optional.of("2.0"),
            SoftwareChange.BOOT_LIST,
            List.of(),
            Optional.empty());
    for (int i = 0; i < names.length; i++) {
      origin = origin.withDeleted(new RemoteFile(names[i], 100 + i));
    }
    AssignmentId id = new AssignmentId(new RunId("run"), new DeviceId("fw-1"));
    Assignment assignment = Assignment.pending(id, NOW).toBuilder().origin(origin).next();
    return DeletedFile.of(assignment).stream().map(DeletedFile::words).toList();
  }

  @Test
  void oneOfTheDeviceItselfGetsTheFileSystemOfTheImage() {
    assertThat(told("old-1.0.bin")).containsExactly("disk5:old-1.0.bin, 100 bytes");
  }

  @Test
  void oneInAFolderToo() {
    assertThat(told("folder/old-1.0.bin")).containsExactly("disk5:folder/old-1.0.bin, 100 bytes");
  }

  @Test
  void oneOfAnotherMemberOfAStackKeepsTheFlashOfThatMember() {
    assertThat(told("old-1.0.bin", "flash2:old-1.0.bin"))
        .containsExactly("disk5:old-1.0.bin, 100 bytes", "flash2:old-1.0.bin, 101 bytes");
  }

  @Test
  void oneOfTheMateOfAPairKeepsItsSerialNumberAndFlash() {
    assertThat(told("B2 disk5:old-1.0.bin", "old-1.0.bin"))
        .containsExactly("B2 disk5:old-1.0.bin, 100 bytes", "disk5:old-1.0.bin, 101 bytes");
  }

  @Test
  void nothingIsToldBeforeTheDeviceWasLookedAt() {
    AssignmentId id = new AssignmentId(new RunId("run"), new DeviceId("fw-1"));

    assertThat(DeletedFile.of(Assignment.pending(id, NOW))).isEmpty();
  }
}
