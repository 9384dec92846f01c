package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.PlatformId;
import io.swim.device.StackMember;
import io.swim.device.StackRules;
import io.swim.device.StackWords;
import io.swim.spi.CliAnswer;
import io.swim.ssh.reading.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the definition of classic IOS says of stacks; the outputs are made up. */
class StackDefinitionTest {
  private static final PlatformId IOS = new PlatformId("cisco-ios");

  private static StackMember member(int number, String role, String state) {
    return new StackMember(
        number,
        Optional.of(role),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(state));
  }

  private static CliAnswer showBoot(String output) {
    Reading reading =
        Platforms.bundled()
            .named("cisco-ios")
            .orElseThrow()
            .operation("show-boot")
            .orElseThrow()
            .read(output);
    return new CliAnswer(output, reading.values(), reading.tables());
  }

  @Test
  void theActiveMembersFlashIsNamedForAllAndTheOthersHaveNumbers() {
    StackRules rules = Platforms.bundled().stack(IOS).orElseThrow();
    StackMember second = member(2, "member", "ready");
    StackMember first = member(1, "master", "ready");

    assertThat(rules.fileSystem()).isEqualTo("flash:");
    assertThat(rules.fileSystemOf(second)).isEqualTo("flash2:");
    assertThat(rules.others(List.of(second, first, member(3, "member", "provisioned"))))
        .containsExactly(second);
    assertThat(rules.isReady(member(2, "member", "version mismatch"))).isFalse();
    assertThat(rules.isReady(member(2, "member", "initializing"))).isFalse();
  }

  @Test
  void mixedStacksNeedAnImageForEachKind() {
    StackRules rules = Platforms.bundled().stack(IOS).orElseThrow();

    assertThat(rules.isOtherHardware(ofModel("WS-C2960S-24TD-L"), "C2960X")).isTrue();
    assertThat(rules.isOtherHardware(ofModel("WS-C2960XR-24TD-I"), "C2960X")).isFalse();
    assertThat(rules.isOtherHardware(ofModel("WS-C3750E-24TD"), "c3750")).isTrue();
    assertThat(rules.isOtherHardware(ofModel("WS-C3750V2-24TS"), "c3750")).isFalse();
    assertThat(rules.isOtherHardware(ofModel("WS-C3750X-24T"), "c3750e")).isFalse();
    assertThat(rules.isOtherHardware(ofModel("WS-MADE-UP"), "c3750e")).isFalse();
  }

  private static StackMember ofModel(String model) {
    return new StackMember(
        2,
        Optional.of("member"),
        Optional.of(model),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of("ready"));
  }

  @Test
  void modulesThatWereAtWorkAreToBeSoAgain() {
    StackWords words = Platforms.bundled().stackWords(new PlatformId("cisco-nxos")).orElseThrow();

    assertThat(List.of("ok", "active", "ha-standby"))
        .allMatch(state -> words.isReady(member(1, "", state)));
    assertThat(List.of("powered-dn", "powered-up", "failure"))
        .noneMatch(state -> words.isReady(member(1, "", state)));
    assertThat(words.isJoining(member(1, "", "powered-up"))).isTrue();
    assertThat(words.isJoining(member(1, "", "powered-dn"))).isFalse();
  }

  @Test
  void whoStandsInForAControllerOnAnAccessPointIsNotAskedFor() {
    assertThat(Platforms.bundled().stackWords(new PlatformId("cisco-ewc"))).isEmpty();
    assertThat(Platforms.bundled().stackWords(new PlatformId("cisco-c9800"))).isPresent();
    assertThat(Platforms.bundled().stackWords(new PlatformId("cisco-iosxe"))).isPresent();
  }

  @Test
  void theFlashOfAnotherMemberHasAHyphenWhereItBootsABundle() {
    StackRules rules = Platforms.bundled().stack(new PlatformId("cisco-iosxe")).orElseThrow();

    assertThat(rules.fileSystemOf(member(3, "Member", "Ready"))).isEqualTo("flash-3:");
    assertThat(rules.isReady(member(3, "Member", "V-Mismatch"))).isFalse();
    assertThat(Platforms.bundled().bootsArchives(IOS, "C2960X")).isFalse();
  }

  @Test
  void eachMembersListIsTold() {
    CliAnswer answer =
        showBoot(
            """
            BOOT path-list      : flash:/made-up-2.bin;flash:/made-up-1.bin
            Config file         : flash:/config.text
            -------------------
            Switch 2
            -------------------
            BOOT path-list      :
            Config file         : flash:/config.text
            -------------------
            Switch 4
            -------------------
            BOOT path-list      : flash:/made-up-1.bin
            Config file         : flash:/config.text
            """);

    assertThat(BootList.ofOthers(answer))
        .isEqualTo(Map.of(2, List.of(), 4, List.of("flash:/made-up-1.bin")));
  }

  @Test
  void oneMemberThatBootsByHandIsEnough() {
    String first = "BOOT path-list      : flash:/made-up-1.bin\nManual Boot         : no\n";
    String second = "-------------------\nSwitch 2\n-------------------\n" + first;

    assertThat(bootMode(first + second + "\n")).contains("automatic");
    assertThat(bootMode(first + second.replace(": no", ": yes") + "\n")).contains("manual");
    assertThat(bootMode("BOOT path-list      : flash:/made-up-1.bin\n\n")).isEmpty();
    assertThat(bootMode("BOOT variable = flash:made-up.conf;\nMANUAL_BOOT variable = yes\n\n"))
        .contains("manual");
  }

  private static Optional<String> bootMode(String output) {
    return Platforms.bundled().parse("cisco-ios", "show boot", output).value("bootMode");
  }

  @Test
  void aSwitchThatStandsAloneHasNoOthers() {
    CliAnswer answer =
        showBoot("BOOT path-list      : flash:/made-up-1.bin\nConfig file : flash:/x\n");

    assertThat(BootList.ofOthers(answer)).isEmpty();
  }
}
