package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.device.DeviceId;
import io.swim.job.AssignmentId;
import io.swim.job.RunId;
import io.swim.job.TranscriptEntry;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A transcript is written where its owner alone can read it, or not at all. */
@Timeout(120)
class TranscriptFilesTest {
  private static final AssignmentId ID =
      new AssignmentId(new RunId("run-1"), new DeviceId("sw-01"));

  @TempDir Path folder;
  private Path said;
  private Path file;

  @BeforeEach
  void aFolder() throws Exception {
    said = Files.createDirectory(folder.resolve("said"));
    file = said.resolve("sw-01.txt");
  }

  @Test
  void aFileThatOthersCouldReadIsClosedToThemFirst() throws Exception {
    Files.writeString(file, "before\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

    say(TranscriptFiles.in(said, "swim backup"), "show version");

    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(Files.readString(file)).startsWith("before\n").endsWith(" > show version\n");
  }

  @Test
  void nothingIsEverWrittenThroughALink() throws Exception {
    Path other = aLinkToAFileOfOthers();
    TranscriptFiles files = TranscriptFiles.in(said, "swim backup");

    for (int line = 0; line < 3; line++) {
      assertThatThrownBy(() -> say(files, "show run"))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage(file + " can't be written: it is a link");
    }
    assertThat(other).hasContent("theirs");
    assertThat(permissions(other)).isEqualTo("rw-r--r--");

    Files.delete(file);
    say(files, "show version");
    assertThat(Files.readAllLines(file)).hasSize(2).first().asString().contains("# swim backup of");
    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(files.read(ID)).as("in memory").hasSize(4);
  }

  @Test
  void aLinkThatAppearsLaterIsNotFollowedEither() throws Exception {
    TranscriptFiles files = TranscriptFiles.in(said, "swim backup");
    say(files, "show version");
    Files.delete(file);
    Path other = aLinkToAFileOfOthers();

    assertThatThrownBy(() -> say(files, "show run")).isInstanceOf(UncheckedIOException.class);

    assertThat(other).hasContent("theirs");
  }

  @Test
  void aTranscriptThatCanNotBeWrittenIsToldOnceForADeviceInOneLine() throws Exception {
    Path other = aLinkToAFileOfOthers();
    Path output = folder.resolve("output");
    try (Lab lab = new Lab(folder, fleet -> fleet)) {
      Process process =
          lab.start(output, "test-copy", "--devices=all", "--start=SSH", "--transcripts=" + said);
      try {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
      } finally {
        process.destroyForcibly();
      }
    }

    assertThat(Files.readAllLines(output))
        .filteredOn(line -> line.contains("transcript"))
        .singleElement()
        .asString()
        .contains("sw-01", file + " can't be written: it is a link");
    assertThat(output).content().doesNotContain("\tat ");
    assertThat(other).hasContent("theirs");
  }

  private Path aLinkToAFileOfOthers() throws Exception {
    Path other = Files.writeString(folder.resolve("other"), "theirs");
    Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-r--r--"));
    Files.createSymbolicLink(file, other);
    return other;
  }

  private static String permissions(Path of) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(of));
  }

  private static void say(TranscriptFiles files, String words) {
    files.append(ID, new TranscriptEntry(Instant.EPOCH, TranscriptEntry.Kind.SENT, words));
  }
}
