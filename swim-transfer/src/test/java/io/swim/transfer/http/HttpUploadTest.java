package io.swim.transfer.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.spi.Offering;
import io.swim.spi.ServedFile;
import io.swim.spi.StoreFullException;
import io.swim.spi.TransferRecord;
import io.swim.spi.TransferRecord.Result;
import io.swim.spi.UploadSink;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpUploadTest {
  private TestHttp test;
  private TestHttp.Sink sink;

  @BeforeEach
  void announce() throws Exception {
    test = TestHttp.start();
    sink = test.announce("up.bin", 1000);
  }

  @AfterEach
  void close() {
    test.close();
  }

  private static String put(String fields, String body) {
    return "PUT /up.bin HTTP/1.1\nHost: x\n" + fields + "\n" + body;
  }

  private void assertTaken(String text) {
    Awaitility.await().until(() -> !sink.ended.isEmpty());
    assertThat(sink.ended.get(0).result()).isEqualTo(Result.COMPLETE);
    assertThat(new String(sink.bytes(), ISO_8859_1)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "POST"})
  void aCountedBodyIsTaken(String method) throws Exception {
    String request = method + " /up.bin HTTP/1.1\nHost: x\nContent-Length: 5\n\nhello";

    assertThat(RawHttp.ask(test.http(), request).status()).isEqualTo(201);
    assertTaken("hello");
  }

  @Test
  void aChunkedBodyIsTaken() throws Exception {
    String body = "3;name=value\nhel\n002\nlo\n0\nTrailer: x\n\n";

    assertThat(RawHttp.ask(test.http(), put("Transfer-Encoding: Chunked\n", body)).status())
        .isEqualTo(201);
    assertTaken("hello");
  }

  @Test
  void anOldDeviceSendsTooAndTheConnectionEnds() throws Exception {
    try (RawHttp peer = RawHttp.connect(test.http())) {
      peer.send("PUT /up.bin HTTP/1.0\nContent-Length: 5\n\nhello");

      assertThat(peer.answer().status()).isEqualTo(201);
      assertThat(peer.isEnded()).isTrue();
    }
    assertTaken("hello");
  }

  @Test
  void theNextRequestFollowsOverTheSameConnection() throws Exception {
    try (RawHttp peer = RawHttp.connect(test.http())) {
      assertThat(peer.send(put("Content-Length: 5\n", "first")).answer().status()).isEqualTo(201);
      assertThat(peer.send(put("Transfer-Encoding: chunked\n", "2\nab\n0\n\n")).answer().status())
          .isEqualTo(201);
    }
    Awaitility.await().until(() -> sink.ended.size() == 2);
    assertThat(new String(sink.bytes(), ISO_8859_1)).isEqualTo("ab");
  }

  @Test
  void aDeviceThatAsksFirstIsToldToGoOn() throws Exception {
    try (RawHttp peer = RawHttp.connect(test.http())) {
      peer.send(put("Content-Length: 5\nExpect: 100-continue\n", ""));
      assertThat(peer.line()).isEqualTo("HTTP/1.1 100 Continue");
      assertThat(peer.line()).isEmpty();
      assertThat(peer.send("hello").answer().status()).isEqualTo(201);
    }
    assertTaken("hello");
  }

  @Test
  void aDeviceThatAsksFirstIsToldThatItIsTooMuch() throws Exception {
    String request = put("Content-Length: 1001\nExpect: 100-continue\n", "");

    assertThat(RawHttp.ask(test.http(), request).status()).isEqualTo(413);
    assertThat(sink.bytes()).isEmpty();
  }

  @Test
  void moreThanAnnouncedIsRefusedInChunksToo() throws Exception {
    String body = "3e9\n" + "x".repeat(1001) + "\n0\n\n";

    assertThat(RawHttp.ask(test.http(), put("Transfer-Encoding: chunked\n", body)).status())
        .isEqualTo(413);
    Awaitility.await().until(() -> !sink.ended.isEmpty());
    assertThat(sink.ended.get(0).result()).isEqualTo(Result.FAILED);
    assertThat(sink.ended.get(0).detail()).contains("1000");
  }

  @Test
  void aBodyNeedsALength() throws Exception {
    assertThat(RawHttp.ask(test.http(), put("", "")).status()).isEqualTo(411);
  }

  @Test
  void aPartIsNotTakenForTheWhole() throws Exception {
    String request = put("Content-Range: bytes 5-9/10\nContent-Length: 5\n", "hello");

    assertThat(RawHttp.ask(test.http(), request).status()).isEqualTo(400);
    assertThat(sink.bytes()).isEmpty();
  }

  @Test
  void theRefusalArrivesThoughNobodyReadsTheBody() throws Exception {
    String request =
        "PUT /other.bin HTTP/1.1\nHost: x\nContent-Length: 4000000\n\n" + "x".repeat(4_000_000);

    assertThat(RawHttp.ask(test.http(), request).status()).isEqualTo(404);
  }

  @Test
  void aBodyThatBreaksOffIsAFailedTransfer() throws Exception {
    try (RawHttp peer = RawHttp.connect(test.http())) {
      peer.send(put("Content-Length: 5\n", "hel"));
    }
    Awaitility.await().until(() -> !sink.ended.isEmpty());
    assertThat(sink.ended.get(0).result()).isEqualTo(Result.FAILED);
    assertThat(sink.ended.get(0).detail()).contains("3 of 5 bytes");
  }

  private RawHttp.Answer sendToSinkThatFails(IOException why) throws IOException {
    UploadSink broken =
        new UploadSink() {
          @Override
          public OutputStream begin(InetSocketAddress peer) {
            return new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw why;
              }
            };
          }

          @Override
          public void ended(TransferRecord transfer) {}
        };
    test.server.publish(
        Offering.of(new ServedFile.Incoming("sent.bin", 100, broken), TestHttp.LOOPBACK));
    return RawHttp.ask(test.http(), "PUT /sent.bin HTTP/1.1\nHost: x\nContent-Length: 5\n\nhello");
  }

  @Test
  void whatCanNotBeKeptIsNotConfirmed() throws Exception {
    RawHttp.Answer answer = sendToSinkThatFails(new IOException("the disk of this host broke"));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(new String(answer.body(), ISO_8859_1)).doesNotContain("disk of this host");
    Awaitility.await().until(() -> !test.ended.isEmpty());
    assertThat(test.ended.get(0).detail()).contains("disk of this host");
  }

  @Test
  void fullDiskIsSaidToTheDevice() throws Exception {
    RawHttp.Answer answer = sendToSinkThatFails(new StoreFullException("/srv/x is full"));

    assertThat(answer.status()).isEqualTo(507);
    assertThat(new String(answer.body(), ISO_8859_1))
        .isEqualTo("507 Insufficient Storage: there is no room left for the file\n");
    Awaitility.await().until(() -> !test.ended.isEmpty());
    assertThat(test.ended.get(0).detail()).contains("/srv/x is full");
  }

  @Test
  void diskThatIsFullAtTheBeginningIsSaidToTheDevice() throws Exception {
    UploadSink full =
        new UploadSink() {
          @Override
          public OutputStream begin(InetSocketAddress peer) throws IOException {
            throw new StoreFullException("/srv/x is full");
          }

          @Override
          public void ended(TransferRecord transfer) {}
        };
    test.server.publish(
        Offering.of(new ServedFile.Incoming("sent.bin", 100, full), TestHttp.LOOPBACK));

    RawHttp.Answer answer =
        RawHttp.ask(test.http(), "PUT /sent.bin HTTP/1.1\nHost: x\nContent-Length: 5\n\nhello");

    assertThat(answer.status()).isEqualTo(507);
    assertThat(new String(answer.body(), ISO_8859_1))
        .isEqualTo("507 Insufficient Storage: there is no room left for the file\n");
    Awaitility.await().until(() -> !test.ended.isEmpty());
    assertThat(test.ended.get(0).detail()).contains("/srv/x is full");
  }
}
