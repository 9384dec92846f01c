package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.UpgradeEngine;
import io.swim.device.PlatformId;
import io.swim.device.SoftwarePackage;
import io.swim.device.SoftwarePackage.State;
import io.swim.event.EngineEvent;
import io.swim.event.EngineListener;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.image.ImageId;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Commit;
import io.swim.job.JobRun;
import io.swim.job.Passage;
import io.swim.job.Task;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A part of what runs is installed alone: the version stays, and there may be no reload. */
class PartTest {
  private static final String GOES_ON = "fake-1.0+goeson.smu";
  private static final String RELOADS = "fake-1.0+reloads.smu";
  static final String SILENT = "fake-1.0+silent.smu";
  private static final String OF_ANOTHER_VERSION = "fake-3.0+goeson.smu";

  private VirtualRun lab = lab();
  private int keys;

  private static VirtualRun lab() {
    VirtualRun fresh = new VirtualRun();
    fresh.images =
        new VirtualRun.SomeImages(
            List.of(image(GOES_ON), image(RELOADS), image(SILENT), image(OF_ANOTHER_VERSION)));
    return fresh;
  }

  /** A part of what a fake device runs; the name says how it takes it. */
  static SoftwareImage image(String name) {
    return image(name, FakeDevice.PLATFORM);
  }

  private static SoftwareImage image(String name, PlatformId platform) {
    return new SoftwareImage(
        new ImageId(name),
        name,
        platform,
        ImageKind.SMU,
        "1.0",
        "",
        "",
        1L << 20,
        List.of(new Digest(DigestAlgorithm.MD5, "5".repeat(32))),
        ImageRequirements.NONE,
        "",
        "",
        VirtualRun.START);
  }

  private static Task install(String part) {
    return new Task.Upgrade(new ImageId(part));
  }

  private JobRun run(Task task) {
    return run(task, event -> {});
  }

  private JobRun run(Task task, EngineListener listener) {
    return run(task, UpgradeOptions.DEFAULT, listener);
  }

  private JobRun run(Task task, UpgradeOptions options, EngineListener listener) {
    try (UpgradeEngine engine = lab.engine(lab.later())) {
      engine.addListener(listener);
      engine.start();
      JobRun run =
          engine.submit(
              UpgradeRequest.of("job " + keys++, task, lab.network.ids()).withOptions(options));
      lab.time.run();
      return engine.run(run.id()).orElseThrow();
    }
  }

  private Assignment end(FakeDevice device, String part) {
    return lab.assignment(run(install(part)), device);
  }

  private static Optional<State> state(FakeDevice device, String part) {
    return device.packages().orElseThrow().all().stream()
        .filter(each -> each.name().equals(part))
        .map(SoftwarePackage::state)
        .findFirst();
  }

  private static List<AssignmentState> states(Assignment end) {
    return end.passages().stream().map(Passage::state).toList();
  }

  @Test
  void oneThatGoesOnIsProvenByThePackagesAlone() {
    FakeDevice device = lab.network.add("sw-1").installed();

    Assignment end = end(device, GOES_ON);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(states(end))
        .containsSubsequence(
            AssignmentState.PREPARING,
            AssignmentState.REBOOTING,
            AssignmentState.CONFIRMING,
            AssignmentState.COMMITTING)
        .doesNotContain(AssignmentState.RECONNECTING);
    assertThat(state(device, GOES_ON)).contains(State.COMMITTED);
    assertThat(device.version()).isEqualTo("1.0");
    assertThat(device.reboots()).isZero();
  }

  @Test
  void oneThatReloadsIsProvenByTheReloadToo() {
    FakeDevice device = lab.network.add("sw-1").installed();

    Assignment end = end(device, RELOADS);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(states(end)).contains(AssignmentState.RECONNECTING);
    assertThat(state(device, RELOADS)).contains(State.COMMITTED);
    assertThat(device.reboots()).isEqualTo(1);
  }

  @Test
  void aReloadThatWasNotToldOfIsToldAfterwardsAndThePackagesAreTheProof() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.SAYS_THE_CONTRARY).installed();
    List<String> notes = new ArrayList<>();

    JobRun run =
        run(
            install(RELOADS),
            event -> {
              if (event instanceof EngineEvent.StateChanged changed) {
                notes.add(changed.assignment().note());
              }
            });

    Assignment end = lab.assignment(run, device);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(states(end)).doesNotContain(AssignmentState.RECONNECTING);
    assertThat(notes)
        .anySatisfy(note -> assertThat(note).contains(RELOADS, "has rebooted", "had not said"));
    assertThat(state(device, RELOADS)).contains(State.COMMITTED);
    assertThat(device.reboots()).isEqualTo(1);
  }

  @Test
  void aReloadThatWasToldOfAndNeverCameIsNoSuccess() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.SAYS_THE_CONTRARY).installed();

    Assignment end = end(device, GOES_ON);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.NOT_VERIFIED);
    assertThat(end.failure().orElseThrow().message())
        .contains("no reboot happened", GOES_ON + " runs: ", "UNCOMMITTED");
    assertThat(state(device, GOES_ON)).contains(State.UNCOMMITTED);
    assertThat(device.reloadOrders()).isEqualTo(1);
  }

  @Test
  void oneThatSaysNothingGetsTheTimeOfAnActivation() {
    FakeDevice device = lab.network.add("sw-1").installed();

    Assignment end = end(device, SILENT);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(Duration.between(VirtualRun.START, lab.time.clock().instant()))
        .isGreaterThan(Duration.ofMinutes(20));
    assertThat(device.reloadOrders()).isEqualTo(1);
  }

  @Test
  void anOrderWhoseAnswerIsLostIsNotGivenTwiceWhenThePartRuns() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.RELOAD_TAKEN_THEN_DROPPED).installed();

    Assignment end = end(device, GOES_ON);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(device.reloadOrders()).isEqualTo(1);
  }

  @Test
  void anOrderThatWasLostIsGivenOnceMore() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.RELOAD_LOST_ONCE).installed();

    Assignment end = end(device, GOES_ON);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(device.reloadOrders()).isEqualTo(2);
    assertThat(state(device, GOES_ON)).contains(State.COMMITTED);
  }

  @Test
  void aPartThatDoesNotRunAfterAllIsNoSuccess() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.NEVER_GOES_DOWN).installed();

    Assignment end = end(device, GOES_ON);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().message()).contains(GOES_ON + " does not run");
  }

  @ParameterizedTest
  @EnumSource(Commit.class)
  void aPartThatIsGoneAfterItsReloadIsNoSuccess(Commit commit) {
    FakeDevice device = lab.network.add("sw-1").installed();
    lab.jobs =
        new PairFixture.OnEntry(
            lab.jobs,
            AssignmentState.CONFIRMING,
            1,
            () -> device.packages().orElseThrow().changePart(RELOADS, false, false));
    UpgradeOptions options = UpgradeOptions.DEFAULT.withCommit(commit);

    Assignment end = lab.assignment(run(install(RELOADS), options, event -> {}), device);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().message()).contains(RELOADS + " does not run");
    assertThat(device.reboots()).isEqualTo(1);
  }

  @Test
  void aDeviceThatIsAtWorkOnItForEverIsNotWaitedForSoLong() {
    FakeDevice device = lab.network.add("sw-1").installed();
    lab.jobs =
        new PairFixture.OnEntry(
            lab.jobs,
            AssignmentState.CONFIRMING,
            1,
            () -> device.change().atWork("install operation 7", Duration.ofDays(400)));

    Assignment end = end(device, GOES_ON);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.NOT_VERIFIED);
    assertThat(end.failure().orElseThrow().deviceWords()).isEqualTo("install operation 7");
    assertThat(device.reloadOrders()).isEqualTo(1);
  }

  @Test
  void aPartOfAnotherVersionIsNotEvenCopied() {
    FakeDevice device = lab.network.add("sw-1").installed();

    Assignment end = end(device, OF_ANOTHER_VERSION);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SKIPPED);
    assertThat(end.failure().orElseThrow().message()).contains("3.0", "1.0");
    assertThat(device.files()).doesNotContainKey(OF_ANOTHER_VERSION);
  }

  @Test
  void aPartIsNotInstalledOnAPlatformWithoutParts() {
    lab.images = new VirtualRun.SomeImages(List.of(image(GOES_ON, FakeDevice.SLOTS)));
    FakeDevice device = lab.network.add("wlc-1").slots();

    Assignment end = end(device, GOES_ON);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SKIPPED);
    assertThat(end.failure().orElseThrow().message()).contains(GOES_ON + " is no system image");
    assertThat(device.reloadOrders()).isZero();
  }

  @Test
  void whatRunsAndIsNotCommittedIsOnlyCommitted() {
    FakeDevice device = lab.network.add("sw-1").installed();
    device.packages().orElseThrow().addPart(GOES_ON);
    device.packages().orElseThrow().changePart(GOES_ON, true, false);

    Assignment end = end(device, GOES_ON);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(state(device, GOES_ON)).contains(State.COMMITTED);
    assertThat(device.reloadOrders()).isZero();
    assertThat(end(device, GOES_ON).state()).isEqualTo(AssignmentState.SKIPPED);
  }

  @ParameterizedTest
  @ValueSource(strings = {GOES_ON, RELOADS})
  void aRollbackTakesThePartAwayForGood(String part) {
    FakeDevice device = lab.network.add("sw-1").installed();
    JobRun there = run(install(part));
    Task back;
    try (UpgradeEngine engine = lab.engine(lab.later())) {
      back = engine.rollBackRequest(there.id(), "back").task();
    }

    Assignment end = lab.assignment(run(back), device);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(state(device, part)).contains(State.INACTIVE);
    assertThat(device.version()).isEqualTo("1.0");
    assertThat(lab.assignment(run(back), device).state()).isEqualTo(AssignmentState.SKIPPED);
  }

  @ParameterizedTest
  @ValueSource(strings = {GOES_ON, RELOADS})
  void itEndsTheSameWayWhereverTheProcessDied(String part) {
    List<String> wrong = new ArrayList<>();
    int deaths = 0;
    while (dieAfter(deaths, part, wrong)) {
      deaths++;
    }

    assertThat(wrong).isEmpty();
    assertThat(deaths).isGreaterThan(10);
  }

  private boolean dieAfter(int writes, String part, List<String> wrong) {
    lab = lab();
    FakeDevice device = lab.network.add("sw-1").installed();
    MortalJobStore mortal = new MortalJobStore(lab.jobs, writes);
    lab.jobs = mortal;
    UpgradeEngine first = lab.engine(lab.time);
    first.start();
    JobRun run =
        first.submit(
            UpgradeRequest.of("job", install(part), lab.network.ids())
                .withOptions(UpgradeOptions.DEFAULT));
    boolean died = lab.runThroughDeath(mortal);
    Assignment end = lab.assignment(run, device);
    boolean right =
        end.state() == AssignmentState.SUCCESS
            && state(device, part).equals(Optional.of(State.COMMITTED))
            && device.reboots() == (part.equals(RELOADS) ? 1 : 0);
    if (!right) {
      wrong.add("after write " + writes + ": " + end + ", " + device.reboots() + " reboots");
    }
    return died;
  }
}
