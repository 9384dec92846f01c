package io.swim.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.SoftwareMode;
import io.swim.job.Severity;
import io.swim.job.SoftwareChange;
import io.swim.job.TargetMode;
import io.swim.job.UpgradeScope;
import io.swim.spi.DriverCoverage;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Packages for those that run packages. */
class SoftwareModeValidatorTest extends ValidatorFixture {
  private static final DriverCoverage NO_INSTALLER =
      new DriverCoverage(Map.of(), Set.of(), CLI, CLI, CLI, CLI, Set.of(), Set.of());
  private final SoftwareModeValidator validator = new SoftwareModeValidator();

  @Test
  void whoRunsAFileAndKeepsToItIsNotAskedAbout() {
    drivers = NO_INSTALLER;
    assertThat(findings(validator, facts -> facts.mode(SoftwareMode.BUNDLE))).isEmpty();
    assertThat(findings(validator, facts -> facts)).isEmpty();
  }

  @Test
  void whoInstallsNeedsSomebodyWhoCan() {
    change = SoftwareChange.INSTALL;
    is(
        only(validator, facts -> facts.mode(SoftwareMode.INSTALL)),
        Severity.PASSED,
        "software-mode");
    drivers = NO_INSTALLER;
    is(
        only(validator, facts -> facts.mode(SoftwareMode.INSTALL)),
        Severity.ERROR,
        "no-installation",
        "sw-1",
        "SSH");
  }

  @Test
  void anActivationThatReloadsIsNoneWithoutAReload() {
    change = SoftwareChange.SLOT;
    options = options.withScope(UpgradeScope.ACTIVATE);
    is(only(validator, facts -> facts), Severity.ERROR, "activation-reloads", "sw-1");
  }

  @Test
  void toPackagesIsRefusedWithoutAnInstallerAndToAFileIsNot() {
    drivers = NO_INSTALLER;
    options = options.withTargetMode(TargetMode.INSTALL);
    is(
        only(validator, facts -> facts.mode(SoftwareMode.BUNDLE)),
        Severity.ERROR,
        "no-installation");
    options = options.withTargetMode(TargetMode.BUNDLE);
    assertThat(findings(validator, facts -> facts.mode(SoftwareMode.INSTALL))).isEmpty();
  }

  @Test
  void aModeThatIsNotToldIsNotChanged() {
    options = options.withTargetMode(TargetMode.INSTALL);
    is(only(validator, facts -> facts), Severity.ERROR, "mode-unknown", "sw-1", "INSTALL");
    options = options.withTargetMode(TargetMode.KEEP);
    is(only(validator, facts -> facts), Severity.ERROR, "mode-unknown", "sw-1", "keep");
  }

  @Test
  void whereTheFileIsOnlyCopiedNothingIsAsked() {
    drivers = NO_INSTALLER;
    options = options.withScope(UpgradeScope.DISTRIBUTE);
    assertThat(findings(validator, facts -> facts.mode(SoftwareMode.INSTALL))).isEmpty();
  }
}
