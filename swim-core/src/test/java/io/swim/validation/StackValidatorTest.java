package io.swim.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.DeviceFactsBuilder;
import io.swim.device.FileSystem;
import io.swim.device.RemoteFile;
import io.swim.device.SoftwareMode;
import io.swim.device.StackMember;
import io.swim.device.StackRules;
import io.swim.device.StackWords;
import io.swim.job.Finding;
import io.swim.job.Severity;
import io.swim.job.SoftwareChange;
import io.swim.job.TargetMode;
import io.swim.job.UpgradeScope;
import io.swim.spi.Validator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Several boxes that are one device. */
class StackValidatorTest extends ValidatorFixture {
  private final StackValidator validator = new StackValidator();

  @Test
  void oneBoxIsNoStack() {
    assertThat(findings(validator, facts -> facts.members(1))).isEmpty();
    assertThat(findings(validator, facts -> facts)).isEmpty();
  }

  @Test
  void aFileWouldBeOnTheMasterAlone() {
    is(only(validator, facts -> facts.members(3)), Severity.ERROR, "stack-not-supported", "3");
    options = options.withTargetMode(TargetMode.BUNDLE);
    is(
        only(validator, facts -> facts.members(3).mode(SoftwareMode.INSTALL)),
        Severity.ERROR,
        "stack-not-supported");
  }

  @Test
  void aStackThatInstallsBringsItToAllMembersByItself() {
    change = SoftwareChange.INSTALL;
    is(
        only(validator, facts -> facts.members(3).mode(SoftwareMode.INSTALL)),
        Severity.PASSED,
        "stack",
        "3 members");
  }

  @ParameterizedTest
  @EnumSource(value = SoftwareChange.class, mode = Mode.EXCLUDE, names = "BOOT_LIST")
  void whatTheDeviceBringsToItsMembersIsOnNoSingleFlashEvenWhereItIsOnlyCopied(SoftwareChange how) {
    change = how;
    options = options.withScope(UpgradeScope.DISTRIBUTE);
    is(only(validator, facts -> facts.members(2)), Severity.PASSED, "stack", "2 members");
    assertThat(findings(validator, facts -> facts.members(1))).isEmpty();
  }

  @Test
  void aFileThatIsOnlyCopiedIsOnOneFlash() {
    options = options.withScope(UpgradeScope.DISTRIBUTE);
    is(only(validator, facts -> facts.members(3)), Severity.WARNING, "stack-one-flash");
  }

  private static final StackRules RULES =
      new StackRules(
          "flash:",
          "flash{member}:",
          Map.of("c2960s", Pattern.compile("S-.*"), "c2960", Pattern.compile("X-.*")),
          new StackWords(
              Pattern.compile("master"),
              Pattern.compile("ready"),
              Pattern.compile("provisioned"),
              Optional.empty(),
              Duration.ZERO));

  private static StackMember member(int number, String role, String version, String state) {
    return new StackMember(
        number,
        Optional.of(role),
        Optional.empty(),
        Optional.empty(),
        Optional.of(version),
        Optional.empty(),
        Optional.of(state));
  }

  /** The second member is the active one; what is free on the others. */
  private static DeviceFactsBuilder stack(DeviceFactsBuilder facts, long free1, long free3) {
    return facts
        .platform(IOS)
        .version("15.0(2)SE9")
        .members(3)
        .stackMember(member(1, "member", "15.0(2)SE9", "ready"))
        .stackMember(member(2, "master", "15.0(2)SE9", "ready"))
        .stackMember(member(3, "member", "15.0(2)SE9", "ready"))
        .fileSystem(new FileSystem("flash:", 9000, 8000, List.of()))
        .fileSystem(new FileSystem("flash1:", 9000, free1, List.of()))
        .fileSystem(new FileSystem("flash3:", 9000, free3, List.of()));
  }

  @Test
  void whereTheFlashesAreKnownTheFindingSaysWhatWillBeDone() {
    stackRules = Optional.of(RULES);
    Finding finding = only(validator, facts -> stack(facts, 5000, 5000));
    is(finding, Severity.PASSED, "stack", "3 members", "flash:", "flash1:", "flash3:");
    assertThat(finding.message()).doesNotContain("flash2:");
  }

  @Test
  void aMemberWithoutRoomIsNamedWithItsNumbers() {
    stackRules = Optional.of(RULES);
    is(
        only(validator, facts -> stack(facts, 5000, 999)),
        Severity.ERROR,
        "stack-member-full",
        "member 3",
        "1000 bytes",
        "flash3: with 999 bytes free of 9000");
  }

  @Test
  void whatIsThereUnderTheNameCountsAsRoom() {
    stackRules = Optional.of(RULES);
    is(
        only(
            validator,
            facts ->
                stack(facts.members(4), 5000, 5000)
                    .stackMember(member(4, "member", "15.0(2)SE9", "ready"))
                    .fileSystem(
                        new FileSystem(
                            "flash4:", 9000, 600, List.of(new RemoteFile("new.bin", 400))))),
        Severity.PASSED,
        "stack");
  }

  private static StackMember model(int number, String model) {
    return new StackMember(
        number,
        Optional.of("member"),
        Optional.of(model),
        Optional.empty(),
        Optional.of("15.0(2)SE9"),
        Optional.empty(),
        Optional.of("ready"));
  }

  @Test
  void aMemberThatTheImageIsNotForIsNamedWithItsModel() {
    stackRules = Optional.of(RULES);
    is(
        only(
            validator,
            facts ->
                stack(facts, 5000, 5000)
                    .stackMember(model(4, "S-48"))
                    .stackMember(model(5, "X-48"))
                    .stackMember(model(6, "unheard-of"))
                    .fileSystem(new FileSystem("flash4:", 9000, 9000, List.of()))
                    .fileSystem(new FileSystem("flash5:", 9000, 9000, List.of()))
                    .fileSystem(new FileSystem("flash6:", 9000, 9000, List.of()))),
        Severity.ERROR,
        "stack-member-hardware",
        "member 4 is a S-48",
        "family C2960");
  }

  @Test
  void membersThatBootByOtherListsAreNamedBeforeAnythingIsCopied() {
    stackRules = Optional.of(RULES);
    UnaryOperator<DeviceFactsBuilder> different =
        facts ->
            stack(facts, 5000, 5000)
                .bootVariables(List.of("flash:a.bin"))
                .memberBootVariables(Map.of(1, List.of("flash:a.bin"), 3, List.of("flash:b.bin")));
    is(
        only(validator, different),
        Severity.ERROR,
        "stack-boot-lists",
        "member 3 boots [flash:b.bin]",
        "the active one [flash:a.bin]");
    is(
        only(
            validator,
            facts ->
                stack(facts, 5000, 5000)
                    .bootVariables(List.of("flash:a.bin"))
                    .memberBootVariables(Map.of(1, List.of("flash:a.bin")))),
        Severity.ERROR,
        "stack-boot-lists",
        "member 3 boots by a list that is not told");
    List<Finding> untold =
        findings(
            validator, facts -> stack(facts, 5000, 5000).bootVariables(List.of("flash:a.bin")));
    assertThat(untold).extracting(Finding::code).containsOnly("stack-boot-lists");
    assertThat(untold).extracting(Finding::severity).containsOnly(Severity.ERROR);
    options = options.withScope(UpgradeScope.DISTRIBUTE);
    is(only(validator, different), Severity.PASSED, "stack");
  }

  @Test
  void aMemberThatIsNotThereNeedsNothing() {
    stackRules = Optional.of(RULES);
    is(
        only(
            validator,
            facts -> stack(facts, 5000, 5000).stackMember(member(4, "member", "", "provisioned"))),
        Severity.PASSED,
        "stack",
        "3 members");
  }

  @Test
  void aMemberThatIsNotReadyIsNamedInTheWordsOfTheDevice() {
    stackRules = Optional.of(RULES);
    is(
        only(
            validator,
            facts ->
                stack(facts, 5000, 5000)
                    .stackMember(member(4, "member", "15.0(2)SE1", "version mismatch"))
                    .fileSystem(new FileSystem("flash4:", 9000, 9000, List.of()))),
        Severity.ERROR,
        "stack-member-not-ready",
        "member 4",
        "15.0(2)SE1",
        "version mismatch");
  }

  @Test
  void aFlashThatIsNotToldIsNotTakenForOneWithRoom() {
    stackRules = Optional.of(RULES);
    is(
        only(
            validator,
            facts ->
                stack(facts, 5000, 5000).stackMember(member(4, "member", "15.0(2)SE9", "ready"))),
        Severity.ERROR,
        "stack-member-flash",
        "flash4:");
  }

  @Test
  void aStackOfWhichNobodyKnowsTheActiveMemberIsRefused() {
    stackRules = Optional.of(RULES);
    is(
        only(validator, facts -> facts.platform(IOS).members(3)),
        Severity.ERROR,
        "stack-not-supported",
        "active");
  }

  @Test
  void anImageThatWouldGoToAnotherFileSystemIsRefused() {
    stackRules = Optional.of(RULES);
    options = options.withDistribution(options.distribution().withFileSystem("usbflash0:"));
    is(
        only(validator, facts -> stack(facts, 5000, 5000)),
        Severity.ERROR,
        "stack-file-system",
        "usbflash0:",
        "flash:");
  }

  @Test
  void anArchiveIsNoFileForABootListUnlessItsFamilyIsListed() {
    Validator archives = new ArchiveValidator();
    assertThat(findings(archives, facts -> facts.platform(IOS))).isEmpty();
    fileName = "new.tar";
    is(
        only(archives, facts -> facts.platform(IOS)),
        Severity.ERROR,
        "archive-not-bootable",
        "new.tar",
        "C2960");
    change = SoftwareChange.SLOT;
    assertThat(findings(archives, facts -> facts.platform(IOS))).isEmpty();
    change = SoftwareChange.BOOT_LIST;
    bootableArchives = "C2960";
    assertThat(findings(archives, facts -> facts.platform(IOS))).isEmpty();
  }
}
