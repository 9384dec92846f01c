package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.swim.device.Access;
import io.swim.device.Device;
import io.swim.device.DeviceFacts;
import io.swim.device.DevicePorts;
import io.swim.device.Failover;
import io.swim.device.FileLocation;
import io.swim.device.FileSystem;
import io.swim.device.FlashPath;
import io.swim.device.HostKeyPolicy;
import io.swim.device.Login;
import io.swim.device.PlatformId;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.DigestAlgorithm;
import io.swim.image.ImageId;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import io.swim.realservers.LibraryServers;
import io.swim.spi.CliOperation;
import io.swim.spi.CliSession;
import io.swim.spi.FetchRoute;
import io.swim.spi.PairStatus;
import io.swim.spi.SignsOfLife;
import io.swim.spi.StepContext;
import io.swim.spi.TransferOrder;
import io.swim.testkit.SimulatedDevice;
import io.swim.testkit.SimulatedFleet;
import io.swim.testkit.contract.TestContext;
import io.swim.testkit.device.DeviceState;
import io.swim.testkit.device.FailoverFault;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The drivers against two simulated ASA that stand in for each other, and against the mate. */
@Timeout(120)
class SimulatedPairTest {
  private static final PlatformId ASA = new PlatformId("cisco-asa");
  private static final String OLD = "asa984-12-lfbff-k8.SPA";
  private static final SimulatedImage NEWER =
      SimulatedImage.builder()
          .model(SimulatedModels.asa5516())
          .version("9.12(4)55")
          .sizeBytes(300_000)
          .build();

  private final CliSessions sessions = CliSessions.builder().build();
  private SimulatedFleet fleet;
  private SimulatedDevice pair;
  private TestContext step;

  @BeforeEach
  void start() {
    fleet =
        SimulatedFleet.builder()
            .model(SimulatedModels.asa5516())
            .failoverPairs()
            .rebootTime(Duration.ofMillis(100))
            .firstAddress("127.45.1.1")
            .build()
            .start();
    pair = fleet.device(0);
    step = step();
  }

  private TestContext step() {
    var secrets = pair.credentials();
    return new TestContext(
        Device.of(pair.name(), pair.address().getHostAddress())
            .withPlatform(ASA)
            .withPorts(DevicePorts.of(161, pair.ssh().getPort(), pair.telnet().getPort()))
            .withHostKeys(HostKeyPolicy.NONE),
        List.of(sessions),
        TestServices.of(secrets.username(), secrets.password(), secrets.enablePassword()),
        Platforms.bundled());
  }

  @AfterEach
  void stop() {
    step.close();
    fleet.close();
  }

  private StepContext mate() {
    return new MateStep(step);
  }

  private void awaitReboot(SimulatedDevice unit) {
    await().until(() -> unit.rebootCount() == 1 && unit.state() == DeviceState.RUNNING);
  }

  @ParameterizedTest
  @EnumSource(names = {"SSH", "TELNET"})
  void factsOfTheMateAreItsOwn(Access access) throws Exception {
    pair.mate().flash().put(NEWER);

    DeviceFacts own = new CliFacts().facts(access, step);
    DeviceFacts mate = new CliFacts().facts(access, mate());

    assertThat(own.serialNumber()).contains(pair.serialNumber());
    assertThat(mate.serialNumber()).contains(pair.mate().serialNumber());
    assertThat(mate.version()).contains("9.8(4)12");
    assertThat(mate.bootVariables()).containsExactly("disk0:/" + OLD);
    assertThat(mate.configRegister()).contains("0x1");
    assertThat(mate.bootMark()).isPresent();
    assertThat(mate.failover())
        .contains(
            new Failover(
                Optional.of("Secondary"), Optional.of("Standby Ready"), Optional.of("Active")));
    FileSystem disk = mate.fileSystems().get(0);
    assertThat(disk.file(NEWER.fileName())).isPresent();
    assertThat(own.fileSystems().get(0).file(NEWER.fileName())).isEmpty();
  }

  @Test
  void bothUnitsAreKnownByTheirSerialNumbers() throws Exception {
    PairStatus status = new CliFailover().status(Access.SSH, step);

    assertThat(status.serialNumber()).isEqualTo(pair.serialNumber());
    assertThat(status.mateSerialNumber()).isEqualTo(pair.mate().serialNumber());
    assertThat(status.failover().state()).contains("Active");
    assertThat(status.failover().peerState()).contains("Standby Ready");
    assertThat(status.mateAddresses()).containsExactly(pair.mate().unitAddress().getHostAddress());
  }

  @Test
  void filesOfTheMateAreComparedAndDeletedThere() throws Exception {
    pair.flash().put(NEWER);
    pair.mate().flash().put(NEWER);
    CliFiles files = new CliFiles();
    FlashPath path = new FlashPath("disk0:", NEWER.fileName());

    assertThat(files.digest(path, DigestAlgorithm.MD5, Access.SSH, mate()).hex())
        .isEqualTo(NEWER.md5());
    files.delete(path, Access.SSH, mate());
    assertThat(files.fileSystem("disk0:", Access.SSH, mate()).file(NEWER.fileName())).isEmpty();
    assertThat(pair.flash().file(NEWER.fileName())).isPresent();
  }

  @ParameterizedTest
  @EnumSource(names = {"SCP", "FTP", "HTTP", "HTTPS"})
  void theMateFetchesItsImageAndThePasswordIsNowhere(
      TransferProtocol protocol, @TempDir Path folder) throws Exception {
    Files.write(folder.resolve(NEWER.fileName()), NEWER.toByteArray());
    pair.configure("no ssh stricthostkeycheck");
    try (LibraryServers peers = LibraryServers.start(folder)) {
      copy(protocol, peers.port(protocol), LibraryServers.PASSWORD);
    }
    assertThat(pair.mate().flash().file(NEWER.fileName())).isPresent();
    assertThat(pair.flash().file(NEWER.fileName())).isEmpty();
    assertThat(step.said())
        .noneMatch(each -> each.toString().contains(LibraryServers.PASSWORD))
        .anyMatch(each -> each.toString().contains("failover exec mate copy"));
  }

  private void copy(TransferProtocol protocol, int port, String password) throws Exception {
    SoftwareImage image =
        new SoftwareImage(
            new ImageId("new"),
            NEWER.fileName(),
            ASA,
            ImageKind.SYSTEM,
            "9.12(4)55",
            "",
            "",
            300_000,
            List.of(),
            ImageRequirements.NONE,
            "",
            "",
            Instant.EPOCH);
    new CliCopy()
        .transfer(
            new TransferOrder(
                image,
                new FlashPath("disk0:", NEWER.fileName()),
                Access.SSH,
                new FileLocation(protocol, "127.0.0.1", OptionalInt.of(port), NEWER.fileName()),
                Optional.of(new Login(LibraryServers.USER, Secret.of(password))),
                FetchRoute.from(pair.address()),
                SignsOfLife.NONE,
                ""),
            mate());
  }

  @Test
  void aPasswordThatMeansSomethingInAUrlIsNotSentToTheMate() {
    DriverException e =
        catchThrowableOfType(
            DriverException.class, () -> copy(TransferProtocol.SCP, 22, "per-cent%and@t"));

    assertThat(e.kind()).isEqualTo(FailureKind.UNSUPPORTED);
    assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(e.getMessage()).doesNotContain("per-cent");
  }

  @Test
  void nothingIsConfiguredAtTheMate() throws Exception {
    CliSession session = mate().session(CliSession.class, Access.SSH);
    for (String operation :
        List.of(
            CliOperation.SET_BOOT,
            CliOperation.CLEAR_BOOT,
            CliOperation.SET_DEVICE_MANAGER,
            CliOperation.SAVE)) {
      assertThat(session.can(operation)).as(operation).isFalse();
      DriverException e =
          catchThrowableOfType(
              DriverException.class,
              () -> session.perform(operation, Map.of("images", "disk0:/x", "image", "disk0:/x")));
      assertThat(e.kind()).isEqualTo(FailureKind.UNSUPPORTED);
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
    }
  }

  @Test
  void aMateThatDoesNotAnswerIsUnreachable() {
    pair.mate().inject(Fault.neverReturn());
    pair.mate().powerCycle();

    for (DriverException e :
        List.of(
            failure(() -> new CliFacts().facts(Access.SSH, mate())),
            failure(
                () -> new CliFiles().delete(new FlashPath("disk0:", OLD), Access.SSH, mate())))) {
      assertThat(e.kind()).as(e.getMessage()).isEqualTo(FailureKind.UNREACHABLE);
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(e.deviceWords()).contains("failover exec");
    }
  }

  private interface Call {
    void run() throws Exception;
  }

  private static DriverException failure(Call call) {
    return catchThrowableOfType(DriverException.class, call::run);
  }

  @Test
  void aMateThatRefusesWhatIsPassedOnIsUnreachable() {
    pair.mate().inject(FailoverFault.refusesMate());

    DriverException e = failure(() -> new CliFacts().facts(Access.SSH, mate()));

    assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE);
    assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
  }

  @ParameterizedTest
  @EnumSource(names = {"SSH", "TELNET"})
  void theMateIsReloadedAndGetsReady(Access access) throws Exception {
    new CliReboot().reload(access, mate());
    awaitReboot(pair.mate());

    CliFailover driver = new CliFailover();
    assertThat(driver.status(access, step).failover().peerState()).contains("Sync Config");
    assertThat(driver.status(access, step).failover().peerState()).contains("Bulk Sync");
    assertThat(driver.status(access, step).failover().peerState()).contains("Standby Ready");
    assertThat(pair.rebootCount()).isZero();
    assertThat(pair.isActive()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"SSH", "TELNET"})
  void theOtherUnitAnswersAfterTheSwitch(Access access) throws Exception {
    new CliFailover().switchOver(pair.serialNumber(), access, step);
    await().until(pair.mate()::isActive);

    try (TestContext after = step()) {
      PairStatus status = new CliFailover().status(access, after);
      assertThat(status.serialNumber()).isEqualTo(pair.mate().serialNumber());
      assertThat(status.mateSerialNumber()).isEqualTo(pair.serialNumber());
      assertThat(status.failover().role()).contains("Secondary");
    }
    assertThat(pair.rebootCount() + pair.mate().rebootCount()).isZero();
  }

  @Test
  void aRefusedSwitchHasNoEffect() {
    pair.inject(FailoverFault.refusesSwitchOver());

    DriverException e =
        failure(() -> new CliFailover().switchOver(pair.serialNumber(), Access.SSH, step));

    assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(pair.isActive()).isTrue();
  }

  @Test
  void aPairIsUpgradedByHandOverOneAddress() throws Exception {
    pair.flash().put(NEWER);
    pair.mate().flash().put(NEWER);
    new CliConfig().setBoot(List.of("disk0:" + NEWER.fileName(), "disk0:" + OLD), Access.SSH, step);
    new CliReboot().reload(Access.SSH, mate());
    awaitReboot(pair.mate());
    CliFailover driver = new CliFailover();
    for (int i = 0; i < 3; i++) {
      driver.status(Access.SSH, step);
    }
    assertThat(new CliFacts().facts(Access.SSH, mate()).version()).contains("9.12(4)55");
    driver.switchOver(pair.serialNumber(), Access.SSH, step);
    await().until(pair.mate()::isActive);
    try (TestContext after = step()) {
      new CliReboot().reload(Access.SSH, new MateStep(after));
      awaitReboot(pair);
      assertThat(new CliFacts().facts(Access.SSH, after).version()).contains("9.12(4)55");
      assertThat(new CliFacts().facts(Access.SSH, new MateStep(after)).version())
          .contains("9.12(4)55");
    }
    assertThat(pair.rebootCount()).isEqualTo(1);
    assertThat(pair.mate().rebootCount()).isEqualTo(1);
  }
}
