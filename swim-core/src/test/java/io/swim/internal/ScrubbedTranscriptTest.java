package io.swim.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Secret;
import io.swim.job.TranscriptEntry;
import io.swim.job.TranscriptEntry.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScrubbedTranscriptTest {
  private static final Instant NOW = Instant.parse("2026-01-01T02:00:00Z");
  private final List<TranscriptEntry> entries = new ArrayList<>();
  private final ScrubbedTranscript transcript =
      new ScrubbedTranscript(Clock.fixed(NOW, ZoneOffset.UTC), entries::add);

  private void hide(String... secrets) {
    for (String secret : secrets) {
      transcript.hide(Secret.of(secret));
    }
  }

  @Test
  void whatIsSaidIsKeptWithItsKindAndTime() {
    transcript.sent("show version");
    transcript.received("IOS");
    transcript.comment("it runs IOS");

    assertThat(entries)
        .containsExactly(
            new TranscriptEntry(NOW, Kind.SENT, "show version"),
            new TranscriptEntry(NOW, Kind.RECEIVED, "IOS"),
            new TranscriptEntry(NOW, Kind.COMMENTARY, "it runs IOS"));
  }

  @Test
  void secretsAreHiddenWhoeverSaysThem() {
    hide("gr4pnel");
    transcript.sent("gr4pnel");
    transcript.received("echo of gr4pnel, and gr4pnel again\n# gr4pnel");
    transcript.comment("it said gr4pnel");

    assertThat(entries)
        .extracting(TranscriptEntry::text)
        .containsExactly(
            "********", "echo of ********, and ******** again\n# ********", "it said ********");
  }

  @Test
  void secretsAreNoPatterns() {
    hide("a.c", "$1", "[x]", "\\");

    assertThat(transcript.scrub("abc a.c $1 [x] x \\"))
        .isEqualTo("abc ******** ******** ******** x ********");
  }

  @Test
  void ofASecretInsideAnotherNoRestIsLeft() {
    hide("cisco", "cisco123");

    assertThat(transcript.scrub("cisco123 cisco")).isEqualTo("******** ********");
  }

  @Test
  void ofSecretsThatOverlapNoRestIsLeft() {
    hide("abcd", "cdef");

    assertThat(transcript.scrub("-abcdef-")).isEqualTo("-********-");
  }

  @Test
  void ofASecretThatOverlapsItselfNoRestIsLeft() {
    hide("abab");

    assertThat(transcript.scrub("-ababab-")).isEqualTo("-********-");
  }

  @Test
  void secretsSideBySideAreOneRowOfAsterisks() {
    hide("bl1ng", "fl0rp");

    assertThat(transcript.scrub("bl1ngfl0rp")).isEqualTo("********");
  }

  @Test
  void aSecretOfAsterisksChangesNothingElse() {
    hide("*", "gr4pnel");

    assertThat(transcript.scrub("gr4pnel")).isEqualTo("********");
  }

  @Test
  void aShortSecretIsHiddenAsAWordAndTellsItselfNowhere() {
    hide("en", "42");

    assertThat(transcript.scrub("listens enough, Men: en En 142 42"))
        .isEqualTo("listens enough, Men: ******** En 142 ********");
    assertThat(transcript.scrub("ftp://u:en@h/en_x\nen"))
        .isEqualTo("ftp://u:********@h/********_x\n********");
    assertThat(transcript.scrub("en")).isEqualTo("********");
  }

  @Test
  void aShortSecretWithSignsIsHiddenWhereverItCanStand() {
    hide("$e", "#");

    assertThat(transcript.scrub("x$e $e $ex #1")).isEqualTo("x******** ******** $ex ********1");
  }

  @Test
  void anEmptySecretHidesNothing() {
    hide("");

    assertThat(transcript.scrub("show version")).isEqualTo("show version");
  }

  @Test
  void aTextWithoutSecretsIsAsItWas() {
    hide("gr4pnel");

    assertThat(transcript.scrub("")).isEmpty();
    assertThat(transcript.scrub("GR4PNEL gr4pne")).isEqualTo("GR4PNEL gr4pne");
  }
}
