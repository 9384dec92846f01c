package io.swim.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.device.BootMode;
import io.swim.device.BootRegister;
import io.swim.device.FileSystem;
import io.swim.device.PlatformId;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.job.Finding;
import io.swim.job.ImageVerification;
import io.swim.job.Severity;
import io.swim.job.SoftwareChange;
import io.swim.job.UpgradeScope;
import io.swim.spi.DriverCoverage;
import io.swim.spi.Validator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each validator alone, with each thing that it can find. */
class ValidatorsTest extends ValidatorFixture {
  @Test
  void theStandardValidatorsHaveIdsOfTheirOwn() {
    assertThat(Validators.standard()).extracting(Validator::id).doesNotHaveDuplicates();
  }

  @Test
  void identityOfADeviceWithoutAnExpectedSerialNumberIsNotAsked() {
    assertThat(findings(new IdentityValidator(), facts -> facts.serialNumber("ABC"))).isEmpty();
  }

  @Test
  void identityIsTheSerialNumber() {
    device = device.withSerialNumber("ABC");

    is(
        only(new IdentityValidator(), facts -> facts.serialNumber("ABC")),
        Severity.PASSED,
        "identity",
        "ABC");
    is(
        only(new IdentityValidator(), facts -> facts.serialNumber("XYZ")),
        Severity.ERROR,
        "wrong-device",
        "sw-1",
        "127.0.0.1",
        "XYZ",
        "ABC");
    is(only(new IdentityValidator(), facts -> facts), Severity.ERROR, "wrong-device", "not told");
  }

  @Test
  void platformThatNobodyRecognisesIsAnError() {
    is(only(new PlatformValidator(), facts -> facts), Severity.ERROR, "unknown-platform", "sw-1");
  }

  @Test
  void platformAndFamilyOfTheImageFit() {
    is(
        only(new PlatformValidator(), facts -> facts.platform(IOS).imageFamily("c2960")),
        Severity.PASSED,
        "platform");
    is(only(new PlatformValidator(), facts -> facts.platform(IOS)), Severity.PASSED, "platform");
  }

  @Test
  void platformOfAnotherKindIsAnError() {
    is(
        only(new PlatformValidator(), facts -> facts.platform(new PlatformId("cisco-nxos"))),
        Severity.ERROR,
        "wrong-platform",
        "cisco-ios",
        "cisco-nxos");
  }

  @Test
  void platformThatContradictsTheInventoryIsAnError() {
    device = device.withPlatform(new PlatformId("cisco-nxos"));

    is(
        only(new PlatformValidator(), facts -> facts.platform(IOS)),
        Severity.ERROR,
        "platform-contradiction",
        "cisco-ios",
        "cisco-nxos");
  }

  @Test
  void platformOfAnotherFamilyIsAnError() {
    is(
        only(new PlatformValidator(), facts -> facts.platform(IOS).imageFamily("C3560")),
        Severity.ERROR,
        "wrong-family",
        "C2960",
        "C3560");
  }

  @ParameterizedTest
  @EnumSource(
      value = ImageKind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"SYSTEM", "TEST"})
  void platformTakesWhatIsNoSystemForDistributionOnly(ImageKind other) {
    kind = other;

    is(
        only(new PlatformValidator(), facts -> facts.platform(IOS)),
        Severity.ERROR,
        "not-a-system-image",
        "new.bin",
        "never booted");
    options = options.withScope(UpgradeScope.DISTRIBUTE);
    is(only(new PlatformValidator(), facts -> facts.platform(IOS)), Severity.PASSED, "platform");
  }

  @Test
  void stackIsRefusedUnlessTheImageIsOnlyDistributed() {
    assertThat(findings(new StackValidator(), facts -> facts)).isEmpty();
    assertThat(findings(new StackValidator(), facts -> facts.members(1))).isEmpty();
    is(
        only(new StackValidator(), facts -> facts.members(3)),
        Severity.ERROR,
        "stack-not-supported",
        "sw-1",
        "3 members");
    options = options.withScope(UpgradeScope.DISTRIBUTE);
    is(
        only(
            new StackValidator(),
            facts ->
                facts
                    .members(2)
                    .fileSystem(new FileSystem("flash:", 1000, 900, List.of()))
                    .fileSystem(new FileSystem("flash2:", 1000, 7, List.of()))),
        Severity.WARNING,
        "stack-one-flash",
        "flash: alone",
        "not to flash2: with 7 bytes free of 1000");
  }

  @ParameterizedTest
  @CsvSource({
    "12.2(55)SE3,  PASSED,      version",
    "15.0(2)SE11,  INFORMATION, same-version",
    "15.0.2-SE11,  INFORMATION, same-version",
    "15.2(2)E,     WARNING,     downgrade",
    "Everest,      WARNING,     unknown-version",
    "'',           WARNING,     version-not-told"
  })
  void versionsAreCompared(String running, Severity severity, String code) {
    is(only(new VersionValidator(), facts -> facts.version(running)), severity, code, running);
  }

  @Test
  void memoryOfAnImageThatAsksForNoneIsNotLookedAt() {
    assertThat(findings(new MemoryValidator(), facts -> facts.ramBytes(1))).isEmpty();
  }

  @Test
  void memoryIsCompared() {
    requirements = new ImageRequirements(OptionalLong.of(64), OptionalLong.empty());

    is(only(new MemoryValidator(), facts -> facts.ramBytes(64)), Severity.PASSED, "memory", "64");
    is(
        only(new MemoryValidator(), facts -> facts.ramBytes(63)),
        Severity.WARNING,
        "memory-too-small",
        "64",
        "63");
    is(only(new MemoryValidator(), facts -> facts), Severity.WARNING, "memory-not-told", "64");
  }

  @ParameterizedTest
  @CsvSource({
    "0x2102, PASSED, boot-register",
    "0xF,    PASSED, boot-register",
    "0x2100, ERROR,  register-ignores-boot-list",
    "0x2101, ERROR,  register-ignores-boot-list",
    "0x0,    ERROR,  register-ignores-boot-list"
  })
  void bootRegisterLetsTheListBoot(String register, Severity severity, String code) {
    is(
        only(new BootRegisterValidator(), facts -> facts.configRegister(register)),
        severity,
        code,
        register);
  }

  @ParameterizedTest
  @CsvSource({"0x1, PASSED, boot-register", "0x2, ERROR, register-ignores-boot-list"})
  void aPlatformMayHaveOtherRegisters(String register, Severity severity, String code) {
    registers = new BootRegister(Pattern.compile("0x1"), "0x1");
    Finding finding =
        only(new BootRegisterValidator(), facts -> facts.platform(IOS).configRegister(register));
    is(finding, severity, code, register);
    assertThat(severity == Severity.PASSED || finding.remedy().endsWith("0x1")).isTrue();
  }

  @Test
  void bootRegisterIsNotAskedWhereNothingIsActivatedOrNothingIsTold() {
    assertThat(findings(new BootRegisterValidator(), facts -> facts)).isEmpty();
    options = options.withScope(UpgradeScope.DISTRIBUTE);
    assertThat(findings(new BootRegisterValidator(), facts -> facts.configRegister("0x2100")))
        .isEmpty();
  }

  @Test
  void aDeviceThatWouldWaitAtItsBootLoaderIsNotReloaded() {
    Finding finding =
        only(new BootModeValidator(), facts -> facts.platform(IOS).bootMode(BootMode.MANUAL));
    is(finding, Severity.ERROR, "manual-boot", "wait at its boot loader");
    assertThat(finding.remedy()).endsWith("no boot by-hand");
    is(
        only(new BootModeValidator(), facts -> facts.bootMode(BootMode.AUTOMATIC)),
        Severity.PASSED,
        "boot-mode",
        "by itself");
    assertThat(findings(new BootModeValidator(), facts -> facts)).isEmpty();
    options = options.withScope(UpgradeScope.DISTRIBUTE);
    assertThat(findings(new BootModeValidator(), facts -> facts.bootMode(BootMode.MANUAL)))
        .isEmpty();
  }

  private List<String> accessCodes() {
    return findings(new AccessValidator(), facts -> facts).stream()
        .map(finding -> finding.severity() + " " + finding.code())
        .toList();
  }

  @Test
  void accessIsThereForEveryStep() {
    is(only(new AccessValidator(), facts -> facts), Severity.PASSED, "access");
  }

  @Test
  void accessWithoutTheWriteCommunityStartsTransfersByCli() {
    snmpWrite = false;
    assertThat(accessCodes()).containsExactly("PASSED access");

    troubles = Map.of(Access.SSH, "refused the login");
    List<Finding> found = findings(new AccessValidator(), facts -> facts);
    assertThat(found).hasSize(1);
    is(
        found.get(0),
        Severity.ERROR,
        "no-transfer",
        "TFTP",
        "sw-1",
        "the write community is missing",
        "SSH: refused the login");
  }

  @Test
  void accessWithoutAnyCliCanNotDoMostSteps() {
    troubles = Map.of(Access.SSH, "no credentials", Access.TELNET, "no credentials");

    List<Finding> found = findings(new AccessValidator(), facts -> facts);

    assertThat(found).hasSize(3);
    assertThat(found).allSatisfy(each -> assertThat(each.severity()).isEqualTo(Severity.ERROR));
    assertThat(found).extracting(Finding::message).anyMatch(text -> text.contains("a digest"));
    assertThat(found).extracting(Finding::message).anyMatch(text -> text.contains("set the boot"));
    assertThat(found).extracting(Finding::message).anyMatch(text -> text.contains("reload"));
  }

  @Test
  void oneOrderThatActivatesNeedsNobodyWhoSetsWhatIsBootedOrReloads() {
    change = SoftwareChange.INSTALL_AT_ONCE;
    drivers =
        new DriverCoverage(
            ALL_DRIVERS.transfers(),
            Set.of(),
            CLI,
            CLI,
            Set.of(),
            Set.of(),
            ALL_DRIVERS.install(),
            CLI);

    assertThat(accessCodes()).containsExactly("PASSED access");
  }

  @Test
  void accessIsNeededOnlyForWhatTheJobAsksFor() {
    troubles = Map.of(Access.SSH, "no credentials", Access.TELNET, "no credentials");
    options = options.withScope(UpgradeScope.DISTRIBUTE).withVerification(ImageVerification.SIZE);

    assertThat(accessCodes()).containsExactly("PASSED access");
  }

  @Test
  void softwareThatIsInstalledNeedsNobodyWhoSetsABootListOrReloads() {
    change = SoftwareChange.INSTALL;
    drivers =
        new DriverCoverage(
            ALL_DRIVERS.transfers(),
            ALL_DRIVERS.pushes(),
            ALL_DRIVERS.files(),
            ALL_DRIVERS.digests(),
            Set.of(),
            Set.of(),
            ALL_DRIVERS.install(),
            CLI);

    assertThat(accessCodes()).containsExactly("PASSED access");
  }

  @Test
  void accessWithoutDriversIsAnError() {
    drivers =
        new DriverCoverage(
            Map.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    assertThat(accessCodes())
        .containsExactly(
            "ERROR no-transfer", "ERROR no-access", "ERROR no-access", "ERROR no-access");
  }
}
