package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.fault.FailureKind;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.JobRun;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** One file may go by several names: an image that is needed is deleted under none of them. */
class FileNamesTest {
  private static final Digest OTHER = new Digest(DigestAlgorithm.MD5, "3".repeat(32));
  private final VirtualRun lab = new VirtualRun();

  @Test
  void theRunningImageIsKnownUnderBothNamesOfItsFileSystem() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.TRANSFER_BREAKS);
    FakeFile running = new FakeFile(VirtualRun.IMAGE.fileName(), 4711, "1.0", OTHER, true);
    device.runsOnly(running);
    device.fileSystem("flash0:");

    Assignment end = upgraded(device);

    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(end.failure().orElseThrow().message()).contains("not overwritten");
    assertThat(device.files().values()).containsExactly(running);
  }

  @Test
  void anImageThatItCallsByTheOtherNameOfTheFileSystemIsTheRightOne() {
    FakeDevice device = lab.network.add("sw-1");
    device.fileSystem("flash0:");

    assertThat(upgraded(device).state()).isEqualTo(AssignmentState.SUCCESS);
  }

  @Test
  void aFileWhoseNameDiffersInCaseOnlyIsNotOverwritten() {
    FakeDevice device = lab.network.add("sw-1");
    FakeFile alike = new FakeFile("FAKE-2.0.BIN", 4711, "0.9", OTHER, true);
    device.files().put(alike.name(), alike);

    Assignment end = upgraded(device);

    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().message()).contains("FAKE-2.0.BIN", "not overwritten");
    assertThat(device.files()).containsKey("FAKE-2.0.BIN").doesNotContainKey("fake-2.0.bin");
  }

  @Test
  void whatItBootsIsNotOverwrittenInWhateverCaseItIsWritten() {
    FakeDevice device = lab.network.add("sw-1");
    FakeFile booted = new FakeFile(VirtualRun.IMAGE.fileName(), 4711, "0.9", OTHER, true);
    device.files().put(booted.name(), booted);
    device.bootList(List.of("flash:FAKE-2.0.BIN", "flash:fake-1.0.bin"));
    device.saveBootList();

    Assignment end = upgraded(device);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().message()).contains("not overwritten");
    assertThat(device.files()).containsEntry(booted.name(), booted);
  }

  private Assignment upgraded(FakeDevice device) {
    JobRun run = lab.upgrade(UnaryOperator.identity());
    return lab.assignment(run, device);
  }
}
