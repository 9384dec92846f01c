package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.fault.SwimException;
import io.swim.ssh.TranscriptFinding.Kind;
import io.swim.ssh.platform.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Recorded sessions against the definitions that come with SWIM. */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class TranscriptReviewTest {
  private static final String SESSION =
      """
      edge-1>enable
      Password:
      edge-1#copy tftp: flash:
      Address or name of remote host []? 192.0.2.9
      Source filename []? new.bin
      Destination filename [new.bin]?
      %Error opening tftp://192.0.2.9/new.bin (Timed out)
      edge-1#conf t
      Enter configuration commands, one per line.  End with CNTL/Z.
      edge-1(config)#boot system flash:new.bin
      edge-1(config)#end
      edge-1#reload

      System configuration has been modified. Save? [yes/no]: no
      Proceed with reload? [confirm]
      """;

  private static List<TranscriptFinding> review(String platform, String text) {
    return Platforms.bundled().review(platform, text);
  }

  @Test
  void questionsAreThoseOfTheOperationThatGivesTheCommand() {
    List<TranscriptFinding> findings = review("ios", SESSION);

    assertThat(findings).allMatch(TranscriptFinding::known);
    assertThat(findings)
        .filteredOn(each -> each.kind() == Kind.QUESTION)
        .extracting(each -> each.line() + " " + each.meaning())
        .containsExactly(
            "2 answered with the enable password",
            "4 copy-tftp answers '{server}'",
            "5 copy-tftp answers '{source}'",
            "6 copy-tftp answers '{file}'",
            "14 reload answers 'no'",
            "15 reload answers with the return key, then session-ends");
    assertThat(findings)
        .filteredOn(each -> each.kind() == Kind.PROMPT)
        .extracting(TranscriptFinding::meaning)
        .containsExactly("user", "privileged", "config");
    assertThat(findings)
        .filteredOn(each -> each.kind() == Kind.FAILURE)
        .extracting(TranscriptFinding::meaning)
        .containsExactly("failed, UNREACHABLE, effect NONE");
  }

  @Test
  void anotherPlatformDoesNotKnowThem() {
    assertThat(review("vrp", SESSION)).anyMatch(each -> !each.known());
    assertThatThrownBy(() -> review("acme", SESSION))
        .isInstanceOf(SwimException.class)
        .hasMessageContaining("no platform 'acme'");
  }

  @Test
  void noOperationGivesAnUnknownCommandOnAnyPlatform() {
    RecordedQuestions linux = questions("linux-ab");
    assertThat(linux.operations("sha256sum '/data/a.bin'"))
        .extracting(Operation::name)
        .contains("digest");
    for (PlatformSummary platform : Platforms.bundled().summaries()) {
      RecordedQuestions questions = questions(platform.id().value());
      for (String typed : List.of("frobnicate", "zap all now", "zap flash:/a", "zap '/a'")) {
        assertThat(questions.operations(typed)).as("%s %s", platform.id(), typed).isEmpty();
      }
    }
  }

  private static RecordedQuestions questions(String platform) {
    return new RecordedQuestions(Platforms.bundled().named(platform).orElseThrow());
  }

  @Test
  void whatWasTypedAtTheLoginIsNotShown() {
    String text =
        """
        Last login: Sun Nov 22 07:00:01 from 192.0.2.1
        Username: bob
        Password: ab:cd:hush
        Edge password: x:hush
        edge-1>
        """;

    assertThat(review("ios", text))
        .filteredOn(each -> each.kind() == Kind.LOGIN)
        .extracting(each -> each.line() + " " + each.known() + " " + each.text())
        .containsExactly("2 true Username:", "3 true Password:", "4 true Edge password:");
    assertThat(review("ios", text).toString()).doesNotContain("hush", "ab:", "x:");
  }

  @Test
  void passwordsInUrlsAreNotShown() {
    List<TranscriptFinding> findings =
        review("ios", "edge-1#copy ftp://bob:p@w9@192.0.2.9/new.bin flash:new.bin\nedge-1#\n");

    assertThat(findings)
        .extracting(TranscriptFinding::text)
        .contains("copy ftp://bob:***@192.0.2.9/new.bin flash:new.bin");
    assertThat(findings.toString()).doesNotContain("w9");
  }

  @Test
  void aTranscriptOfTooManyCharactersIsRefused() {
    assertThatThrownBy(() -> review("ios", "x".repeat((1 << 22) + 1)))
        .isInstanceOf(SwimException.class)
        .hasMessageContaining("4194305")
        .hasMessageContaining("4194304");
  }

  @Test
  void garbageIsReviewedToo() {
    Random random = new Random(3);
    String marks = "edge-1#>()[]:?% \n\r\b\u001b-more/y";
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder(SESSION);
      for (int j = 0; j < 60; j++) {
        int place = random.nextInt(text.length());
        text.setCharAt(place, marks.charAt(random.nextInt(marks.length())));
      }
      assertThat(review("ios", text.toString())).isNotEmpty();
    }
  }

  @Test
  void recordedSessionsAreKnownBestToThePlatformThatTheyAreOf() {
    Path folder = Recorded.folder("transcripts").resolve("posts");
    Map<String, String> sessions =
        Map.of(
            "c2900-overwrite-erase.txt", "cisco-ios",
            "rsp7500-not-enough-space.txt", "cisco-ios",
            "c9200l-copy-tftp-boot-reload.txt", "cisco-iosxe",
            "vg410-bundle-to-install-add-activate-commit.txt", "cisco-iosxe",
            "n3064-install-all-bios.txt", "cisco-nxos");
    sessions.forEach(
        (file, platform) -> {
          String text = Recorded.text(folder.resolve(file));
          List<TranscriptFinding> own = review(platform, text);

          assertThat(own)
              .as("%s by %s", file, platform)
              .filteredOn(TranscriptFinding::known)
              .extracting(TranscriptFinding::kind)
              .contains(Kind.PROMPT, Kind.COMMAND);
          assertThat(own)
              .as("prompts of %s", file)
              .filteredOn(each -> each.kind() == Kind.PROMPT)
              .allMatch(TranscriptFinding::known);
          for (PlatformSummary other : Platforms.bundled().summaries()) {
            assertThat(knownPlaces(own))
                .as("%s by %s rather than %s", file, platform, other.id())
                .isGreaterThanOrEqualTo(knownPlaces(review(other.id().value(), text)));
          }
        });
  }

  private static long knownPlaces(List<TranscriptFinding> findings) {
    return findings.stream().filter(TranscriptFinding::known).count();
  }

  @Test
  void everyPlatformReviewsEveryRecordingAndNamesPlacesInIt() throws IOException {
    for (Path each : Recorded.files(Recorded.folder("transcripts"), ".txt")) {
      String text = Recorded.text(each);
      int lines = (int) text.lines().count();
      for (PlatformSummary platform : Platforms.bundled().summaries()) {
        assertThat(review(platform.id().value(), text))
            .as("%s by %s", each, platform.id())
            .isNotEmpty()
            .allMatch(found -> found.line() >= 1 && found.line() <= lines);
      }
    }
  }
}
