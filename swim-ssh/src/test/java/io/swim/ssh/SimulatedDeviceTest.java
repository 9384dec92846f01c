package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.swim.device.Access;
import io.swim.device.BootConfiguration;
import io.swim.device.Device;
import io.swim.device.DeviceFacts;
import io.swim.device.DevicePorts;
import io.swim.device.FileSystem;
import io.swim.device.FlashPath;
import io.swim.device.HostKeyPolicy;
import io.swim.device.PlatformId;
import io.swim.device.SshAlgorithms;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.DigestAlgorithm;
import io.swim.testkit.SimulatedDevice;
import io.swim.testkit.SimulatedFleet;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.testkit.contract.TestContext;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SshProfile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The drivers against simulated devices, over real SSH and Telnet. */
class SimulatedDeviceTest {
  private static final PlatformId IOS = new PlatformId("cisco-ios");
  private static final SimulatedImage NEWER =
      SimulatedImage.builder().version("15.0(2)SE11").sizeBytes(300_000).build();

  private final CliSessions sessions = CliSessions.builder().build();
  private SimulatedFleet fleet;
  private SimulatedDevice device;

  private TestContext start(SimulatedFleetBuilder settings) {
    fleet = settings.firstAddress("127.44.0.1").build().start();
    device = fleet.device(0);
    return step(
        Device.of("sw-01", device.address().getHostAddress())
            .withPorts(DevicePorts.of(161, device.ssh().getPort(), device.telnet().getPort()))
            .withHostKeys(HostKeyPolicy.TRUST_ON_FIRST_USE)
            .withPlatform(IOS));
  }

  private TestContext step(Device target) {
    var secrets = device.credentials();
    return new TestContext(
        target,
        List.of(sessions),
        TestServices.of(secrets.username(), secrets.password(), secrets.enablePassword()),
        Platforms.bundled());
  }

  @AfterEach
  void stop() {
    if (fleet != null) {
      fleet.close();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SSH", "TELNET"})
  void factsAreRead(Access access) throws Exception {
    try (TestContext step = start(SimulatedFleet.builder())) {
      DeviceFacts facts = new CliFacts().facts(access, step);
      assertThat(facts.platform()).contains(IOS);
      assertThat(facts.version()).contains("12.2(55)SE3");
      assertThat(facts.imageFamily()).contains("C2960");
      assertThat(facts.featureSet()).contains("LANBASEK9-M");
      assertThat(facts.model()).contains("WS-C2960-24TT-L");
      assertThat(facts.serialNumber()).contains(device.serialNumber());
      assertThat(facts.ramBytes()).hasValue(128L * 1024 * 1024);
      assertThat(facts.runningImage()).contains(device.runningImage());
      assertThat(facts.bootVariables()).hasSize(1);
      assertThat(facts.configRegister()).contains("0xF");
      assertThat(facts.fileSystems()).hasSize(1);
      assertThat(facts.fileSystems().get(0).name()).isEqualTo("flash:");
      assertThat(facts.fileSystems().get(0).files()).isNotEmpty();
      var mark = facts.bootMark().orElseThrow();
      assertThat(Duration.between(mark.bootedAt(), facts.readAt()))
          .isBetween(Duration.ofDays(40).minusMinutes(1), Duration.ofDays(40).plusMinutes(1));
      assertThat(mark.precision()).isEqualTo(Duration.ofSeconds(60));
      assertThat(step.said().toString())
          .contains("show version", "********")
          .doesNotContain(device.credentials().password(), device.credentials().enablePassword());
      assertThat(step.checkpoints()).isZero();
    }
  }

  @Test
  void platformIsFoundOutFromTheDevice() throws Exception {
    try (TestContext step = start(SimulatedFleet.builder())) {
      Device anonymous =
          Device.of("sw-01", step.device().address())
              .withPorts(step.device().ports())
              .withHostKeys(HostKeyPolicy.NONE);
      try (TestContext other = step(anonymous)) {
        assertThat(new CliFacts().facts(Access.SSH, other).platform()).contains(IOS);
      }
    }
  }

  @Test
  void digestIsThatOfTheFile() throws Exception {
    try (TestContext step = start(SimulatedFleet.builder().moreImages(NEWER))) {
      FlashPath path = new FlashPath("flash:", NEWER.fileName());
      assertThat(new CliFiles().digest(path, DigestAlgorithm.MD5, Access.SSH, step).hex())
          .isEqualTo(NEWER.md5());
    }
  }

  @Test
  void digestOfAMissingFileIsRefusedInTheDevicesWords() throws Exception {
    try (TestContext step = start(SimulatedFleet.builder())) {
      DriverException e =
          catchThrowableOfType(
              DriverException.class,
              () ->
                  new CliFiles()
                      .digest(
                          new FlashPath("flash:", "gone.bin"),
                          DigestAlgorithm.MD5,
                          Access.TELNET,
                          step));
      assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(e.deviceWords()).contains("No such file");
    }
  }

  @Test
  void deletingIsSafeToRepeat() throws Exception {
    try (TestContext step = start(SimulatedFleet.builder().moreImages(NEWER))) {
      CliFiles files = new CliFiles();
      FlashPath path = new FlashPath("flash:", NEWER.fileName());
      files.delete(path, Access.SSH, step);
      files.delete(path, Access.SSH, step);
      FileSystem flash = files.fileSystem("flash:", Access.SSH, step);
      assertThat(flash.file(NEWER.fileName())).isEmpty();
      assertThat(flash.freeBytes()).isEqualTo(device.flash().freeBytes());
      assertThat(step.checkpoints()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"C2960", "C1841"})
  void bootListIsReplacedSavedAndReadBack(String family) throws Exception {
    try (TestContext step = start(SimulatedFleet.builder().family(family))) {
      CliConfig config = new CliConfig();
      List<String> wanted = List.of("flash:a-mz.150-2.SE11.bin", "flash:b-mz.122-55.SE3.bin");
      config.setBoot(wanted, Access.SSH, step);
      config.setBoot(wanted, Access.SSH, step);
      BootConfiguration boot = config.boot(Access.SSH, step);
      assertThat(boot.images()).isEqualTo(wanted);
      assertThat(device.savedBootVariables()).hasSize(2);
      assertThat(boot.configRegister()).contains(family.equals("C2960") ? "0xF" : "0x2102");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SSH", "TELNET"})
  void reloadThatDropsTheSessionIsNotAFailure(Access access) throws Exception {
    try (TestContext step = start(SimulatedFleet.builder())) {
      new CliReboot().reload(access, step);
      await().until(() -> device.rebootCount() == 1);
    }
  }

  @Test
  void unsavedConfigurationIsNotSavedByAReload() throws Exception {
    try (TestContext step = start(SimulatedFleet.builder())) {
      var session = step.session(io.swim.spi.CliSession.class, Access.SSH);
      session.perform("set-boot", java.util.Map.of("images", "flash:other.bin"));
      List<String> saved = device.savedBootVariables();
      new CliReboot().reload(Access.SSH, step);
      await().until(() -> device.rebootCount() == 1);
      assertThat(device.savedBootVariables()).isEqualTo(saved);
    }
  }

  @Test
  void refusedReloadHasNoEffect() throws Exception {
    try (TestContext step = start(SimulatedFleet.builder().faults(Fault.refuseReload()))) {
      DriverException e =
          catchThrowableOfType(
              DriverException.class, () -> new CliReboot().reload(Access.SSH, step));
      assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
    }
  }

  @Test
  void bannersThatLookLikePromptsAndLogMessagesDoNotMatter() throws Exception {
    try (TestContext step =
        start(
            SimulatedFleet.builder()
                .moreImages(NEWER)
                .faults(Fault.promptsInBanner(), Fault.logInOutput()))) {
      DeviceFacts facts = new CliFacts().facts(Access.SSH, step);
      assertThat(facts.version()).contains("12.2(55)SE3");
      assertThat(facts.fileSystems().get(0).file(NEWER.fileName())).isPresent();
      new CliConfig().setBoot(List.of("flash:" + NEWER.fileName()), Access.SSH, step);
      assertThat(new CliConfig().boot(Access.TELNET, step).images())
          .containsExactly("flash:" + NEWER.fileName());
    }
  }

  @Test
  void refusedLoginIsAnAuthenticationFailure() throws Exception {
    for (Access access : List.of(Access.SSH, Access.TELNET)) {
      try (TestContext step = start(SimulatedFleet.builder().faults(Fault.refuseLogin()))) {
        DriverException e =
            catchThrowableOfType(DriverException.class, () -> new CliFacts().facts(access, step));
        assertThat(e.kind()).isEqualTo(FailureKind.AUTHENTICATION);
        assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
        assertThat(e.getMessage()).contains("sw-01", "admin");
      } finally {
        fleet.close();
      }
    }
  }

  @Test
  void legacyAlgorithmsNeedPermissionAndThenWork() throws Exception {
    try (TestContext step = start(SimulatedFleet.builder().ssh(SshProfile.LEGACY))) {
      DriverException e =
          catchThrowableOfType(DriverException.class, () -> new CliFacts().facts(Access.SSH, step));
      assertThat(e.kind()).isEqualTo(FailureKind.AUTHENTICATION);
      assertThat(e.getMessage())
          .contains("diffie-hellman-group1-sha1", "curve25519-sha256", "SshAlgorithms.LEGACY");
      try (TestContext allowed = step(step.device().withSshAlgorithms(SshAlgorithms.LEGACY))) {
        assertThat(new CliFacts().facts(Access.SSH, allowed).version()).isPresent();
      }
    }
  }

  @Test
  void everyDroppedSessionSaysWhatItMayHaveDone() throws Exception {
    for (int command = 1; command <= 12; command++) {
      for (Fault fault :
          List.of(
              Fault.dropSessionBeforeCommand(command), Fault.dropSessionAfterCommand(command))) {
        try (TestContext step = start(SimulatedFleet.builder().faults(fault))) {
          List<String> before = device.savedBootVariables();
          try {
            new CliConfig().setBoot(List.of("flash:x.bin"), Access.SSH, step);
          } catch (DriverException e) {
            if (e.effect() == DeviceEffect.NONE) {
              assertThat(device.bootVariables()).as(e.getMessage()).isEqualTo(before);
            }
            assertThat(e.getMessage()).doesNotContain(device.credentials().enablePassword());
          }
        } finally {
          fleet.close();
        }
      }
    }
  }
}
