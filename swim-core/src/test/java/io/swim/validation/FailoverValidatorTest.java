package io.swim.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.DeviceFacts;
import io.swim.device.Failover;
import io.swim.job.Finding;
import io.swim.job.Severity;
import io.swim.spi.PairRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is said of the releases that the units of a pair run one beside the other. */
class FailoverValidatorTest extends ValidatorFixture {
  private List<Finding> ofPair(List<List<String>> steps) {
    pairRules =
        Optional.of(
            new PairRules(
                Pattern.compile("alone"),
                Pattern.compile("up"),
                Pattern.compile("next"),
                Pattern.compile("both"),
                steps,
                Duration.ZERO));
    return findings(
        new FailoverValidator(),
        facts ->
            facts
                .platform(IOS)
                .serialNumber("AAA1")
                .version("12.2(1)")
                .failover(new Failover(Optional.empty(), Optional.of("up"), Optional.of("next")))
                .mate(
                    DeviceFacts.builder(Instant.EPOCH)
                        .serialNumber("BBB2")
                        .version("12.2(1)")
                        .build()));
  }

  @Test
  void onlyADeviceThatSaysSoIsInNoPair() {
    ofPair(List.of());
    List<Finding> silent =
        findings(new FailoverValidator(), facts -> facts.platform(IOS).serialNumber("AAA1"));
    List<Finding> alone =
        findings(
            new FailoverValidator(),
            facts ->
                facts
                    .platform(IOS)
                    .failover(
                        new Failover(Optional.empty(), Optional.of("alone"), Optional.empty())));

    assertThat(silent).hasSize(1);
    is(silent.get(0), Severity.ERROR, "failover-unknown", "does not tell whether");
    assertThat(alone).isEmpty();
  }

  @Test
  void nobodyIsWarnedOfAStepWherePlatformsTellNone() {
    assertThat(ofPair(List.of())).extracting(Finding::code).containsExactly("failover-pair");
  }

  @Test
  void aReleaseThatIsNotAmongTheStepsIsAWarning() {
    List<Finding> found = ofPair(List.of(List.of("12.2(1)"), List.of("13.0(1)")));

    assertThat(found).hasSize(2);
    is(found.get(1), Severity.WARNING, "pair-version-step", "it is not known whether");
  }
}
