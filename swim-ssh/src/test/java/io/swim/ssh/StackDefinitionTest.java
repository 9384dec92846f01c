package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.PlatformId;
import io.swim.device.StackMember;
import io.swim.device.StackRules;
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
  void aSwitchThatStandsAloneHasNoOthers() {
    CliAnswer answer =
        showBoot("BOOT path-list      : flash:/made-up-1.bin\nConfig file : flash:/x\n");

    assertThat(BootList.ofOthers(answer)).isEmpty();
  }
}
