package io.swim.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.job.Finding;
import io.swim.job.PreviousSoftware;
import io.swim.job.Severity;
import io.swim.job.Task;
import io.swim.job.UpgradeScope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a person has to do beside the step itself: configuration, boot ROM, add-ons. */
class StepValidatorsTest extends ValidatorFixture {
  @Test
  void aStepAfterWhichTheConfigurationIsAnotherIsAWarning() {
    conversions = List.of("walls are written in another way", "doors too");

    Finding finding =
        only(new ConversionValidator(), facts -> facts.platform(IOS).version("12.2(1)"));

    is(
        finding,
        Severity.WARNING,
        "configuration-converted",
        "12.2(1) -> 15.0(2)SE11: 12.2(1) to 15.0(2)SE11: walls are written in another way; ",
        "doors too");
    assertThat(finding.remedy()).contains("keep a copy").contains("read it anew");
  }

  @Test
  void aRollbackIsAStepToo() {
    conversions = List.of("walls are written in another way");
    Task back =
        new Task.RollBack(
            Map.of(
                device.id(),
                new PreviousSoftware(
                    "12.1(9)", Optional.empty(), Optional.empty(), Optional.empty())));

    assertThat(new ConversionValidator().appliesTo(back)).isTrue();
    assertThat(
            findings(
                new ConversionValidator(), back, facts -> facts.platform(IOS).version("15.0(2)")))
        .singleElement()
        .satisfies(
            finding -> is(finding, Severity.WARNING, "configuration-converted", "to 12.1(9)"));
  }

  @Test
  void whereNothingIsConvertedOrNothingIsBootedThereIsNoFinding() {
    assertThat(findings(new ConversionValidator(), facts -> facts.platform(IOS).version("12.2(1)")))
        .isEmpty();
    conversions = List.of("walls are written in another way");
    assertThat(findings(new ConversionValidator(), facts -> facts.platform(IOS))).isEmpty();
    options = options.withScope(UpgradeScope.DISTRIBUTE);
    assertThat(findings(new ConversionValidator(), facts -> facts.platform(IOS).version("12.2(1)")))
        .isEmpty();
  }

  @Test
  void aBootRomThatNobodyCanCheckIsAWarning() {
    assertThat(findings(new BootRomValidator(), facts -> facts)).isEmpty();
    requirements =
        new ImageRequirements(
            OptionalLong.empty(), OptionalLong.empty(), Optional.of("12.4(13r)T"));

    is(
        only(new BootRomValidator(), facts -> facts),
        Severity.WARNING,
        "boot-rom-not-told",
        "new.bin needs boot ROM 12.4(13r)T",
        "sw-1");
  }

  @Test
  void anAddOnIsSaidToNeedConfiguration() {
    assertThat(findings(new CompanionValidator(), facts -> facts.platform(IOS))).isEmpty();
    kind = ImageKind.ADD_ON;

    is(
        only(new CompanionValidator(), facts -> facts.platform(IOS)),
        Severity.INFORMATION,
        "used-once-configured",
        "new.bin",
        "configuration names it");
  }

  @Test
  void everyEngineAsksThem() {
    assertThat(Validators.standard())
        .hasAtLeastOneElementOfType(ConversionValidator.class)
        .hasAtLeastOneElementOfType(BootRomValidator.class);
  }
}
