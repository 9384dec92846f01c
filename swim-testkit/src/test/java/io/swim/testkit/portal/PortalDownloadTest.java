package io.swim.testkit.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swim.fault.CatalogueException;
import io.swim.fault.CatalogueProblem;
import io.swim.spi.CatalogueDownload;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of an image. */
@Timeout(60)
class PortalDownloadTest {
  private final PortalBench bench = new PortalBench();

  @AfterEach
  void end() {
    bench.close();
  }

  private static byte[] from(int first) {
    return Arrays.copyOfRange(PortalBench.BYTES, first, PortalBench.BYTES.length);
  }

  private List<JsonNode> downloadRequests() throws IOException {
    JsonMapper json = new JsonMapper();
    List<JsonNode> bodies = new ArrayList<>();
    for (PortalRequest each : bench.portal.requests(PortalStep.DOWNLOAD)) {
      bodies.add(json.readTree(each.body()));
    }
    return bodies;
  }

  @Test
  void anImageIsReadToItsEnd() throws Exception {
    assertThat(bench.read()).isEqualTo(PortalBench.BYTES);
  }

  @Test
  void aBrokenDownloadGoesOnAtTheByteWithTheSameSessionAndRetryId() throws Exception {
    bench.portal.next(PortalStep.FILE, new PortalFault.BreakOff(70_000));

    try (CatalogueDownload download = bench.download()) {
      InputStream broken = download.stream(0);
      assertThat(broken.readNBytes(70_000)).isEqualTo(Arrays.copyOf(PortalBench.BYTES, 70_000));
      assertThatThrownBy(broken::read).isInstanceOf(IOException.class);
      assertThat(download.stream(70_000).readAllBytes()).isEqualTo(from(70_000));
    }

    assertThat(downloadRequests())
        .hasSize(2)
        .last()
        .satisfies(
            again -> {
              assertThat(again.path("downloadSessionId").asText()).isNotEmpty();
              assertThat(again.path("downloadRetryId").asText()).isNotEmpty();
            });
    assertThat(downloadRequests().get(0).has("downloadSessionId")).isFalse();
    PortalRequest resumed = bench.portal.requests(PortalStep.FILE).get(1);
    assertThat(resumed.headers())
        .containsEntry("range", "bytes=70000-")
        .containsEntry("if-range", "\"" + PortalBench.IMAGE.fields().get("md5").get() + "\"");
  }

  @Test
  void sessionsRetriesAndSearchesThatRanOutAreBegunAnew() throws Exception {
    try (CatalogueDownload download = bench.download()) {
      download.stream(0).close();
      bench.portal.endSessions();
      assertThat(download.stream(1000).readAllBytes()).isEqualTo(from(1000));
      bench.portal.endRetries();
      assertThat(download.stream(2000).readAllBytes()).isEqualTo(from(2000));
      bench.portal.endSearches();
      assertThat(download.stream(3000).readAllBytes()).isEqualTo(from(3000));
      bench.portal.endTokens();
      assertThat(download.stream(4000).readAllBytes()).isEqualTo(from(4000));
    }
  }

  @Test
  void anotherFileOfThatNameIsNotPutTogetherWithTheFirst() throws Exception {
    try (CatalogueDownload download = bench.download()) {
      download.stream(0).close();
      bench.portal.offer(
          PortalImage.of(
              PortalBench.PRODUCT,
              PortalBench.IMAGE.fileName(),
              "15.7(3)M8",
              PortalBench.bytes(299_999)));
      bench.portal.endSearches();

      CatalogueException e =
          catchThrowableOfType(CatalogueException.class, () -> download.stream(1000));

      assertThat(e.problem()).isEqualTo(CatalogueProblem.INTEGRITY);
    }
  }

  @Test
  void aHostThatIgnoresRangesIsReadFromTheStart() throws Exception {
    bench.portal.always(PortalStep.FILE, new PortalFault.IgnoreRange());

    try (CatalogueDownload download = bench.download()) {
      assertThat(download.stream(123_456).readAllBytes()).isEqualTo(from(123_456));
    }
  }

  @Test
  void aRangeBehindTheEndIsRefused() throws Exception {
    try (CatalogueDownload download = bench.download()) {
      assertThat(catchThrowableOfType(CatalogueException.class, () -> download.stream(300_000)))
          .hasMessageContaining("416");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 1_000_000})
  void anotherLengthThanTheCatalogueSaysIsRefusedBeforeAnyByte(int more) {
    bench.portal.next(PortalStep.FILE, new PortalFault.WrongLength(more));

    CatalogueException e = bench.refusedDownload();

    assertThat(e.problem()).isEqualTo(CatalogueProblem.INTEGRITY);
    assertThat(e)
        .hasMessageContaining(String.valueOf(300_000 + more))
        .hasMessageContaining("300000");
  }

  @Test
  void whereTheCatalogueTellsNoSizeTheLengthOfTheAnswerCounts() throws Exception {
    bench.portal.offer(PortalBench.IMAGE.without("size"));
    assertThat(bench.read()).isEqualTo(PortalBench.BYTES);

    bench.portal.next(PortalStep.FILE, new PortalFault.WrongLength(5));

    assertThatThrownBy(bench::read).isInstanceOf(IOException.class);
  }

  @Test
  void aStalledDownloadEnds() throws Exception {
    bench.read();
    try (PortalBench hasty =
            new PortalBench(
                SimulatedPortal.start(), with -> with.stallAfter(Duration.ofSeconds(2)));
        CatalogueDownload download = hasty.download()) {
      hasty.portal.next(PortalStep.FILE, new PortalFault.Stall(1000));
      InputStream in = download.stream(0);

      assertThatThrownBy(in::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("timed out");
    }
  }

  @Test
  void aSlowDownloadIsNoStalledOne() throws Exception {
    bench.portal.next(PortalStep.FILE, new PortalFault.Slow(100_000, Duration.ofMillis(20)));

    assertThat(bench.read()).isEqualTo(PortalBench.BYTES);
  }

  @Test
  void closingEarlyDoesNotReadTheRest() throws Exception {
    bench.portal.next(PortalStep.FILE, new PortalFault.Stall(1000));
    try (CatalogueDownload download = bench.download()) {
      InputStream in = download.stream(0);
      in.readNBytes(10);

      // It would wait for ever if it did: the portal sends nothing more.
      in.close();

      assertThat(download.stream(10).readAllBytes()).isEqualTo(from(10));
    }
  }

  @Test
  void theTokenIsNotSentToADownloadHost() throws Exception {
    bench.portal.next(PortalStep.FILE, new PortalFault.Redirect(302, Optional.empty()));

    assertThat(bench.read()).isEqualTo(PortalBench.BYTES);

    assertThat(bench.portal.requests(PortalStep.FILE))
        .extracting(PortalRequest::host)
        .containsExactly("127.0.0.2", "127.0.0.3");
    assertThat(bench.portal.requests(PortalStep.FILE))
        .allSatisfy(each -> assertThat(each.headers()).doesNotContainKey("authorization"));
  }

  @Test
  void theTokenIsSentToTheServiceAndDroppedWhenThatRedirects() throws Exception {
    bench.portal.serveFilesItself();
    bench.portal.next(PortalStep.FILE, new PortalFault.Redirect(307, Optional.empty()));

    assertThat(bench.read()).isEqualTo(PortalBench.BYTES);

    assertThat(bench.portal.requests(PortalStep.FILE))
        .extracting(each -> each.host() + " " + each.headers().containsKey("authorization"))
        .containsExactly("127.0.0.1 true", "127.0.0.3 false");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://downloads.example/x?signature=s3cret",
        "ftp://127.0.0.1/x?signature=s3cret",
        "file:///etc/passwd"
      })
  void anUnsafeWayIsNotTaken(String url) {
    bench.portal.always(PortalStep.FILE, new PortalFault.Redirect(302, Optional.of(url)));

    CatalogueException e = bench.refusedDownload();

    assertThat(e.problem()).isEqualTo(CatalogueProblem.PROTOCOL);
    assertThat(e).hasMessageContaining("only https is safe");
    assertThat(e.toString()).doesNotContain("s3cret").doesNotContain("passwd");
  }

  @Test
  void redirectsWithoutEndEnd() {
    bench.portal.always(PortalStep.FILE, new PortalFault.Redirect(302, Optional.empty()));

    assertThat(bench.refusedDownload()).hasMessageContaining("redirected more than 5 times");
  }

  @Test
  void aPageForPeopleIsNoImage() {
    bench.portal.next(PortalStep.FILE, new PortalFault.WebPage(200));

    CatalogueException e = bench.refusedDownload();

    assertThat(e.problem()).isEqualTo(CatalogueProblem.UNAVAILABLE);
  }

  @Test
  void aDownloadHostThatIsAskedTooOftenSaysWhen() {
    bench.portal.next(PortalStep.FILE, PortalFault.tooManyRequests(Duration.ofSeconds(40)));

    CatalogueException e = bench.refusedDownload();

    assertThat(e.problem()).isEqualTo(CatalogueProblem.RATE_LIMITED);
    assertThat(e.retryAfter()).contains(Duration.ofSeconds(40));
  }

  @Test
  void anAddressThatIsOverIsRefusedWithoutItsSignature() {
    bench.portal.next(PortalStep.FILE, new PortalFault.Status(403, Optional.empty(), ""));

    CatalogueException e = bench.refusedDownload();

    assertThat(e.problem()).isEqualTo(CatalogueProblem.EXPIRED);
    assertThat(e.toString()).doesNotContain("signature");
  }

  @Test
  void aDownloadHostMayWantATokenOfItsOwnAsAForm() throws Exception {
    String address = bench.portal.service().toString().replace("/software/v4.0", "/files/x?y");
    bench.portal.next(
        PortalStep.DOWNLOAD,
        new PortalFault.Body(
            "{\"downloads\":[{\"imageGuid\":\""
                + PortalBench.IMAGE.guid()
                + "\",\"url\":\""
                + address
                + "\",\"token\":\"Cloud-Word 1\"}]}"));

    bench.refusedDownload();

    PortalRequest file = bench.portal.requests(PortalStep.FILE).get(0);
    assertThat(file.method()).isEqualTo("POST");
    assertThat(file.body()).isEqualTo("X-Authentication-Control=Cloud-Word+1");
  }

  @Test
  void manyDownloadsGoAtOnce() throws Exception {
    List<CatalogueDownload> downloads = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        CatalogueDownload each = bench.download();
        downloads.add(each);
        assertThat(each.stream(0).read()).isEqualTo(PortalBench.BYTES[0] & 0xff);
      }
    } finally {
      downloads.forEach(CatalogueDownload::close);
    }
    assertThat(bench.portal.requests(PortalStep.TOKEN)).hasSize(1);
  }
}
