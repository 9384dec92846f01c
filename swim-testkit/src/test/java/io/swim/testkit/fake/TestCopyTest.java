package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.UpgradeEngine;
import io.swim.fault.DeviceEffect;
import io.swim.fault.FailureKind;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.JobRun;
import io.swim.job.Task;
import io.swim.job.UpgradeRequest;
import org.junit.jupiter.api.Test;

/** A test file is copied, verified and deleted again; the device is as it was. */
class TestCopyTest {
  private static final UpgradeRequest ANY =
      UpgradeRequest.of(
          "k", new Task.TestCopy(1), java.util.List.of(new io.swim.device.DeviceId("x")));
  private final VirtualRun lab = new VirtualRun();

  private JobRun testCopy() {
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      engine.start();
      JobRun run = engine.submit(request());
      lab.time.run();
      return engine.run(run.id()).orElseThrow();
    }
  }

  private UpgradeRequest request() {
    return UpgradeRequest.of("test", new Task.TestCopy(100_000), lab.network.ids());
  }

  @Test
  void theFileArrivesAndIsGoneAgain() {
    FakeDevice device = lab.network.add("sw-1");

    Assignment end = lab.assignment(testCopy(), device);

    assertThat(end.state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.note()).contains("copied, verified and deleted");
    assertThat(end.attempts()).extracting(Attempt::protocol).contains("TFTP started by SNMP");
    assertThat(device.files().keySet()).containsExactly("fake-1.0.bin");
    assertThat(device.reboots()).isZero();
    assertThat(device.bootList()).containsExactly("flash:fake-1.0.bin");
  }

  @Test
  void aFileThatArrivesSpoiledIsAFailureAndGoneToo() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.CORRUPTS_FILE);

    Assignment end = lab.assignment(testCopy(), device);

    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().kind()).isEqualTo(FailureKind.INTEGRITY);
    assertThat(device.files().keySet()).containsExactly("fake-1.0.bin");
  }

  @Test
  void aFileOfThatNameThatWasThereBeforeIsLeftAlone() {
    FakeDevice device = lab.network.add("sw-1");
    String name = nameOnDevice();
    Digest other = new Digest(DigestAlgorithm.MD5, "3".repeat(32));
    device.files().put(name, new FakeFile(name, 100_000, "", other, false));

    Assignment end = lab.assignment(testCopy(), device);

    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().message()).contains(name, "not overwritten");
    assertThat(end.failure().orElseThrow().effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(device.files()).containsKey(name);
  }

  private String nameOnDevice() {
    VirtualRun other = new VirtualRun();
    FakeDevice device = other.network.add("sw-1");
    try (UpgradeEngine engine = other.engine(other.time)) {
      engine.start();
      JobRun run =
          engine.submit(UpgradeRequest.of("test", new Task.TestCopy(100_000), other.network.ids()));
      other.time.run();
      return other.assignment(run, device).origin().orElseThrow().target().file();
    }
  }

  @Test
  void nothingIsLeftWhereverTheProcessDies() {
    int deaths = 0;
    boolean died = true;
    while (died) {
      VirtualRun each = new VirtualRun();
      FakeDevice device = each.network.add("sw-1");
      MortalJobStore mortal = new MortalJobStore(each.jobs, deaths);
      each.jobs = mortal;
      UpgradeEngine first = each.engine(each.time);
      first.start();
      JobRun run =
          first.submit(UpgradeRequest.of("test", new Task.TestCopy(100_000), each.network.ids()));
      died = each.runThroughDeath(mortal);
      Assignment end = each.assignment(run, device);
      assertThat(end.state())
          .as("after write %s: %s", deaths, end)
          .isEqualTo(AssignmentState.SUCCESS);
      assertThat(device.files().keySet()).containsExactly("fake-1.0.bin");
      deaths++;
    }
    assertThat(deaths).isGreaterThan(10);
  }

  @Test
  void itNeverActivatesWhateverTheOptionsSay() {
    assertThat(ANY.options().scope()).isEqualTo(io.swim.job.UpgradeScope.DISTRIBUTE);
  }
}
