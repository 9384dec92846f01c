package io.swim.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.DeviceFacts;
import io.swim.device.DeviceFactsBuilder;
import io.swim.device.Failover;
import io.swim.job.Finding;
import io.swim.job.PreviousSoftware;
import io.swim.job.Severity;
import io.swim.job.Task;
import io.swim.spi.PairRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two units that stand in for each other; the image is 15.0(2)SE11. */
class FailoverValidatorTest extends ValidatorFixture {
  private final FailoverValidator validator = new FailoverValidator();

  @BeforeEach
  void rules() {
    device = device.withPlatform(IOS);
    pairRules =
        Optional.of(rules(List.of(List.of("12.1(1)"), List.of("12.2(1)"), List.of("15.0(2)SE11"))));
  }

  private static PairRules rules(List<List<String>> steps) {
    return new PairRules(
        Pattern.compile("Alone"),
        Pattern.compile("On"),
        Pattern.compile("Spare"),
        Pattern.compile("Shared"),
        steps,
        Duration.ZERO,
        List.of(new PairRules.Unsuited(Pattern.compile("BOX-1\\d\\d"), "it boots by itself")));
  }

  private static UnaryOperator<DeviceFactsBuilder> units(
      String state, String peer, String activeVersion, String mateVersion) {
    DeviceFacts mate =
        DeviceFacts.builder(Instant.EPOCH).serialNumber("UNIT-B").version(mateVersion).build();
    return facts ->
        facts
            .serialNumber("UNIT-A")
            .version(activeVersion)
            .failover(new Failover(Optional.of("First"), Optional.of(state), Optional.of(peer)))
            .mate(mate);
  }

  @Test
  void onlyADeviceThatSaysSoIsInNoPair() {
    Failover alone = new Failover(Optional.empty(), Optional.of("Alone"), Optional.empty());

    assertThat(findings(validator, facts -> facts.failover(alone))).isEmpty();
    is(
        only(validator, facts -> facts),
        Severity.ERROR,
        "failover-unknown",
        "does not tell whether it is a unit");
  }

  @Test
  void nobodyIsWarnedOfAStepWherePlatformsTellNone() {
    pairRules = Optional.of(rules(List.of()));

    assertThat(findings(validator, units("On", "Spare", "9.9(9)", "9.9(9)")))
        .extracting(Finding::code)
        .containsExactly("failover-pair");
  }

  @Test
  void aWholePairGoesOneAfterTheOther() {
    is(
        only(validator, units("On", "Spare", "12.2(1)", "12.2(1)")),
        Severity.PASSED,
        "failover-pair",
        "UNIT-B with 12.2(1), then UNIT-A");
  }

  @Test
  void eachUnitHasToBeNearEnoughToTheTarget() {
    assertThat(steps("12.1(1)", "12.2(1)")).containsExactly("12.1(1)");
    assertThat(steps("12.2(1)", "12.1(1)")).containsExactly("12.1(1)");
    assertThat(steps("12.1(1)", "12.1(1)")).containsExactly("12.1(1)");
    assertThat(steps("12.1(1)", "9.9(9)")).containsExactly("12.1(1)", "9.9(9)");
  }

  /** The versions that a warning of the step is about. */
  private List<String> steps(String activeVersion, String mateVersion) {
    return findings(validator, units("On", "Spare", activeVersion, mateVersion)).stream()
        .filter(finding -> finding.code().equals("pair-version-step"))
        .map(Finding::message)
        .map(text -> text.replaceFirst(".* takes over from one with (\\S+) .*", "$1"))
        .toList();
  }

  @Test
  void aPairThatIsNotWholeIsRefused() {
    is(only(validator, units("Shared", "Shared", "1", "1")), Severity.ERROR, "both-active");
    is(only(validator, units("Spare", "On", "1", "1")), Severity.ERROR, "not-the-active-unit");
    is(only(validator, units("On", "Broken", "1", "1")), Severity.ERROR, "standby-not-ready");
    is(
        only(
            validator, facts -> units("On", "Spare", "1", "1").apply(facts).serialNumber("UNIT-B")),
        Severity.ERROR,
        "mate-not-readable");
  }

  @Test
  void aRollbackIsAStepToo() {
    Task back =
        new Task.RollBack(
            Map.of(
                device.id(),
                new PreviousSoftware(
                    "12.1(1)", Optional.empty(), Optional.empty(), Optional.empty())));

    assertThat(findings(validator, back, units("On", "Spare", "15.0(2)SE11", "12.2(1)")))
        .filteredOn(finding -> finding.code().equals("pair-version-step"))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .startsWith("a unit with 12.1(1) takes over from one with 15.0(2)SE11 only"));
  }

  @Test
  void pairsOfHardwareThatIsNotLikeTheOthersAreRefusedAndDevicesAloneAreNot() {
    Failover alone = new Failover(Optional.empty(), Optional.of("Alone"), Optional.empty());

    is(
        only(validator, facts -> units("On", "Spare", "1", "1").apply(facts).model("BOX-140")),
        Severity.ERROR,
        "pair-hardware",
        "pairs of BOX-140",
        "it boots by itself");
    assertThat(findings(validator, facts -> facts.failover(alone).model("BOX-140"))).isEmpty();
    assertThat(
            findings(
                validator,
                facts -> units("On", "Spare", "12.2(1)", "12.2(1)").apply(facts).model("BOX-240")))
        .extracting(Finding::code)
        .containsExactly("failover-pair");
  }
}
