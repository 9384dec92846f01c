package io.swim.testkit.contract;

import io.swim.device.Access;
import io.swim.device.BootConfiguration;
import io.swim.device.BootMark;
import io.swim.device.BootMode;
import io.swim.device.DeviceId;
import io.swim.device.FileLocation;
import io.swim.device.FlashPath;
import io.swim.device.PlatformId;
import io.swim.device.RemoteFile;
import io.swim.device.ServerId;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.FailureKind;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.image.ImageId;
import io.swim.job.AccessPoints;
import io.swim.job.Assignment;
import io.swim.job.AssignmentId;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.Backup;
import io.swim.job.Commit;
import io.swim.job.Direction;
import io.swim.job.DistributionOptions;
import io.swim.job.FailureReason;
import io.swim.job.FetchFrom;
import io.swim.job.Finding;
import io.swim.job.ImageVerification;
import io.swim.job.JobId;
import io.swim.job.JobRun;
import io.swim.job.MakeRoom;
import io.swim.job.OnError;
import io.swim.job.OnWarnings;
import io.swim.job.Origin;
import io.swim.job.PairUnit;
import io.swim.job.ProtocolOrders;
import io.swim.job.RunId;
import io.swim.job.RunStatus;
import io.swim.job.SoftwareChange;
import io.swim.job.Takeover;
import io.swim.job.TargetMode;
import io.swim.job.Timeouts;
import io.swim.job.TransferState;
import io.swim.job.TransferWay;
import io.swim.job.UpgradeJob;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.job.UpgradeScope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** A job with its run and so many assignments, as an engine would create it. */
record SampleJob(UpgradeJob job, JobRun run, List<Assignment> assignments) {
  static final Instant NOW = Instant.parse("2026-01-01T02:00:00Z");

  /** Ids and key are made from {@code name}. */
  static SampleJob of(String name, int devices) {
    List<DeviceId> ids =
        IntStream.rangeClosed(1, devices).mapToObj(i -> new DeviceId("sw-" + i)).toList();
    return of(name, UpgradeRequest.of("key-" + name, new ImageId("image.bin"), ids));
  }

  static SampleJob of(String name, UpgradeRequest request) {
    JobId job = new JobId("job-" + name);
    RunId run = new RunId("run-" + name);
    return new SampleJob(
        new UpgradeJob(job, request, NOW),
        new JobRun(run, job, 1, RunStatus.RUNNING, NOW, Optional.empty(), Optional.empty(), 0),
        request.devices().stream()
            .map(device -> Assignment.pending(new AssignmentId(run, device), NOW))
            .toList());
  }

  Assignment first() {
    return assignments.get(0);
  }

  /** Options of which none is the default one. */
  static UpgradeOptions unusualOptions() {
    return new UpgradeOptions(
        UpgradeScope.ACTIVATE,
        7,
        OnError.STOP,
        OnWarnings.SKIP,
        new DistributionOptions(
            ImageVerification.SIZE,
            Optional.of("slot0:"),
            new FetchFrom.Server(new ServerId("lab")),
            MakeRoom.WHEN_NEEDED,
            List.of("*.cfg", "rommon-?.bin"),
            Backup.RUNNING_IMAGE),
        TargetMode.INSTALL,
        AccessPoints.LEAVE,
        Takeover.IN_SERVICE,
        Commit.LATER,
        new ProtocolOrders(
            List.of(TransferProtocol.SCP, TransferProtocol.TFTP),
            List.of(Direction.PUSH),
            List.of(Access.TELNET, Access.SNMP),
            List.of(Access.TELNET),
            List.of(Access.SNMP, Access.SSH)),
        Map.of(new PlatformId("cisco-ios"), ProtocolOrders.DEFAULT),
        new Timeouts(
            Duration.ofMillis(1_234_567),
            Duration.ofSeconds(11),
            5,
            Duration.ofSeconds(13),
            Duration.ofMillis(1500),
            Duration.ofSeconds(17)));
  }

  /** The next version of {@code before}, with everything set that an assignment can have. */
  static Assignment full(Assignment before) {
    Instant later = NOW.plusMillis(1_500);
    FailureReason failure =
        new FailureReason(
            FailureKind.UNCONFIRMED,
            "no reboot within 360 s: \u00fcber 'quotes' \"and\" \\ lines\nmore",
            "% Line\r\n  one",
            AssignmentState.CONFIRMING,
            DeviceEffect.UNKNOWN);
    BootMark mark =
        new BootMark(
            "sysUpTime",
            NOW.minusSeconds(4_000_000),
            Duration.ofSeconds(2),
            OptionalLong.of(7),
            BootMark.SYS_UP_TIME_WRAP);
    Origin origin =
        Origin.before(
                new PlatformId("cisco-ios"),
                Optional.of("12.2(55)SE3"),
                Optional.of("flash:/old.bin"),
                List.of("FOC1234X0AB", "4711"),
                new FlashPath("flash:", "new.bin"),
                Optional.of("15.0(2)SE11"),
                SoftwareChange.BOOT_LIST,
                List.of("flash:old.bin"),
                Optional.of(mark))
            .withPair(
                List.of(
                    new PairUnit(
                        "UNIT-A",
                        Optional.of("9.1"),
                        Optional.of("flash:a.bin"),
                        Optional.of(mark)),
                    new PairUnit("UNIT-B", Optional.empty(), Optional.empty(), Optional.empty())))
            .withDeleted(new RemoteFile("new.bin", 4711))
            .withBoot(
                new BootConfiguration(
                    List.of("flash:/old.bin", "flash:b"),
                    Optional.of("flash:/manager.bin"),
                    Optional.of("0x2102"),
                    Optional.of(BootMode.AUTOMATIC),
                    Map.of(2, List.of("flash:/old.bin")),
                    Optional.of(List.of("flash:b"))))
            .withBootMark(mark)
            .withModel(Optional.of("MODEL-1"));
    TransferWay way =
        new TransferWay.Pull(TransferProtocol.TFTP, Access.SNMP, Optional.of(new ServerId("lab")));
    return before.toBuilder()
        .enter(AssignmentState.PRECHECK, later)
        .enter(AssignmentState.CONFIRMING, later.plusSeconds(1))
        .begun()
        .begun()
        .retried()
        .dueAt(later.plusSeconds(60))
        .deadline(later.plusSeconds(7200))
        .arrived(true)
        .transfer(
            Optional.of(
                new TransferState(
                    "cisco-flash-copy",
                    way,
                    later,
                    Optional.of(
                        new FileLocation(
                            TransferProtocol.TFTP,
                            "10.0.0.1",
                            OptionalInt.of(6969),
                            "0a1b/new.bin")),
                    "1234/2",
                    OptionalLong.of(4711))))
        .toVersion("15.0(2)SE11")
        .percent(96)
        .findings(
            List.of(
                Finding.error("flash-full", "needs 2 bytes; 1 free", "delete files"),
                Finding.passed("version", "a -> b")))
        .goesBackAt(Optional.of(later.plusSeconds(7200)))
        .unpackOrdered(later)
        .unpackAnswered(DeviceEffect.APPLIED)
        .unpackOrdered(later.plusMillis(1))
        .attempt(
            new Attempt(
                AssignmentState.DISTRIBUTING,
                "cisco-flash-copy",
                "TFTP started by SNMP",
                Optional.of(Access.SNMP),
                Optional.of(way),
                later,
                Duration.ofMillis(90_500),
                Optional.of(failure),
                Optional.of(new Digest(DigestAlgorithm.SHA_256, "5".repeat(64)))))
        .attempt(
            new Attempt(
                AssignmentState.REBOOTING,
                "cli-reboot",
                "SSH",
                Optional.of(Access.SSH),
                Optional.empty(),
                later,
                Duration.ZERO,
                Optional.empty(),
                Optional.empty()))
        .unitsFound(List.of("UNIT-F"))
        .unitsDone(List.of("UNIT-A", "UNIT-D"))
        .reloadMate("UNIT-B")
        .origin(origin)
        .reloadOrderedAt(later.plusSeconds(2))
        .failure(failure)
        .note("a note")
        .next();
  }
}
