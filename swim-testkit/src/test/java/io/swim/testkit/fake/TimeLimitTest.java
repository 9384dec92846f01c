package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.device.Device;
import io.swim.device.PlatformId;
import io.swim.device.TransferProtocol;
import io.swim.event.EngineEvent;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.FailureReason;
import io.swim.job.JobRun;
import io.swim.job.Timeouts;
import io.swim.job.UpgradeRequest;
import io.swim.spi.DeviceSession;
import io.swim.spi.RebootDriver;
import io.swim.spi.StepContext;
import io.swim.spi.TransferDriver;
import io.swim.spi.TransferOrder;
import io.swim.spi.TransferResult;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The time for one device ends, at each part of its way; and what devices say is no secret. */
class TimeLimitTest {
  private static final Duration POLL = Timeouts.DEFAULT.pollInterval();
  private final VirtualRun lab = new VirtualRun();

  private static Duration took(JobRun run) {
    return Duration.between(run.startedAt(), run.endedAt().orElseThrow());
  }

  @Test
  void anUpgradeThatIsLateWhileItCopiesFailsAndSaysThatTheDeviceMayStillCopy() {
    FakeDevice device = lab.network.add("sw-1");
    lab.network.transferTime(Duration.ofHours(1));

    JobRun run =
        lab.upgrade(o -> o.withTimeouts(o.timeouts().withOperation(Duration.ofMinutes(10))));

    Assignment end = lab.assignment(run, device);
    FailureReason why = end.failure().orElseThrow();
    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    assertThat(why.kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(why.effect()).isEqualTo(DeviceEffect.UNKNOWN);
    assertThat(why.message()).contains("600 s", "DISTRIBUTING", "may still be copying");
    assertThat(took(run)).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
    assertThat(device.bootList()).containsExactly("flash:fake-1.0.bin");
    assertThat(device.reboots()).isZero();
  }

  @Test
  void withoutAServerOfOursTheNumbersAreThoseOfTheFileOnTheDevice() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.COPY_GOES_ON_UNSEEN);
    lab.network.transferTime(Duration.ofMinutes(8));

    JobRun run =
        lab.upgrade(o -> o.withTimeouts(o.timeouts().withOperation(Duration.ofMinutes(10))));

    FailureReason why = lab.assignment(run, device).failure().orElseThrow();
    assertThat(why.message())
        .containsPattern("\\d{7} of 16777216 bytes had moved in \\d{3} s, \\d+ bytes/s");
  }

  /** Holds its thread until the time is over, and leaves a file. */
  private record Holding(VirtualRun lab, boolean whole) implements TransferDriver, WrongPart {
    @Override
    public Set<TransferProtocol> protocols(PlatformId platform) {
      return Set.of(TransferProtocol.TFTP);
    }

    @Override
    public Set<Access> accesses() {
      return Set.of(Access.SNMP);
    }

    @Override
    public TransferResult transfer(TransferOrder order, StepContext context)
        throws DriverException {
      lab.time.runUntil(context.deadline());
      lab.network.device(context.device().id()).receive(order.image(), whole);
      if (whole) {
        return new TransferResult.Finished();
      }
      throw new DriverException(FailureKind.TIMEOUT, DeviceEffect.APPLIED, "time was over");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "false | failed: time was over | a part of the image may be there as flash:fake-2.0.bin",
        "true | was at its end | the image may be there as flash:fake-2.0.bin"
      })
  void whatACopyLeftUntilTheTimeWasOverIsAnEffect(boolean whole, String end, String left) {
    FakeDevice device = lab.network.add("sw-1");
    lab.settings = builder -> builder.register(new Holding(lab, whole));

    JobRun run = lab.upgrade(options -> options);

    FailureReason why = lab.assignment(run, device).failure().orElseThrow();
    assertThat(device.files()).containsKey("fake-2.0.bin");
    assertThat(why.kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(why.effect()).isEqualTo(DeviceEffect.APPLIED);
    assertThat(why.message()).contains("the copy over TFTP started by SNMP " + end, "; " + left);
  }

  @Test
  void anUpgradeThatIsLateInActivationIsRolledBackAndNotReloaded() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.BOOT_LIST_SET_THEN_DROPPED);
    Timeouts timeouts =
        Timeouts.DEFAULT
            .withOperation(Duration.ofSeconds(250))
            .withPollInterval(Duration.ofMinutes(1));

    JobRun run = lab.upgrade(options -> options.withTimeouts(timeouts));

    Assignment end = lab.assignment(run, device);
    assertThat(end.state()).isEqualTo(AssignmentState.ROLLED_BACK);
    assertThat(end.failure().orElseThrow().kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(device.bootList()).containsExactly("flash:fake-1.0.bin");
    assertThat(device.reloadOrders()).isZero();
  }

  @Test
  void aRebootThatIsNotProvenInTimeIsNotVerified() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.NEVER_COMES_BACK);
    Timeouts timeouts =
        Timeouts.DEFAULT.withOperation(Duration.ofMinutes(10)).withRebootWait(Duration.ofHours(1));

    JobRun run = lab.upgrade(options -> options.withTimeouts(timeouts));

    Assignment end = lab.assignment(run, device);
    assertThat(end.state()).isEqualTo(AssignmentState.NOT_VERIFIED);
    assertThat(end.failure().orElseThrow().kind()).isEqualTo(FailureKind.UNCONFIRMED);
    assertThat(end.failure().orElseThrow().effect()).isEqualTo(DeviceEffect.UNKNOWN);
    assertThat(took(run)).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(10).plus(POLL));
    assertThat(device.reloadOrders()).isEqualTo(1);
  }

  @Test
  void aDeviceThatIsBackWhenTimeIsOverIsLookedAtOnceMore() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.RELOAD_TAKEN_THEN_DROPPED);
    Duration reboot = Duration.ofMinutes(6);
    lab.network.rebootTime(reboot);
    Timeouts timeouts =
        Timeouts.DEFAULT
            .withOperation(lab.network.transferTime().plus(reboot))
            .withRebootWait(Duration.ofHours(1))
            .withPollInterval(Duration.ofMinutes(7));

    JobRun run = lab.upgrade(options -> options.withTimeouts(timeouts));

    assertThat(lab.assignment(run, device).state()).isEqualTo(AssignmentState.SUCCESS);
  }

  @Test
  void noSecondReloadIsOrderedWhenTimeIsOver() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.RELOAD_LOST_ONCE);
    Timeouts timeouts =
        Timeouts.DEFAULT
            .withOperation(Duration.ofMinutes(5))
            .withReloadGrace(Duration.ofMinutes(2))
            .withRebootWait(Duration.ofHours(1));

    JobRun run = lab.upgrade(options -> options.withTimeouts(timeouts));

    Assignment end = lab.assignment(run, device);
    assertThat(device.reloadOrders()).isEqualTo(1);
    assertThat(device.reboots()).isZero();
    assertThat(end.state()).isEqualTo(AssignmentState.NOT_VERIFIED);
  }

  /** A device that says the passwords when it refuses the reload. */
  private record Talkative(FakeNetwork network) implements RebootDriver, WrongPart {
    @Override
    public Set<Access> accesses() {
      return Set.of(Access.SSH);
    }

    @Override
    public void reload(Access access, StepContext context)
        throws DriverException, InterruptedException {
      context.session(DeviceSession.class, access);
      Device device = context.device();
      String secrets =
          network.cli(device).orElseThrow().password().orElseThrow().reveal()
              + network.cli(device).orElseThrow().enable().orElseThrow().reveal();
      context.transcript().received("echo " + secrets);
      throw new DriverException(
          FailureKind.UNREACHABLE, DeviceEffect.UNKNOWN, "lost at " + secrets, "bye " + secrets);
    }
  }

  @Test
  void noSecretThatADeviceEchoesIsStoredOrTold() {
    FakeDevice device = lab.network.add("sw-1");
    lab.settings = builder -> builder.register(new Talkative(lab.network));
    List<EngineEvent> events = new CopyOnWriteArrayList<>();
    JobRun run;
    try (var engine = lab.engine(lab.time)) {
      engine.start();
      engine.addListener(events::add);
      run = engine.submit(UpgradeRequest.of("job", VirtualRun.IMAGE.id(), lab.network.ids()));
      lab.time.run();
    }

    Assignment end = lab.assignment(run, device);
    assertThat(end.toString()).contains("lost at ****").doesNotContain("fake-password");
    assertThat(end.toString()).doesNotContain("fake-enable");
    assertThat(lab.transcripts.read(end.id()).toString())
        .contains("echo ****")
        .doesNotContain("fake-password", "fake-enable");
    assertThat(events.toString())
        .contains("lost at ****")
        .doesNotContain("fake-password", "fake-enable");
  }
}
