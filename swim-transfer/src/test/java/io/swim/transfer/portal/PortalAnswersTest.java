package io.swim.transfer.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.device.Secret;
import io.swim.fault.CatalogueException;
import io.swim.image.Agreement;
import io.swim.image.CatalogueImage;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of the portal's answers. */
class PortalAnswersTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

  private static CatalogueImage with(String before, String after) throws CatalogueException {
    assertThat(Samples.METADATA).contains(before);
    return Samples.metadata(Samples.METADATA.replace(before, after)).images().get(0).image();
  }

  @Test
  void aPageTellsWhatADownloadNeeds() throws Exception {
    MetadataAnswer answer = Samples.metadata(Samples.METADATA);

    assertThat(answer.transaction()).isEqualTo("617462102359722937");
    assertThat(answer.lastPage()).isEqualTo(3);
    assertThat(answer.images()).extracting(OfferedImage::guid).containsExactly(Samples.GUID, "AB");
    assertThat(answer.images()).extracting(OfferedImage::mdfId).containsOnly("280805680");
    assertThat(answer.images().get(1).image().sizeBytes()).hasValue(13_076_480);
  }

  @ParameterizedTest
  @CsvSource({
    "2017-08-14, 2017-08-14",
    "2017-08-14T10:11:12Z, 2017-08-14",
    "14-Aug-2017, 2017-08-14",
    "14 AUG 2017, 2017-08-14",
    "4-aug-2017, 2017-08-04"
  })
  void daysAreReadAsTheyAreWritten(String text, LocalDate day) throws Exception {
    assertThat(with("2017-08-14 00:00:00.0", text).released()).contains(day);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "2017-13-14", "14/08/17", "31-Feb-2017", ""})
  void aDayThatCanNotBeReadIsLeftOut(String text) throws Exception {
    assertThat(with("2017-08-14 00:00:00.0", text).released()).isEmpty();
  }

  @Test
  void memoryThatIsNoPlainNumberIsLeftOut() throws Exception {
    assertThat(with("\"minDram\":\"64\"", "\"minDram\":\"4 GB\"").requirements().minRamBytes())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "6f62c1fb2d3f2f9d9f5a7d4d1d1b9c0",
        "6f62c1fb2d3f2f9d9f5a7d4d1d1b9c055",
        "not a digest",
        "zf62c1fb2d3f2f9d9f5a7d4d1d1b9c05"
      })
  void aDigestThatIsNoneIsAnError(String digest) {
    assertThatThrownBy(() -> with("6f62c1fb2d3f2f9d9f5a7d4d1d1b9c05", digest))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("md5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../etc/passwd", "a/b.bin", "   "})
  void aNameThatIsNoneIsAnError(String name) {
    assertThatThrownBy(() -> with("c2960-lanbasek9-mz.150-2.SE11.bin", name))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("name");
  }

  @Test
  void anAddressOfAnotherImageIsNotTaken() throws Exception {
    DownloadAnswer answer =
        Samples.download(Samples.DOWNLOAD.replace(Samples.GUID, "0" + Samples.GUID));

    assertThat(answer.grant()).isEmpty();
    assertThat(answer.remarks()).isEmpty();
  }

  @Test
  void anAddressOfNobodyKnowsWhichImageIsAnError() {
    assertThatThrownBy(
            () -> Samples.download(Samples.DOWNLOAD.replace("\"" + Samples.GUID + "\"", "null")))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("imageGuid");
  }

  @Test
  void anAddressIsGivenInSpiteOfARemark() throws Exception {
    DownloadAnswer answer = Samples.download(Samples.DOWNLOAD);

    assertThat(answer.grant())
        .contains(
            new DownloadAnswer.Grant(
                URI.create("https://dl.example/x?sign=1"), Optional.of(Secret.of("cloud-word"))));
    assertThat(answer.session()).contains("1159838637");
    assertThat(answer.retry()).contains("1151931304");
    assertThat(answer.asked()).isEmpty();
    assertThat(answer.grant().get().toString()).isEqualTo("https://dl.example:443");
  }

  @Test
  void bothAgreementsAreAskedForWhereTwoRemarksSaySo() throws Exception {
    DownloadAnswer answer =
        Samples.download(
            """
            {"downloads":[{"url":null,"imageGuid":"%s","exception":[
              {"exceptionCode":"K9_FORM_AR","exceptionMessage":"k9"},
              {"exceptionCode":"EULA_FORM_ACC","exceptionMessage":"eula"}]}]}
            """
                .formatted(Samples.GUID));

    assertThat(answer.asked())
        .containsExactlyInAnyOrder(Agreement.EULA, Agreement.STRONG_ENCRYPTION);
  }

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "120, PT2M",
    "'Sat, 21 Nov 2026 12:30:00 GMT', PT30M",
    "'Sat, 21 Nov 2026 11:30:00 GMT', PT0S"
  })
  void retryAfterIsSecondsOrADate(String value, Duration wait) {
    assertThat(Reply.retryAfter(value, NOON)).contains(wait);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "99999999999", "1.5"})
  void aRetryAfterThatIsNoneIsNone(String value) {
    assertThat(Reply.retryAfter(value, NOON)).isEmpty();
  }

  @Test
  void wordsOfThePortalAreShownShortPrintableAndWithoutSecrets() {
    String words =
        "No <b>Client-Word-5512</b>\u001b[31m\r\nsee https://x.example/a?token=1#f and "
            + "y".repeat(1000);

    assertThat(Samples.WORDS.shown(words))
        .startsWith("No (secret) [31m see https://x.example/a and yyy")
        .endsWith("...")
        .hasSizeLessThan(410);
  }
}
