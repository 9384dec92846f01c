package io.swim.snmp;

import static io.swim.snmp.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.device.Access;
import io.swim.device.BootMark;
import io.swim.device.DeviceFacts;
import io.swim.device.DeviceFacts.Configuration;
import io.swim.device.FileLocation;
import io.swim.device.FileSystem;
import io.swim.device.FlashPath;
import io.swim.device.PlatformId;
import io.swim.device.SnmpCredentials;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageId;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import io.swim.spi.FetchRoute;
import io.swim.spi.SignsOfLife;
import io.swim.spi.TransferOrder;
import io.swim.spi.TransferResult;
import io.swim.testkit.SimulatedFleet;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.testkit.contract.TestContext;
import io.swim.testkit.device.DeviceState;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.SimulatedCredentials;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SnmpUser;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snmp4j.PDU;

/** The drivers against a whole simulated device: it fetches over TFTP, and really restarts. */
class SimulatedUpgradeTest extends WithFetchingDevice {
  private static final SimulatedImage OLD =
      SimulatedImage.builder().version("12.2(55)SE3").sizeBytes(200_000).build();
  private static final SimulatedImage NEW =
      SimulatedImage.builder().version("15.0(2)SE11").sizeBytes(300_000).build();

  @Override
  SimulatedFleetBuilder fleet() {
    return SimulatedFleet.builder()
        .image(OLD)
        .credentials(
            SimulatedCredentials.defaults()
                .withSnmpUsers(
                    SnmpUser.authPriv(
                        "swim",
                        SnmpUser.Auth.SHA1,
                        "auth-secret",
                        SnmpUser.Privacy.AES256,
                        "priv-secret")))
        .firstAddress("127.61.0.1")
        .allowSnmpReload();
  }

  @BeforeEach
  void serve() throws Exception {
    NEW.writeTo(folder.resolve(NEW.fileName()));
  }

  private static TransferOrder order(String path, String token) throws Exception {
    return new TransferOrder(
        new SoftwareImage(
            new ImageId(NEW.fileName()),
            NEW.fileName(),
            new PlatformId("cisco-ios"),
            ImageKind.SYSTEM,
            NEW.version(),
            NEW.family(),
            "",
            NEW.sizeBytes(),
            List.of(),
            ImageRequirements.NONE,
            "",
            "",
            Instant.EPOCH),
        new FlashPath("flash:", NEW.fileName()),
        Access.SNMP,
        new FileLocation(TransferProtocol.TFTP, "127.0.0.1", OptionalInt.empty(), path),
        Optional.empty(),
        FetchRoute.from(InetAddress.getByName("127.0.0.1")),
        SignsOfLife.NONE,
        token);
  }

  private void copy(String path) throws Exception {
    CiscoFlashCopy driver = new CiscoFlashCopy();
    TransferResult result = driver.transfer(order(path, ""), context);
    while (result instanceof TransferResult.InProgress going) {
      result = driver.transfer(order(path, going.token()), context);
    }
    assertThat(result).isEqualTo(new TransferResult.Finished());
  }

  private DeviceFacts facts() throws Exception {
    return new SnmpFacts().facts(Access.SNMP, context);
  }

  @Test
  void factsSayWhatTheDeviceIsAndRuns() throws Exception {
    DeviceFacts facts = facts();

    assertThat(facts.platform()).contains(new PlatformId("cisco-ios"));
    assertThat(facts.version()).contains("12.2(55)SE3");
    assertThat(facts.imageFamily()).contains("C2960");
    assertThat(facts.featureSet()).isPresent();
    assertThat(facts.model()).contains(device.model().productId());
    assertThat(facts.serialNumber()).contains(device.serialNumber());
    assertThat(facts.ramBytes()).hasValue(device.model().ramBytes());
    assertThat(facts.runningImage()).contains(device.runningImage());
    FileSystem flash = facts.fileSystem("flash:").orElseThrow();
    assertThat(flash.totalBytes()).isEqualTo(device.flash().totalBytes());
    assertThat(flash.freeBytes()).isEqualTo(device.flash().freeBytes());
    assertThat(flash.file(OLD.fileName()).orElseThrow().sizeBytes()).isEqualTo(200_000);
    BootMark mark = facts.bootMark().orElseThrow();
    assertThat(mark.bootCount()).hasValue(3);
    assertThat(mark.bootedAt())
        .isBetween(
            facts.readAt().minus(Duration.ofDays(40)).minusSeconds(60),
            facts.readAt().minus(Duration.ofDays(40)));
  }

  @Test
  void anUnsavedChangeIsToldUntilSomebodySavesIt() throws Exception {
    assertThat(facts().configuration()).as("nobody changed anything").isEmpty();

    device.configure("hostname edge-7");
    assertThat(facts().configuration()).contains(Configuration.UNSAVED_CHANGES);

    device.saveConfiguration();
    assertThat(facts().configuration()).contains(Configuration.SAVED);
  }

  @Test
  void aHiddenFlashMibLeavesAGap() throws Exception {
    device.inject(Fault.snmpHidesFlash());

    DeviceFacts facts = facts();

    assertThat(facts.fileSystems()).isEmpty();
    assertThat(facts.version()).contains("12.2(55)SE3");
  }

  @Test
  void aCopyPutsTheImageOnFlash() throws Exception {
    copy(NEW.fileName());

    assertThat(device.flash().file(NEW.fileName())).isPresent();
    assertThat(new CiscoFlashFiles().fileSystem("flash", Access.SNMP, context).file(NEW.fileName()))
        .isPresent();
  }

  @Test
  void aFileThatTheServerLacksIsRejected() {
    DriverException failure = failure(() -> copy("missing.bin"));

    assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(failure.deviceWords()).isEqualTo("copyInvalidSourceName(5)");
  }

  @Test
  void aFullFlashIsACapacityFailure() {
    device.inject(Fault.flashFull());

    assertThat(failure(() -> copy(NEW.fileName())).kind()).isEqualTo(FailureKind.CAPACITY);
  }

  @Test
  void aUserWhoMayOnlyReadIsToldSo() {
    device.inject(Fault.snmpReadOnly());

    DriverException failure = failure(() -> copy(NEW.fileName()));

    assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(failure.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(failure).hasMessageContaining("the view of these credentials does not allow it");
    assertThat(failure.deviceWords()).isEqualTo("noAccess");
  }

  @Test
  void aDeletedFileIsGoneAndDeletingItAgainIsNoError() throws Exception {
    device.flash().put(NEW);
    CiscoFlashFiles files = new CiscoFlashFiles();
    FlashPath path = new FlashPath("flash:", NEW.fileName());

    files.delete(path, Access.SNMP, context);
    assertThat(device.flash().file(NEW.fileName())).isEmpty();
    files.delete(path, Access.SNMP, context);
  }

  @Test
  void anErasedFileSystemIsEmpty() throws Exception {
    device.flash().put(NEW);

    new CiscoFlashFiles().erase("flash:", Access.SNMP, context);

    assertThat(device.flash().files()).isEmpty();
  }

  @Test
  void aReloadIsProvenByTheBootMark() throws Exception {
    BootMark before = facts().bootMark().orElseThrow();

    new SnmpReboot().reload(Access.SNMP, context);

    await().until(() -> device.rebootCount() == 1 && device.state() == DeviceState.RUNNING);
    BootMark after = facts().bootMark().orElseThrow();
    assertThat(after.since(before)).isEqualTo(BootMark.Verdict.REBOOTED);
    assertThat(before.since(before)).isNotEqualTo(BootMark.Verdict.REBOOTED);
  }

  @Test
  void aReloadOverVersion3IsProvenThoughTheEngineIsAnotherOneAfterIt() throws Exception {
    device.inject(Fault.engineIdChanges());
    TestContext v3 =
        Contexts.of(
            Simulated.device(device),
            sessions,
            Simulated.user(
                "swim",
                SnmpCredentials.Auth.SHA1,
                "auth-secret",
                SnmpCredentials.Priv.AES256,
                "priv-secret"));
    BootMark before = new SnmpFacts().facts(Access.SNMP, v3).bootMark().orElseThrow();

    new SnmpReboot().reload(Access.SNMP, v3);

    await().until(() -> device.rebootCount() == 1 && device.state() == DeviceState.RUNNING);
    assertThat(failure(() -> new SnmpFacts().facts(Access.SNMP, v3)))
        .hasMessageContaining("its engine ID changed");
    Contexts.session(v3).acceptNewEngine();
    assertThat(new SnmpFacts().facts(Access.SNMP, v3).bootMark().orElseThrow().since(before))
        .isEqualTo(BootMark.Verdict.REBOOTED);
  }

  @Test
  void aRefusedReloadHasNoEffectAndSaysWhatToConfigure() {
    device.inject(Fault.refuseReload());

    DriverException failure = failure(() -> new SnmpReboot().reload(Access.SNMP, context));

    assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(failure.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(failure).hasMessageContaining("snmp-server system-shutdown");
    assertThat(failure.deviceWords()).isEqualTo("commitFailed");
    assertThat(device.rebootCount()).isZero();
  }

  @Test
  void aReloadWithAWriteCommunityThatIsRefusedHasNoEffect() {
    device.inject(Fault.refuseWriteCommunity());

    DriverException failure = failure(() -> new SnmpReboot().reload(Access.SNMP, context));

    assertThat(failure.kind()).isEqualTo(FailureKind.AUTHENTICATION);
    assertThat(failure.effect()).isEqualTo(DeviceEffect.NONE);
  }

  @Test
  void aReloadOfASilentDeviceIsNotEvenSent() {
    device.inject(Fault.snmpSilent());

    DriverException failure = failure(() -> new SnmpReboot().reload(Access.SNMP, context));

    assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
    assertThat(failure.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(context.checkpoints()).isZero();
  }

  @Test
  void aReloadWhoseAnswerIsLostLeavesTheEffectUnknown() throws Exception {
    try (TestAgent agent = new TestAgent()) {
      agent.losesAnswer = pdu -> pdu.getType() == PDU.SET;
      TestContext lossy = Contexts.of(agent.device(), sessions, Contexts.V2C);

      DriverException failure = failure(() -> new SnmpReboot().reload(Access.SNMP, lossy));

      assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
      assertThat(failure.effect()).isEqualTo(DeviceEffect.UNKNOWN);
      assertThat(failure).hasMessageStartingWith("the reload may have been taken: ");
    }
  }
}
