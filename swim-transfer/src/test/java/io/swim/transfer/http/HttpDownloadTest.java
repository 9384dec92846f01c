package io.swim.transfer.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.spi.Publication;
import io.swim.spi.TransferRecord.Result;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDownloadTest {
  private static final byte[] IMAGE = TestHttp.bytes(1000);

  private TestHttp test;
  private Publication publication;

  @BeforeEach
  void publish() throws Exception {
    test = TestHttp.start();
    publication = test.publish("image.bin", IMAGE);
  }

  @AfterEach
  void close() {
    test.close();
  }

  private RawHttp.Answer get(String fields) throws Exception {
    return RawHttp.get(test.http(), "image.bin", fields);
  }

  @Test
  void theWholeFileComesWithItsLengthAndTag() throws Exception {
    RawHttp.Answer answer = get("");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(IMAGE);
    assertThat(answer.field("accept-ranges")).isEqualTo("bytes");
    assertThat(answer.field("content-type")).isEqualTo("application/octet-stream");
    assertThat(answer.field("etag")).matches("\"[^\"]+\"");
    assertThat(answer.field("date")).endsWith("GMT");
    assertThat(answer.field("connection")).isEqualTo("close");
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 1",
    "bytes=0-99, 0, 100",
    "bytes=500-, 500, 1000",
    "bytes=999-, 999, 1000",
    "bytes=-1, 999, 1000",
    "bytes=-1000, 0, 1000",
    "bytes=-5000, 0, 1000",
    "bytes=900-5000, 900, 1000",
    "bytes=0-999999999999999999, 0, 1000"
  })
  void aRangeIsSent(String range, int first, int end) throws Exception {
    RawHttp.Answer answer = get("Range: " + range + "\n");

    assertThat(answer.status()).isEqualTo(206);
    assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(IMAGE, first, end));
    assertThat(answer.field("content-range"))
        .isEqualTo("bytes " + first + "-" + (end - 1) + "/1000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=1000-",
        "bytes=1000-1001",
        "bytes=-0",
        "bytes=5000-6000",
        "bytes=9999999999999999999-",
        "bytes=",
        "bytes=-",
        "bytes=5-4",
        "bytes=a-b",
        "bytes=0x1-",
        "bytes=1"
      })
  void aRangeThatIsNotThereIsNotSatisfiable(String range) throws Exception {
    RawHttp.Answer answer = get("Range: " + range + "\n");

    assertThat(answer.status()).isEqualTo(416);
    assertThat(answer.field("content-range")).isEqualTo("bytes */1000");
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-99999999999999999999, 0-999",
    "bytes=10-000000000000000000000000000020, 10-20",
    "bytes=990-9223372036854775808, 990-999",
    "bytes=-99999999999999999999, 0-999"
  })
  void aRangeBeyondAnyNumberEndsWithTheFile(String range, String given) throws Exception {
    RawHttp.Answer answer = get("Range: " + range + "\n");

    assertThat(answer.status()).isEqualTo(206);
    assertThat(answer.field("content-range")).isEqualTo("bytes " + given + "/1000");
  }

  @Test
  void aRangeThatBeginsBeyondAnyNumberIsNotThere() throws Exception {
    assertThat(get("Range: bytes=99999999999999999999-\n").status()).isEqualTo(416);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-1,5-6", "lines=0-1", "Bytes=0-1"})
  void aRangeThatIsNotTakenIsTheWholeFile(String range) throws Exception {
    RawHttp.Answer answer = get("Range: " + range + "\n");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(IMAGE);
  }

  @Test
  void aDownloadIsGoneOnWithOnlyWhileTheFileIsTheSame() throws Exception {
    String tag = get("").field("etag");
    String range = "Range: bytes=900-\n";

    assertThat(get(range + "If-Range: " + tag + "\n").status()).isEqualTo(206);
    assertThat(get(range + "If-Range: \"other\"\n").status()).isEqualTo(200);
    assertThat(get(range + "If-Range: W/" + tag + "\n").status()).isEqualTo(200);
    assertThat(get(range + "If-Range: Sat, 21 Nov 2026 00:00:00 GMT\n").status()).isEqualTo(200);

    publication.close();
    test.publish("image.bin", TestHttp.bytes(1000));
    assertThat(get(range + "If-Range: " + tag + "\n").status())
        .as("published anew, of the same size")
        .isEqualTo(200);
  }

  @Test
  void conditionsAreKept() throws Exception {
    String tag = get("").field("etag");

    assertThat(get("If-Match: " + tag + "\n").status()).isEqualTo(200);
    assertThat(get("If-Match: \"a\", " + tag + "\n").status()).isEqualTo(200);
    assertThat(get("If-Match: \"other\"\n").status()).isEqualTo(412);
    assertThat(get("If-None-Match: " + tag + "\n").status()).isEqualTo(304);
    assertThat(get("If-None-Match: \"other\"\n").status()).isEqualTo(200);
  }

  @Test
  void headSaysWhatGetWouldSendAndBeginsNothing() throws Exception {
    try (RawHttp peer = RawHttp.connect(test.http())) {
      String head = "HEAD /image.bin HTTP/1.1\nHost: x\n\n";
      RawHttp.Answer first = peer.send(head).headAnswer();
      RawHttp.Answer second = peer.send(head).headAnswer();

      assertThat(first.status()).isEqualTo(200);
      assertThat(first.field("content-length")).isEqualTo("1000");
      assertThat(second).usingRecursiveComparison().ignoringFields("fields").isEqualTo(first);
    }
    assertThat(publication.transfers()).isEmpty();
  }

  @Test
  void anOldDeviceNeedsNoHostAndReadsToTheEnd() throws Exception {
    try (RawHttp peer = RawHttp.connect(test.http())) {
      peer.send("GET /image.bin HTTP/1.0\n\n");
      byte[] all = peer.socket.getInputStream().readAllBytes();

      assertThat(Arrays.copyOfRange(all, all.length - IMAGE.length, all.length)).isEqualTo(IMAGE);
    }
  }

  @Test
  void bareLineFeedsEndTheLinesOfAHeadToo() throws Exception {
    try (RawHttp peer = RawHttp.connect(test.http())) {
      assertThat(peer.sendRaw("GET /image.bin HTTP/1.0\n\n").answer().body()).isEqualTo(IMAGE);
    }
  }

  @Test
  void aProxysFormOfTheTargetIsTaken() throws Exception {
    RawHttp.Answer answer =
        RawHttp.ask(test.http(), "GET http://anything:1/image.bin HTTP/1.1\nHost: x\n\n");

    assertThat(answer.body()).isEqualTo(IMAGE);
  }

  @Test
  void theResumedTransferCompletesTheFileAndItsDigest() throws Exception {
    get("Range: bytes=0-499\n");
    Awaitility.await().until(() -> test.ended.size() == 1);
    get("Range: bytes=500-\n");
    Awaitility.await().until(() -> test.ended.size() == 2);

    assertThat(test.ended).allMatch(each -> each.result() == Result.COMPLETE);
    assertThat(test.ended.get(0).digest()).isEmpty();
    assertThat(test.ended.get(1).digest()).isPresent();
    assertThat(test.ended.get(1).options()).containsEntry("range", "500-999");
  }
}
