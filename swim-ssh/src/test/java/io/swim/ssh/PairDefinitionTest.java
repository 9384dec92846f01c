package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.device.Failover;
import io.swim.device.PlatformId;
import io.swim.fault.SwimException;
import io.swim.image.VersionScheme;
import io.swim.spi.PairRules;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What definitions say of failover pairs. */
class PairDefinitionTest {
  private static final PlatformId ASA = new PlatformId("cisco-asa");

  private static Platforms with(String text) {
    return Platforms.bundled()
        .with(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "mine.yaml");
  }

  private static Failover failover(String state, String peer) {
    return new Failover(Optional.empty(), Optional.of(state), Optional.of(peer));
  }

  @Test
  void asaTellsWhichUnitIsWhat() {
    PairRules rules = Platforms.bundled().pair(ASA).orElseThrow();

    assertThat(rules.isActive(failover("Active", "Standby Ready"))).isTrue();
    assertThat(rules.isActive(failover("Standby Ready", "Active"))).isFalse();
    assertThat(rules.isReady(Optional.of("standby ready"))).isTrue();
    assertThat(rules.isReady(Optional.of("Bulk Sync"))).isFalse();
    assertThat(rules.isReady(Optional.of("Failed"))).isFalse();
    assertThat(rules.areBothActive(failover("Active/Active", "Active/Active"))).isTrue();
    assertThat(rules.areBothActive(failover("Active", "Standby Ready"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "FPR-1010, true",
    "FPR-2110, true",
    "FPR4K-SM-24, true",
    "ASA5516, false",
    "ASAv10, false"
  })
  void pairsOfAFirepowerAreRefused(String model, boolean refused) {
    assertThat(Platforms.bundled().pair(ASA).orElseThrow().unsuited(model).isPresent())
        .isEqualTo(refused);
  }

  @ParameterizedTest
  @CsvSource({
    "9.8(1), 9.8(4)12, true",
    "9.8(4)12, 9.9(2), true",
    "9.9(2), 9.8(4)12, true",
    "9.8(4)12, 9.12(4)55, false",
    "9.10(1)44, 9.12(4)55, true",
    "9.20(3), 9.22(1.1), true",
    "8.4(7), 8.6(1)17, true",
    "8.6(1)17, 9.0(4), true",
    "8.6(1)17, 9.1(7), false",
    "9.8(4)12, 9.11(1), ",
    "9.8(4)12, 12.2, "
  })
  void unitsStandInForEachOtherFromOneReleaseToTheNext(String from, String to, Boolean expected) {
    VersionScheme versions = Platforms.bundled().versions(ASA);

    assertThat(Platforms.bundled().pair(ASA).orElseThrow().standIn(from, to, versions))
        .isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void thereAreNoPairsWhereNothingIsSaid() {
    for (PlatformId each : Platforms.bundled().platforms()) {
      assertThat(Platforms.bundled().pair(each).isPresent()).isEqualTo(each.equals(ASA));
      assertThat(new CliFailover().supports(each)).isEqualTo(each.equals(ASA));
    }
  }

  @Test
  void hostsChangeAndTakeAwayWhatIsSaid() {
    Platforms own = with("id: cisco-asa\nname: ASA\nextends: cisco-asa\npair: {ready: Warm}\n");
    assertThat(own.pair(ASA).orElseThrow().isReady(Optional.of("warm"))).isTrue();
    assertThat(with("id: cisco-asa\nname: ASA\nextends: cisco-asa\npair:\n").pair(ASA)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "nick: x | mine.yaml:5: pair.nick: unknown name",
        "active: '(' | mine.yaml:5: pair.active: no regular expression",
        "active: | pair: lacks 'active'",
        "command: failover exec mate | mine.yaml:5: pair.command: lacks {command}",
        "operations: [show-weather] | no operation 'show-weather'",
        "operations: set-boot | 'set-boot' changes the configuration",
        "operations: [show-boot] | pair: lacks 'show-version' among",
        "operations: [show-version] | pair: lacks 'show-boot' among",
        "unsuited: [{model: '('}] | mine.yaml:5: pair.unsuited[1].model: no regular expression",
        "unsuited: [{model: X}] | pair.unsuited[1]: lacks 'why'",
        "instead: | pair: lacks 'reload' among",
        "instead: {relaod: reload-mate} | pair.instead.relaod: no operation 'relaod'",
        "instead: {reload: reload-all} | pair.instead.reload: no operation 'reload-all'",
        "steps: [['9.1(1)'], [now]] | 'now' is no version",
        "failures: {line: x, kind: FULL} | 'FULL' is none of"
      })
  void mistakesAreNamedWithFileLineAndRule(String line, String message) {
    String text = "id: cisco-asa\nname: ASA\nextends: cisco-asa\npair:\n  " + line + "\n";

    assertThatThrownBy(() -> with(text))
        .isInstanceOf(SwimException.class)
        .hasMessageContaining(message);
  }

  @Test
  void whatIsBootedNextByItselfCanBeTakenBack() {
    String text = "id: cisco-asa\nname: ASA\nextends: cisco-asa\nsoftware:\n  bootsNext: true\n";

    assertThatThrownBy(() -> with(text))
        .hasMessageContaining(
            "mine.yaml:5: software.bootsNext: needs the operation 'install-take-back'");
  }

  @Test
  void aCommandAloneNeverProvesThatTheSessionEnds() {
    String text =
        "id: cisco-asa\nname: ASA\nextends: cisco-asa\noperations:\n  switch-over:\n"
            + "    commands: [{send: x, then: session-ends}]\n";

    assertThatThrownBy(() -> with(text)).hasMessageContaining("go-on or may-end");
  }
}
