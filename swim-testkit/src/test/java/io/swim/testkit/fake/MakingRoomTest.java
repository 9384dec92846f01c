package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.UpgradeEngine;
import io.swim.fault.DeviceEffect;
import io.swim.fault.FailureKind;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.image.ImageId;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.DistributionOptions;
import io.swim.job.FailureReason;
import io.swim.job.Finding;
import io.swim.job.JobRun;
import io.swim.job.MakeRoom;
import io.swim.job.Task;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Room is made only where it is asked for and needed, and of nothing that is needed. */
class MakingRoomTest {
  private static final long MIB = 1 << 20;
  private static final Digest OTHER = new Digest(DigestAlgorithm.MD5, "3".repeat(32));

  private static FakeFile file(String name, long mebibytes) {
    return new FakeFile(name, mebibytes * MIB, "0.5", OTHER, true);
  }

  /** Of 64 MiB, 11 are free; the image needs 16. */
  private static FakeDevice full(VirtualRun lab) {
    FakeDevice device = lab.network.add("sw-1");
    for (FakeFile each :
        List.of(file("spare-a.bin", 7), file("spare-b.bin", 15), file("notes.txt", 23))) {
      device.files().put(each.name(), each);
    }
    return device;
  }

  private static UpgradeOptions options(MakeRoom room, String... protectedFiles) {
    return UpgradeOptions.DEFAULT.withDistribution(
        DistributionOptions.DEFAULT.withMakeRoom(room).withProtectedFiles(List.of(protectedFiles)));
  }

  private static Assignment upgraded(VirtualRun lab, FakeDevice device, UpgradeOptions options) {
    JobRun run = lab.upgrade(any -> options);
    return lab.assignment(run, device);
  }

  private static String finding(Assignment end, String code) {
    return end.findings().stream()
        .filter(each -> each.code().equals(code))
        .map(Finding::message)
        .findFirst()
        .orElseThrow(() -> new AssertionError(end.findings()));
  }

  @Test
  void theSmallestImageThatIsEnoughIsDeletedAndNothingElse() {
    VirtualRun lab = new VirtualRun();
    FakeDevice device = full(lab);

    Assignment end = upgraded(lab, device, options(MakeRoom.WHEN_NEEDED));

    assertThat(end.state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(device.files().keySet())
        .containsExactlyInAnyOrder("fake-1.0.bin", "fake-2.0.bin", "spare-b.bin", "notes.txt");
    assertThat(finding(end, "files-deleted")).contains("spare-a.bin").doesNotContain("spare-b");
  }

  @Test
  void whatIsProtectedStaysAndTheNextOneGoes() {
    VirtualRun lab = new VirtualRun();
    FakeDevice device = full(lab);

    Assignment end = upgraded(lab, device, options(MakeRoom.WHEN_NEEDED, "*-A.bin"));

    assertThat(end.state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(device.files()).containsKey("spare-a.bin").doesNotContainKey("spare-b.bin");
  }

  @Test
  void nothingIsDeletedWhereThatWouldNotBeEnough() {
    VirtualRun lab = new VirtualRun();
    FakeDevice device = full(lab);
    TreeSet<String> before = new TreeSet<>(device.files().keySet());

    Assignment end = upgraded(lab, device, options(MakeRoom.WHEN_NEEDED, "spare*"));

    assertThat(end.state()).isEqualTo(AssignmentState.SKIPPED);
    assertThat(finding(end, "flash-full")).contains("needs 16777216", "none");
    assertThat(device.files().keySet()).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void whatIsBootedNextIsNotDeleted() {
    VirtualRun lab = new VirtualRun();
    FakeDevice device = full(lab);
    device.bootList(List.of("flash:spare-a.bin", "flash:fake-1.0.bin"));
    device.saveBootList();

    Assignment end = upgraded(lab, device, options(MakeRoom.WHEN_NEEDED));

    assertThat(end.state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(device.files()).containsKey("spare-a.bin").doesNotContainKey("spare-b.bin");
  }

  @Test
  void aFileSystemWithTheRunningImageIsNotErased() {
    VirtualRun lab = new VirtualRun();
    FakeDevice device = full(lab);
    TreeSet<String> before = new TreeSet<>(device.files().keySet());

    Assignment end = upgraded(lab, device, options(MakeRoom.ERASE));

    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    FailureReason reason = end.failure().orElseThrow();
    assertThat(reason.kind()).isEqualTo(FailureKind.CAPACITY);
    assertThat(reason.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(reason.message()).contains("not erased", "fake-1.0.bin");
    assertThat(device.files().keySet()).containsExactlyInAnyOrderElementsOf(before);
  }

  /** Of 64 MiB, 4 are free: more than one of the spare files has to go. */
  private static FakeDevice fullOfSmallImages(VirtualRun lab) {
    FakeDevice device = lab.network.add("sw-1");
    for (FakeFile each :
        List.of(file("spare-a.bin", 7), file("spare-b.bin", 8), file("notes.txt", 37))) {
      device.files().put(each.name(), each);
    }
    return device;
  }

  @Test
  void aFileSystemWithAConfigurationIsNotErased() {
    VirtualRun lab = new VirtualRun();
    FakeDevice device = lab.network.add("sw-1");
    device.runsOnly(file("fake-1.0.bin", 50));
    device.files().put("my.conf", file("my.conf", 1));

    Assignment end = upgraded(lab, device, options(MakeRoom.ERASE));

    assertThat(end.failure().orElseThrow().message()).contains("not erased", "my.conf (1048576)");
    assertThat(device.files()).containsKey("my.conf");
  }

  @Test
  void nothingMoreIsDeletedOnAFlashThatKeepsTheRoomOfDeletedFiles() {
    VirtualRun lab = new VirtualRun();
    FakeDevice device = fullOfSmallImages(lab);
    device.add(FakeFault.KEEPS_ROOM_OF_DELETED_FILES);

    Assignment end = upgraded(lab, device, options(MakeRoom.WHEN_NEEDED));

    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    FailureReason reason = end.failure().orElseThrow();
    assertThat(reason.kind()).isEqualTo(FailureKind.CAPACITY);
    assertThat(reason.effect()).isEqualTo(DeviceEffect.APPLIED);
    assertThat(reason.message())
        .contains("needs 16777216 bytes", "flash: has 4194304 free")
        .contains("before spare-b.bin of 8388608 bytes was deleted it had 4194304 free")
        .contains("squeezed or erased", "deleted before", "flash:spare-b.bin, 8388608 bytes");
    assertThat(device.files()).containsOnlyKeys("fake-1.0.bin", "spare-a.bin", "notes.txt");
  }

  @Test
  void theRoomOfSeveralFilesIsMadeOneAfterTheOther() {
    VirtualRun lab = new VirtualRun();
    FakeDevice device = fullOfSmallImages(lab);

    Assignment end = upgraded(lab, device, options(MakeRoom.WHEN_NEEDED));

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(device.files()).containsOnlyKeys("fake-1.0.bin", "fake-2.0.bin", "notes.txt");
  }

  @Test
  void aFlashThatKeepsTheRoomOfDeletedFilesLosesOneFileWhereverTheProcessDies() {
    int deaths = 0;
    boolean died = true;
    while (died) {
      VirtualRun lab = new VirtualRun();
      FakeDevice device = fullOfSmallImages(lab);
      device.add(FakeFault.KEEPS_ROOM_OF_DELETED_FILES);
      MortalJobStore mortal = new MortalJobStore(lab.jobs, deaths);
      lab.jobs = mortal;
      Ended end = dies(lab, mortal, device);
      assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
      assertThat(device.files())
          .as("after write %s", deaths)
          .containsOnlyKeys("fake-1.0.bin", "spare-a.bin", "notes.txt");
      died = end.died();
      deaths++;
    }
    assertThat(deaths).isGreaterThan(8);
  }

  @Test
  void whatWasDeletedIsToldWhenAnythingFailsLater() {
    VirtualRun lab = new VirtualRun();
    FakeDevice device = full(lab);
    device.add(FakeFault.TRANSFER_BREAKS);

    FailureReason reason =
        upgraded(lab, device, options(MakeRoom.WHEN_NEEDED)).failure().orElseThrow();

    assertThat(reason.effect()).isEqualTo(DeviceEffect.APPLIED);
    assertThat(reason.message()).contains("deleted", "spare-a.bin, 7340032 bytes");
  }

  @Test
  void theSameIsDeletedWhereverTheProcessDies() {
    int deaths = 0;
    boolean died = true;
    while (died) {
      VirtualRun lab = new VirtualRun();
      FakeDevice device = full(lab);
      MortalJobStore mortal = new MortalJobStore(lab.jobs, deaths);
      lab.jobs = mortal;
      Ended end = dies(lab, mortal, device);
      assertThat(end.state()).isEqualTo(AssignmentState.SUCCESS);
      assertThat(device.files().keySet())
          .as("after write %s", deaths)
          .containsExactlyInAnyOrder("fake-1.0.bin", "fake-2.0.bin", "spare-b.bin", "notes.txt");
      died = end.died();
      deaths++;
    }
    assertThat(deaths).isGreaterThan(10);
  }

  private record Ended(boolean died, AssignmentState state) {}

  /** Runs the job, and where the process dies another engine goes on with it. */
  private static Ended dies(VirtualRun lab, MortalJobStore mortal, FakeDevice device) {
    UpgradeEngine first = lab.engine(lab.time);
    first.start();
    JobRun run =
        first.submit(
            UpgradeRequest.of("job", VirtualRun.IMAGE.id(), lab.network.ids())
                .withOptions(options(MakeRoom.WHEN_NEEDED)));
    boolean died = lab.runThroughDeath(mortal);
    return new Ended(died, lab.assignment(run, device).state());
  }

  @Test
  void whatWasFreeBeforeOneImageSaysNothingOfTheRoomForTheNextOne() {
    VirtualRun lab = new VirtualRun();
    FakeDevice device = lab.network.add("sw-1");
    SoftwareImage companion =
        new SoftwareImage(
            new ImageId("plug-in.pkg"),
            "plug-in.pkg",
            FakeDevice.PLATFORM,
            ImageKind.ADD_ON,
            "7.1",
            "",
            "",
            24 * MIB,
            List.of(OTHER),
            ImageRequirements.NONE,
            "",
            "",
            VirtualRun.START);
    lab.images = new VirtualRun.SomeImages(List.of(VirtualRun.IMAGE, companion));
    for (FakeFile each :
        List.of(file("spare-a.bin", 22), file("spare-b.bin", 20), file("notes.txt", 10))) {
      device.files().put(each.name(), each);
    }
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      engine.start();
      JobRun run =
          engine.submit(
              UpgradeRequest.of(
                      "job",
                      new Task.Upgrade(VirtualRun.IMAGE.id(), List.of(companion.id())),
                      lab.network.ids())
                  .withOptions(options(MakeRoom.WHEN_NEEDED)));
      lab.time.run();

      Assignment end = lab.assignment(run, device);
      assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.SUCCESS);
      assertThat(device.files()).doesNotContainKeys("spare-a.bin", "spare-b.bin");
    }
  }
}
