package io.swim.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.SoftwareMode;
import io.swim.job.Severity;
import io.swim.job.SoftwareChange;
import io.swim.job.TargetMode;
import io.swim.job.UpgradeScope;
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
}
