package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.swim.device.Access;
import io.swim.device.Device;
import io.swim.device.DeviceFacts;
import io.swim.device.DevicePorts;
import io.swim.device.Failover;
import io.swim.device.FileSystem;
import io.swim.device.FlashPath;
import io.swim.device.HostKeyPolicy;
import io.swim.device.PlatformId;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.DigestAlgorithm;
import io.swim.spi.CliSession;
import io.swim.testkit.SimulatedDevice;
import io.swim.testkit.SimulatedFleet;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.testkit.contract.TestContext;
import io.swim.testkit.device.DeviceState;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedModels;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The drivers against simulated ASA, over real SSH and Telnet. */
class SimulatedAsaTest {
  private static final PlatformId ASA = new PlatformId("cisco-asa");
  private static final SimulatedImage NEWER =
      SimulatedImage.builder()
          .model(SimulatedModels.asa5516())
          .version("9.12(4)55")
          .sizeBytes(300_000)
          .build();

  private final CliSessions sessions = CliSessions.builder().build();
  private SimulatedFleet fleet;

  private static SimulatedFleetBuilder asa() {
    return SimulatedFleet.builder()
        .model(SimulatedModels.asa5516())
        .rebootTime(Duration.ofMillis(100))
        .firstAddress("127.45.0.1")
        .moreImages(NEWER);
  }

  private TestContext start(SimulatedFleetBuilder settings) {
    fleet = settings.build().start();
    return step(0, Optional.of(ASA));
  }

  private TestContext step(int number, Optional<PlatformId> platform) {
    return step(fleet.device(number), platform);
  }

  private TestContext step(SimulatedDevice device, Optional<PlatformId> platform) {
    Device target =
        Device.of(device.name(), device.unitAddress().getHostAddress())
            .withPorts(DevicePorts.of(161, device.ssh().getPort(), device.telnet().getPort()))
            .withHostKeys(HostKeyPolicy.NONE);
    var secrets = device.credentials();
    return new TestContext(
        platform.map(target::withPlatform).orElse(target),
        List.of(sessions),
        TestServices.of(secrets.username(), secrets.password(), secrets.enablePassword()),
        Platforms.bundled());
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  @Test
  void whatIsSavedIsToldBesideWhatIsConfigured() throws Exception {
    try (TestContext step = start(asa())) {
      CliConfig config = new CliConfig();
      fleet.device(0).configure("boot system flash:/other.SPA");
      assertThat(config.boot(Access.SSH, step).savedImages())
          .contains(List.of("disk0:/asa984-12-lfbff-k8.SPA"));

      config.setBoot(List.of(), Access.SSH, step);
      assertThat(config.boot(Access.SSH, step).savedImages()).contains(List.of());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SSH", "TELNET"})
  void factsAreRead(Access access) throws Exception {
    try (TestContext step = start(asa().fileSystem("disk1", 1 << 30))) {
      SimulatedDevice device = fleet.device(0);
      device.configure("asdm image disk0:/asdm-7171.bin");
      DeviceFacts facts = new CliFacts().facts(access, step);

      assertThat(facts.platform()).contains(ASA);
      assertThat(facts.version()).contains("9.8(4)12");
      assertThat(facts.model()).contains("ASA5516");
      assertThat(facts.serialNumber()).contains(device.serialNumber());
      assertThat(facts.ramBytes()).hasValue(8L << 30);
      assertThat(facts.runningImage()).contains("disk0:/asa984-12-lfbff-k8.SPA");
      assertThat(facts.bootVariables()).containsExactly("disk0:/asa984-12-lfbff-k8.SPA");
      assertThat(facts.configRegister()).contains("0x1");
      assertThat(facts.failover().flatMap(Failover::state))
          .get()
          .asString()
          .isEqualToIgnoringCase("off");
      assertThat(facts.fileSystems())
          .extracting(FileSystem::name)
          .containsExactly("disk0:", "disk1:");
      FileSystem disk = facts.fileSystems().get(0);
      assertThat(disk.freeBytes()).isEqualTo(device.flash().freeBytes());
      assertThat(disk.file(NEWER.fileName())).isPresent();
      var mark = facts.bootMark().orElseThrow();
      assertThat(mark.precision()).isEqualTo(Duration.ofHours(1));
      assertThat(Duration.between(mark.bootedAt(), facts.readAt()))
          .isBetween(Duration.ofDays(40).minusHours(1), Duration.ofDays(40).plusHours(1));
      assertThat(step.said().toString())
          .doesNotContain(device.credentials().password(), device.credentials().enablePassword());
    }
  }

  @Test
  void platformIsFoundOutFromTheDevice() throws Exception {
    start(asa()).close();
    try (TestContext step = step(0, Optional.empty())) {
      assertThat(new CliFacts().facts(Access.SSH, step).platform()).contains(ASA);
    }
  }

  @Test
  void filesHaveADigestAndAreDeletedOnce() throws Exception {
    try (TestContext step = start(asa())) {
      CliFiles files = new CliFiles();
      FlashPath path = new FlashPath("disk0:", NEWER.fileName());
      assertThat(files.digest(path, DigestAlgorithm.MD5, Access.SSH, step).hex())
          .isEqualTo(NEWER.md5());
      assertThat(
              step.session(CliSession.class, Access.SSH)
                  .perform("digest", Map.of("path", path.toString(), "algorithm", "sha-512"))
                  .value("digest"))
          .contains(NEWER.digest("SHA-512"));
      files.delete(path, Access.SSH, step);
      files.delete(path, Access.SSH, step);
      assertThat(files.fileSystem("disk0:", Access.SSH, step).file(NEWER.fileName())).isEmpty();
    }
  }

  @Test
  void theBootListIsReplacedSavedAndReadBack() throws Exception {
    try (TestContext step = start(asa())) {
      CliConfig config = new CliConfig();
      List<String> wanted = List.of("disk0:" + NEWER.fileName(), "disk0:/asa984-12-lfbff-k8.SPA");
      config.setBoot(wanted, Access.SSH, step);
      config.setBoot(wanted, Access.SSH, step);

      List<String> spelled = List.of("disk0:/" + NEWER.fileName(), "disk0:/asa984-12-lfbff-k8.SPA");
      assertThat(config.boot(Access.SSH, step).images()).isEqualTo(spelled);
      assertThat(fleet.device(0).savedBootVariables()).isEqualTo(spelled);
      config.setBoot(List.of(), Access.SSH, step);
      assertThat(fleet.device(0).savedBootVariables()).isEmpty();
    }
  }

  @Test
  void whatIsConfiguredAndNotSavedIsReadAsTheList() throws Exception {
    try (TestContext step = start(asa())) {
      fleet.device(0).configure("boot system flash:/other.SPA");
      assertThat(new CliConfig().boot(Access.SSH, step).images())
          .containsExactly("disk0:/asa984-12-lfbff-k8.SPA", "disk0:/other.SPA");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SSH", "TELNET"})
  void aReloadDropsTheSessionAndSavesNothing(Access access) throws Exception {
    try (TestContext step = start(asa())) {
      SimulatedDevice device = fleet.device(0);
      device.configure("no boot system disk0:/asa984-12-lfbff-k8.SPA");
      List<String> saved = device.savedBootVariables();
      new CliReboot().reload(access, step);
      await().until(() -> device.rebootCount() == 1);
      assertThat(device.savedBootVariables()).isEqualTo(saved);
    }
  }

  @Test
  void aReloadWithContextsAnswersTheQuestionOfOne() throws Exception {
    try (TestContext step = start(asa().contexts("admin", "ctx-1"))) {
      fleet.device(0).configure("hostname sw-01");
      new CliReboot().reload(Access.SSH, step);
      await().until(() -> fleet.device(0).rebootCount() == 1);
    }
  }

  @Test
  void aRefusedReloadHasNoEffect() throws Exception {
    try (TestContext step = start(asa().faults(Fault.refuseReload()))) {
      DriverException e =
          catchThrowableOfType(
              DriverException.class, () -> new CliReboot().reload(Access.SSH, step));
      assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
    }
  }

  @Test
  void aQuestionThatNobodyKnowsStopsTheReload() throws Exception {
    try (TestContext step = start(asa().faults(Fault.extraConfirm()))) {
      DriverException e =
          catchThrowableOfType(
              DriverException.class, () -> new CliReboot().reload(Access.SSH, step));
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(fleet.device(0).state()).isEqualTo(DeviceState.RUNNING);
      assertThat(fleet.device(0).rebootCount()).isZero();
    }
  }

  @Test
  void withContextsEverythingIsDoneInTheSystem() throws Exception {
    try (TestContext step = start(asa().contexts("admin", "ctx-1"))) {
      DeviceFacts facts = new CliFacts().facts(Access.SSH, step);
      assertThat(facts.runningImage()).contains("disk0:/asa984-12-lfbff-k8.SPA");
      assertThat(facts.fileSystems()).hasSize(1);
      new CliConfig().setBoot(List.of("disk0:" + NEWER.fileName()), Access.SSH, step);
      assertThat(fleet.device(0).savedBootVariables())
          .containsExactly("disk0:/" + NEWER.fileName());
    }
  }

  @Test
  void theUnitsOfAPairTellOfEachOther() throws Exception {
    try (TestContext primary = start(asa().failoverPairs());
        TestContext secondary = step(fleet.device(0).mate(), Optional.of(ASA))) {
      CliFacts driver = new CliFacts();
      assertThat(driver.facts(Access.SSH, primary).failover())
          .contains(failover("Primary", "Active", "Standby Ready"));
      assertThat(driver.facts(Access.SSH, secondary).failover())
          .contains(failover("Secondary", "Standby Ready", "Active"));

      new CliConfig().setBoot(List.of("disk0:" + NEWER.fileName()), Access.SSH, primary);
      assertThat(fleet.device(0).mate().savedBootVariables())
          .as("what the active one saves, both save")
          .containsExactly("disk0:/" + NEWER.fileName());
    }
  }

  private static Failover failover(String role, String state, String peer) {
    return new Failover(Optional.of(role), Optional.of(state), Optional.of(peer));
  }

  @Test
  void nothingIsConfiguredOnAStandby() throws Exception {
    start(asa().failoverPairs()).close();
    SimulatedDevice mate = fleet.device(0).mate();
    try (TestContext standby = step(mate, Optional.of(ASA))) {
      List<String> before = mate.bootVariables();
      DriverException e =
          catchThrowableOfType(
              DriverException.class,
              () ->
                  new CliConfig()
                      .setBoot(List.of("disk0:" + NEWER.fileName()), Access.SSH, standby));
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(e.deviceWords()).contains("NOT performed from Standby");
      assertThat(mate.bootVariables()).isEqualTo(before);
    }
  }

  @Test
  void logMessagesAndBannersDoNotMatter() throws Exception {
    try (TestContext step = start(asa().faults(Fault.promptsInBanner(), Fault.logInOutput()))) {
      DeviceFacts facts = new CliFacts().facts(Access.SSH, step);
      assertThat(facts.version()).contains("9.8(4)12");
      new CliConfig().setBoot(List.of("disk0:" + NEWER.fileName()), Access.SSH, step);
      assertThat(fleet.device(0).savedBootVariables()).hasSize(1);
    }
  }

  @Test
  void everyDroppedSessionSaysWhatItMayHaveDone() throws Exception {
    for (int command = 1; command <= 12; command++) {
      for (Fault fault :
          List.of(
              Fault.dropSessionBeforeCommand(command), Fault.dropSessionAfterCommand(command))) {
        try (TestContext step = start(asa().faults(fault))) {
          List<String> before = fleet.device(0).savedBootVariables();
          try {
            new CliConfig().setBoot(List.of("disk0:x.bin"), Access.SSH, step);
          } catch (DriverException e) {
            if (e.effect() == DeviceEffect.NONE) {
              assertThat(fleet.device(0).bootVariables()).as(e.getMessage()).isEqualTo(before);
            }
          }
        } finally {
          fleet.close();
        }
      }
    }
  }
}
