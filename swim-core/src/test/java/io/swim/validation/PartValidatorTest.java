package io.swim.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.SoftwareMode;
import io.swim.image.ImageKind;
import io.swim.image.SystemPart;
import io.swim.job.Finding;
import io.swim.job.Severity;
import io.swim.job.SoftwareChange;
import io.swim.job.UpgradeScope;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A fix or a package alone, for the version that runs. */
class PartValidatorTest extends ValidatorFixture {
  private final PartValidator validator = new PartValidator();

  @BeforeEach
  void fix() {
    kind = ImageKind.SMU;
    change = SoftwareChange.PART;
    part = Optional.of(new SystemPart(fileName, "15.0(2)SE11", Pattern.compile("new")));
  }

  @Test
  void itIsForTheVersionThatRunsAndNoOther() {
    is(
        only(validator, facts -> facts.platform(IOS).version("15.0(2)SE11")),
        Severity.PASSED,
        "part",
        "15.0(2)SE11");
    is(
        only(validator, facts -> facts.platform(IOS).version("15.0(2)SE10")),
        Severity.ERROR,
        "wrong-base-version",
        "15.0(2)SE10",
        "15.0(2)SE11");
    is(only(validator, facts -> facts.platform(IOS)), Severity.ERROR, "wrong-base-version");
  }

  @Test
  void aBundleTakesNoneUnlessItIsOnlyCopied() {
    is(
        only(
            validator,
            facts -> facts.platform(IOS).version("15.0(2)SE11").mode(SoftwareMode.BUNDLE)),
        Severity.ERROR,
        "bundle-without-parts",
        "sw-1");
    options = options.withScope(UpgradeScope.DISTRIBUTE);
    is(
        only(
            validator,
            facts -> facts.platform(IOS).version("15.0(2)SE11").mode(SoftwareMode.BUNDLE)),
        Severity.PASSED,
        "part");
  }

  @Test
  void asAPartItIsNeitherNoSystemNorADowngrade() {
    assertThat(
            findings(new VersionValidator(), facts -> facts.platform(IOS).version("15.0(2)SE11")))
        .isEmpty();
    assertThat(findings(new PlatformValidator(), facts -> facts.platform(IOS)))
        .extracting(Finding::code)
        .doesNotContain("not-a-system-image");
    change = SoftwareChange.BOOT_LIST;
    assertThat(findings(new PlatformValidator(), facts -> facts.platform(IOS)))
        .extracting(Finding::code)
        .contains("not-a-system-image");
    assertThat(findings(validator, facts -> facts.platform(IOS))).isEmpty();
  }
}
