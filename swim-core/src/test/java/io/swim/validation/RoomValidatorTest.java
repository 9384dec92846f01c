package io.swim.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.DeviceFacts;
import io.swim.device.DeviceFactsBuilder;
import io.swim.device.FileSystem;
import io.swim.device.RemoteFile;
import io.swim.image.ImageRequirements;
import io.swim.job.Finding;
import io.swim.job.MakeRoom;
import io.swim.job.Severity;
import io.swim.job.SoftwareChange;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomValidatorTest extends ValidatorFixture {
  private static UnaryOperator<DeviceFactsBuilder> flash(long total, long free, RemoteFile... all) {
    return facts ->
        facts
            .platform(IOS)
            .fileSystem(new FileSystem("flash:", total, free, List.of(all)))
            .fileSystem(new FileSystem("slot0:", 10_000, 10_000, List.of()));
  }

  @Test
  void roomIsWhatIsFree() {
    is(
        only(new RoomValidator(), flash(5000, 1000)),
        Severity.PASSED,
        "room",
        "1000 bytes",
        "flash:");
    is(
        only(new RoomValidator(), flash(5000, 999)),
        Severity.ERROR,
        "flash-full",
        "1000",
        "999",
        "5000");
  }

  @Test
  void roomIsAlsoThatOfTheFileOfTheSameName() {
    is(
        only(new RoomValidator(), flash(5000, 0, new RemoteFile("new.bin", 1000))),
        Severity.PASSED,
        "room");
    is(
        only(new RoomValidator(), flash(5000, 500, new RemoteFile("new.bin", 500))),
        Severity.PASSED,
        "room");
    is(
        only(new RoomValidator(), flash(5000, 499, new RemoteFile("new.bin", 500))),
        Severity.ERROR,
        "flash-full");
    is(
        only(new RoomValidator(), flash(5000, 0, new RemoteFile("old.bin", 5000))),
        Severity.ERROR,
        "flash-full");
  }

  @Test
  void roomMustBeOfTheSizeThatTheImageAsksFor() {
    requirements = new ImageRequirements(OptionalLong.empty(), OptionalLong.of(5000));

    is(only(new RoomValidator(), flash(5000, 4000)), Severity.PASSED, "room");
    is(
        only(new RoomValidator(), flash(4999, 4000)),
        Severity.ERROR,
        "flash-too-small",
        "5000",
        "4999");
  }

  @Test
  void whatTheJobOrTheDeviceNeedsIsNotCountedInWhateverCaseItIsWritten() {
    options = options.withDistribution(options.distribution().withMakeRoom(MakeRoom.WHEN_NEEDED));
    UnaryOperator<DeviceFactsBuilder> flash =
        flash(
            5000,
            500,
            new RemoteFile("RUNS.bin", 1000),
            new RemoteFile("Boots.bin", 1000),
            new RemoteFile("NEW.bin", 1000),
            new RemoteFile("Mate.bin", 1000),
            new RemoteFile("unneeded.bin", 500));

    Finding finding =
        only(
            new RoomValidator(),
            facts ->
                flash
                    .apply(facts)
                    .runningImage("flash:runs.bin")
                    .bootVariables(List.of("flash:/boots.bin"))
                    .mate(
                        DeviceFacts.builder(Instant.EPOCH)
                            .runningImage("disk0:/mate.bin")
                            .build()));

    is(finding, Severity.INFORMATION, "files-deleted", "to be deleted for it: unneeded.bin");
    assertThat(finding.message()).doesNotContain("RUNS", "Boots", "NEW", "Mate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"slot0:", "slot0"})
  void roomIsLookedForWhereTheJobSays(String wanted) {
    options = options.withFileSystem(wanted);

    is(only(new RoomValidator(), flash(5000, 0)), Severity.PASSED, "room", "slot0:");
  }

  @Test
  void roomOnAFileSystemThatIsNotThereIsAnError() {
    is(only(new RoomValidator(), facts -> facts), Severity.ERROR, "no-file-system", "sw-1");
    options = options.withFileSystem("disk9:");
    Finding finding = only(new RoomValidator(), flash(5000, 5000));
    is(finding, Severity.ERROR, "no-such-file-system", "disk9:");
    assertThat(finding.remedy()).contains("flash:", "slot0:");
  }

  @Test
  void aSlotNeedsNoRoom() {
    change = SoftwareChange.SLOT;
    is(only(new RoomValidator(), facts -> facts), Severity.PASSED, "room", "does not run");
  }
}
