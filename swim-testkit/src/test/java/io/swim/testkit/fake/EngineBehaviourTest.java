package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.UpgradeEngine;
import io.swim.device.Access;
import io.swim.event.EngineEvent;
import io.swim.fault.DeviceEffect;
import io.swim.fault.ErrorCode;
import io.swim.fault.FailureKind;
import io.swim.fault.SwimException;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.AssignmentStatus;
import io.swim.job.Attempt;
import io.swim.job.Finding;
import io.swim.job.JobRun;
import io.swim.job.OnWarnings;
import io.swim.job.ProtocolOrders;
import io.swim.job.RunId;
import io.swim.job.RunStatus;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.spi.ValidationContext;
import io.swim.spi.Validator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a run does when it is stopped, closed, repeated, warned, or finds its first way blocked. */
class EngineBehaviourTest {
  private final VirtualRun lab = new VirtualRun();

  private UpgradeRequest request(UpgradeOptions options) {
    return UpgradeRequest.of("job", VirtualRun.IMAGE.id(), lab.network.ids()).withOptions(options);
  }

  @Test
  void aStoppedRunBeginsNoMoreDevicesAndEndsThoseBegun() {
    FakeDevice first = lab.network.add("sw-1");
    FakeDevice second = lab.network.add("sw-2");
    FakeDevice third = lab.network.add("sw-3");
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      engine.start();
      engine.addListener(
          event -> {
            if (event instanceof EngineEvent.StateChanged changed
                && changed.assignment().state() == AssignmentState.DISTRIBUTING) {
              engine.stop(changed.assignment().id().run(), "the change window was called off");
            }
          });
      JobRun run = engine.submit(request(UpgradeOptions.DEFAULT.withParallel(1)));
      lab.time.run();

      JobRun end = engine.run(run.id()).orElseThrow();
      assertThat(end.status()).isEqualTo(RunStatus.PARTIAL_SUCCESS);
      assertThat(end.stop()).contains("the change window was called off");
      assertThat(lab.assignment(run, first).state()).isEqualTo(AssignmentState.SUCCESS);
      for (FakeDevice each : List.of(second, third)) {
        assertThat(lab.assignment(run, each).state()).isEqualTo(AssignmentState.ABORTED);
        assertThat(lab.assignment(run, each).note()).contains("the change window was called off");
        assertThat(each.files()).hasSize(1);
      }
    }
  }

  @Test
  void aRunThatIsStoppedBeforeTheEngineStartsBeginsNothing() {
    FakeDevice device = lab.network.add("sw-1");
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      JobRun run = engine.submit(request(UpgradeOptions.DEFAULT));
      engine.stop(run.id(), "submitted by mistake");
      engine.start();
      lab.time.run();

      assertThat(engine.run(run.id()).orElseThrow().status()).isEqualTo(RunStatus.ABORTED);
      assertThat(lab.assignment(run, device).state()).isEqualTo(AssignmentState.ABORTED);
    }
    assertThat(device.files()).hasSize(1);
  }

  @Test
  void anUnknownRunCanNotBeStopped() {
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      assertThatThrownBy(() -> engine.stop(new RunId("nonsense"), "why"))
          .isInstanceOfSatisfying(
              SwimException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_JOB))
          .hasMessageContaining("nonsense");
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "PRECHECK",
        "DISTRIBUTING",
        "VERIFYING_IMAGE",
        "STAGED",
        "ACTIVATING",
        "REBOOTING",
        "RECONNECTING",
        "CONFIRMING"
      })
  void aClosedEngineBeginsNoStepAndTheNextOneGoesOn(AssignmentState closedAt) {
    FakeDevice device = lab.network.add("sw-1");
    UpgradeEngine first = lab.engine(lab.time);
    List<AssignmentState> entered = new ArrayList<>();
    first.start();
    first.addListener(
        event -> {
          if (event instanceof EngineEvent.StateChanged changed) {
            entered.add(changed.assignment().state());
            if (changed.assignment().state() == closedAt) {
              first.close();
            }
          }
        });
    JobRun run = first.submit(request(UpgradeOptions.DEFAULT));
    lab.time.run();

    assertThat(entered.get(entered.size() - 1)).isEqualTo(closedAt);
    assertThat(lab.assignment(run, device).state()).isEqualTo(closedAt);
    assertThatThrownBy(() -> first.submit(request(UpgradeOptions.DEFAULT)))
        .isInstanceOfSatisfying(
            SwimException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CLOSED));

    VirtualTime later = new VirtualTime(lab.time.clock().instant());
    lab.time.handOver(later);
    try (UpgradeEngine second = lab.engine(later)) {
      second.start();
      later.run();
      assertThat(second.run(run.id()).orElseThrow().status()).isEqualTo(RunStatus.SUCCESS);
    }
    assertThat(lab.assignment(run, device).state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(device.reboots()).isEqualTo(1);
    assertThat(device.reloadOrders()).isEqualTo(1);
  }

  @Test
  void theSameKeyGivesTheSameRunAgainAndNoSecondUpgrade() {
    FakeDevice device = lab.network.add("sw-1");
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      engine.start();
      JobRun first = engine.submit(request(UpgradeOptions.DEFAULT));
      JobRun again = engine.submit(request(UpgradeOptions.DEFAULT));
      lab.time.run();
      JobRun afterwards = engine.submit(request(UpgradeOptions.DEFAULT));
      lab.time.run();

      assertThatThrownBy(() -> engine.submit(request(UpgradeOptions.DEFAULT.withParallel(3))))
          .isInstanceOfSatisfying(
              SwimException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST))
          .hasMessageContaining("'job'");
      assertThat(again).isEqualTo(first);
      assertThat(afterwards.id()).isEqualTo(first.id());
      assertThat(afterwards.status()).isEqualTo(RunStatus.SUCCESS);
      assertThat(engine.runs(first.job())).hasSize(1);
    }
    assertThat(device.reboots()).isEqualTo(1);
  }

  /** Warns of one device. */
  private record WarnsOf(FakeDevice device) implements Validator {
    @Override
    public String id() {
      return "warns";
    }

    @Override
    public List<Finding> validate(ValidationContext context) {
      return context.device().id().equals(device.id())
          ? List.of(Finding.warning("old-hardware", "it is of 1999", "think twice"))
          : List.of();
    }
  }

  @Test
  void devicesWithWarningsAreSkippedWhereTheJobSaysSo() {
    FakeDevice warned = lab.network.add("sw-1");
    FakeDevice healthy = lab.network.add("sw-2");
    lab.settings = builder -> builder.validator(new WarnsOf(warned));

    JobRun run = lab.upgrade(options -> options.withOnWarnings(OnWarnings.SKIP));

    Assignment skipped = lab.assignment(run, warned);
    assertThat(skipped.state()).isEqualTo(AssignmentState.SKIPPED);
    assertThat(skipped.isAlreadyDone()).isFalse();
    assertThat(skipped.failure().orElseThrow().kind()).isEqualTo(FailureKind.VALIDATION);
    assertThat(skipped.failure().orElseThrow().message()).isEqualTo("it is of 1999");
    assertThat(warned.files()).hasSize(1);
    assertThat(lab.assignment(run, healthy).state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(run.status()).isEqualTo(RunStatus.PARTIAL_SUCCESS);
  }

  @Test
  void devicesWithWarningsAreUpgradedOtherwise() {
    FakeDevice warned = lab.network.add("sw-1");
    lab.settings = builder -> builder.validator(new WarnsOf(warned));

    JobRun run = lab.upgrade(UnaryOperator.identity());

    assertThat(lab.assignment(run, warned).state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(lab.assignment(run, warned).findings())
        .extracting(Finding::code)
        .contains("old-hardware");
  }

  @Test
  void theNextWayIsTriedWhenTheFirstFailsAndBothAreRecorded() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.TRANSFER_BREAKS_ONCE);

    JobRun run = lab.upgrade(UnaryOperator.identity());

    List<Attempt> tries = transfers(lab.assignment(run, device));
    assertThat(tries)
        .extracting(Attempt::protocol)
        .containsExactly("TFTP started by SNMP", "TFTP started by SSH");
    assertThat(tries).extracting(Attempt::driver).containsOnly("fake-copy");
    assertThat(tries.get(0).failure().orElseThrow().message()).contains("broke");
    assertThat(tries.get(0).failure().orElseThrow().deviceWords()).contains("Timed out");
    assertThat(tries.get(0).failure().orElseThrow().effect()).isEqualTo(DeviceEffect.APPLIED);
    assertThat(tries.get(0).duration()).isGreaterThanOrEqualTo(Duration.ofMinutes(4));
    assertThat(tries.get(1).failure()).isEmpty();
    assertThat(lab.assignment(run, device).failure()).isEmpty();
  }

  @Test
  void theOrderOfTheJobIsKept() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.TRANSFER_BREAKS);

    JobRun run =
        lab.upgrade(
            options ->
                options.withProtocols(
                    ProtocolOrders.DEFAULT.withStart(
                        List.of(Access.TELNET, Access.SSH, Access.SNMP))));

    Assignment end = lab.assignment(run, device);
    assertThat(transfers(end))
        .extracting(Attempt::protocol)
        .containsExactly("TFTP started by SSH", "TFTP started by SNMP");
    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().message())
        .contains("TFTP started by SSH: ", "TFTP started by SNMP: ");
    assertThat(end.status()).isEqualTo(AssignmentStatus.FAILED);
  }

  private static List<Attempt> transfers(Assignment assignment) {
    return assignment.attempts().stream()
        .filter(attempt -> attempt.state() == AssignmentState.DISTRIBUTING)
        .toList();
  }
}
