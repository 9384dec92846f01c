package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What swim platform check says of a definition and a recorded session. */
class PlatformCheckTest {
  @TempDir Path folder;

  private static String resource(String name) throws IOException {
    try (InputStream in = PlatformCheckTest.class.getResourceAsStream("/acme/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Ran check(UnaryOperator<String> definition, UnaryOperator<String> session, String... more)
      throws IOException {
    Path acme = folder.resolve("acme.yaml");
    Path said = folder.resolve("session.txt");
    Files.writeString(acme, definition.apply(resource("acme.yaml")));
    Files.writeString(said, session.apply(resource("session.txt")));
    String[] words = new String[more.length + 4];
    System.arraycopy(new String[] {"platform", "check", acme + "", said + ""}, 0, words, 0, 4);
    System.arraycopy(more, 0, words, 4, more.length);
    return Ran.swim(words);
  }

  private static UnaryOperator<String> with(String one, String other) {
    return text -> {
      assertThat(text).contains(one);
      return text.replace(one, other);
    };
  }

  @Test
  void everyPlaceOfTheSessionIsToldInOrder() throws IOException {
    Ran ran = check(text -> text, text -> text);

    assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    assertThat(ran.out().lines().map(line -> line.strip().replaceAll(" +", " ")))
        .containsSubsequence(
            "2 prompt [wall-7] ~>: user",
            "3 question Mason password:: answered with the enable password",
            "4 prompt [wall-7] =>: privileged",
            "5 detection show brick: tells acme-brickos",
            "5 output show brick: is read",
            "version = \"4.2.1\"",
            "14 pager ... more bricks ...: goes on by a key",
            "17 command show window: the device does not know it",
            "18 failure ? No such word: unknown command",
            "20 question Rebuild it now? (y/n): reload answers 'y', then session-ends",
            "all is known");
  }

  @Test
  void theSameIsADocument() throws IOException {
    JsonNode document = check(text -> text, text -> text, "--json").json();

    assertThat(document.get("platform").asText()).isEqualTo("acme-brickos");
    assertThat(document.get("allKnown").asBoolean()).isTrue();
    JsonNode findings = document.get("transcripts").get(0).get("findings");
    assertThat(findings.findValuesAsText("kind"))
        .contains("prompt", "command", "output", "question", "failure", "pager", "detection");
    assertThat(findings.findValue("fields").get("version").asText()).isEqualTo("4.2.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "[wall-7] => list store | [wall-7] => list yard | command list yard: no output and no operation",
        "Rebuild it now? (y/n) y | Rebuild all of it? (y/n) y | question Rebuild all of it? (y/n): a question that no dialogue",
        "Rebuild it now? (y/n) y | Which one [red]? blue | question Which one [red]?: a question that no dialogue",
        "Store main | Shop main | output list store: this is not what 'list store' prints",
        "Mortar: dry | | output show brick: is read",
        "[wall-7] => show window | wall-7#show window | prompt wall-7#: no rule of 'prompts' fits",
        "... more bricks ... | --More-- | pager --More--: no rule of 'pagers' fits",
        "BrickOS release 4 | StoneOS release 4 | detection show brick: does not tell acme-brickos",
        "Wall wall-7, | ? Wall wall-7, | output show brick: is read, but a line in it says no",
        "Acme, bricks since | Login: mason | login Login:",
      })
  void whatTheDefinitionDoesNotKnowIsMarked(String recorded, String instead, String finding)
      throws IOException {
    Ran ran = check(text -> text, with(recorded, instead == null ? "" : instead));

    assertThat(ran.out().replaceAll(" +", " ")).contains(finding);
    if (instead == null || instead.startsWith("Login")) {
      assertThat(ran.code()).isZero();
    } else {
      assertThat(ran.code()).isEqualTo(1);
      assertThat(ran.out().lines().filter(line -> line.startsWith("! ")))
          .anyMatch(line -> line.replaceAll(" +", " ").contains(finding));
    }
  }

  @Test
  void whatTwoPlatformsAreToldByIsMarked() throws IOException {
    Ran ran =
        check(with("output: '^BrickOS release \\d'", "output: 'release|Cisco IOS'"), text -> text);
    assertThat(ran.code()).as(ran.out() + ran.err()).isZero();

    Ran both =
        check(
            with("output: '^BrickOS release \\d'", "output: 'release|Cisco IOS'"),
            with(
                "Standing for",
                "Cisco IOS Software, C29 (C29-K9-M), Version 12.2(3)T\nStanding for"));

    assertThat(both.code()).isEqualTo(1);
    assertThat(both.out()).contains("tells acme-brickos; it is also told as cisco-ios");
  }

  @Test
  void aSessionOfAnotherDeviceHasNoPrompt() throws IOException {
    Ran ran = check(text -> text, text -> "switch-1#show clock\n10:00\nswitch-1#\n");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out())
        .contains("no line has a prompt of this platform", "switch-1#: no rule of 'prompts' fits");
  }

  @Test
  void whatWasTypedAtAPasswordIsNotShown() throws IOException {
    Ran ran =
        check(
            text -> text,
            with("Acme, bricks", "Password: straw-and-clay\nAcme, bricks")
                    .andThen(
                        text -> text.replace("Mason password:", "Mason password: mud-and-straw"))
                ::apply);

    assertThat(ran.code()).as(ran.out()).isZero();
    assertThat(ran.out()).contains("asks for the password", "Mason password:");
    assertThat(ran.out() + ran.err()).doesNotContain("straw-and-clay", "mud-and-straw");
  }

  @Test
  void garbageIsNoSession() throws IOException {
    assertThat(check(text -> text, text -> "").code()).isEqualTo(1);
    assertThat(check(text -> text, text -> "\u0000\u001b[2J\u0008\r#>".repeat(500)).code())
        .isEqualTo(1);
  }

  @Test
  void aDefinitionAloneIsReadAndAnErrorInItNamesFileLineAndRule() throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), resource("acme.yaml"));
    assertThat(Ran.swim("platform", "check", file + "").code()).isZero();

    Files.writeString(file, resource("acme.yaml").replace("leave: done", "leave: done\nidel: 3s"));
    Ran wrong = Ran.swim("platform", "check", file + "");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("a.yaml:31: idel: unknown name; known here are id,");
    assertThat(Ran.swim("platform", "check", folder + "/none.yaml").code()).isEqualTo(2);
    assertThat(Ran.swim("platform", "check", folder + "").code()).isEqualTo(2);
    assertThat(Ran.swim("platform", "check", file + "", folder + "/none.txt").code()).isEqualTo(2);
  }
}
