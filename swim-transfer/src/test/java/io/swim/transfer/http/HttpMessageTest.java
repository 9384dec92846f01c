package io.swim.transfer.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.spi.TransferRecord.Result;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that are not what they should be (RFC 9112, sections 2, 3, 5, 6 and 11). */
class HttpMessageTest {
  private static final String PUT = "PUT /up.bin HTTP/1.1\nHost: x\n";

  private TestHttp test;
  private TestHttp.Sink sink;

  @BeforeEach
  void start() throws Exception {
    test = TestHttp.start();
    test.publish("image.bin", TestHttp.bytes(1000));
    sink = test.announce("up.bin", 1000);
  }

  @AfterEach
  void close() {
    test.close();
  }

  static Stream<String> lengthsThatAreNotOne() {
    return Stream.of(
        "Content-Length: 5\nTransfer-Encoding: chunked\n",
        "Transfer-Encoding: chunked\nContent-Length: 5\n",
        "Content-Length: 5\nContent-Length: 6\n",
        "Content-Length: 5\nContent-Length: 5\n",
        "Content-Length: 5, 5\n",
        "Content-Length: +5\n",
        "Content-Length: -5\n",
        "Content-Length: 0x5\n",
        "Content-Length: 5 5\n",
        "Content-Length: \n",
        "Content-Length: 99999999999999999999\n",
        "Content-Length : 5\n",
        "Content-Length\t: 5\n",
        "X: y\n Content-Length: 5\n",
        " Content-Length: 5\n",
        "Transfer-Encoding: chunked, chunked\n",
        "Transfer-Encoding: gzip, chunked\n",
        "Transfer-Encoding: xchunked\n",
        "Transfer-Encoding: identity\n",
        "Transfer-Encoding: chunked\nTransfer-Encoding: identity\n");
  }

  @ParameterizedTest
  @MethodSource("lengthsThatAreNotOne")
  void aBodyOfDoubtfulLengthIsRefusedAndWhatFollowsIsNoRequest(String fields) throws Exception {
    String hidden = "GET /image.bin HTTP/1.1\nHost: x\n\n";
    try (RawHttp peer = RawHttp.connect(test.http())) {
      peer.send(PUT + fields + "\n0\n\n" + hidden);

      assertThat(peer.answer().status()).isIn(400, 501);
      assertThat(peer.isEnded()).as("one answer and no more").isTrue();
    }
    assertThat(sink.bytes()).isEmpty();
    assertThat(test.ended).noneMatch(each -> each.result() == Result.COMPLETE);
  }

  static Stream<String> chunksThatAreNone() {
    return Stream.of(
        "zz\r\nhello\r\n0\r\n\r\n",
        "-5\r\nhello\r\n0\r\n\r\n",
        "0x5\r\nhello\r\n0\r\n\r\n",
        "\r\nhello\r\n0\r\n\r\n",
        "5\nhello\r\n0\r\n\r\n",
        "5\r\nhelloworld\r\n0\r\n\r\n",
        "5\r\nhello0\r\n\r\n",
        "fffffffffffffffff\r\nhello\r\n0\r\n\r\n",
        "5\rhello\r\n0\r\n\r\n");
  }

  @ParameterizedTest
  @MethodSource("chunksThatAreNone")
  void brokenChunksAreRefused(String body) throws Exception {
    try (RawHttp peer = RawHttp.connect(test.http())) {
      peer.send(PUT + "Transfer-Encoding: chunked\n\n").sendRaw(body);

      assertThat(peer.answer().status()).isEqualTo(400);
      assertThat(peer.isEnded()).isTrue();
    }
    assertThat(test.ended).noneMatch(each -> each.result() == Result.COMPLETE);
  }

  @Test
  void anOldRequestCanNotBeChunked() throws Exception {
    String request = "PUT /up.bin HTTP/1.0\nTransfer-Encoding: chunked\n\n0\n\n";

    assertThat(RawHttp.ask(test.http(), request).status()).isEqualTo(501);
  }

  static Stream<Arguments> requestsThatAreNone() {
    return Stream.of(
        Arguments.of(400, "GET /image.bin HTTP/1.1\r\n\r\n"),
        Arguments.of(400, "GET /image.bin HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"),
        Arguments.of(400, "GET /image.bin HTTP/1.1\r\nHost: x\r\nNo colon\r\n\r\n"),
        Arguments.of(400, "GET /image.bin HTTP/1.1\r\nHost: x\r\n: empty\r\n\r\n"),
        Arguments.of(400, "GET /image.bin HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n"),
        Arguments.of(400, "GET /image.bin HTTP/1.1\r\nHost: x\rA: b\r\n\r\n"),
        Arguments.of(505, "GET /image.bin\r\n\r\n"),
        Arguments.of(400, "GET /image.bin HTTP/1.1 \r\nHost: x\r\n\r\n"),
        Arguments.of(400, "G(T /image.bin HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of(505, "GET /image.bin ICY/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of(400, "GET image.bin HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of(400, "GET * HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of(400, "GET /image.bin#x HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of(400, "GET /image%2 HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of(400, "GET /image%zz HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of(400, "GET /image%00.bin HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of(400, "GET /image%0d%0aX HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of(400, "GET /%c0%ae%c0%ae/x HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of(426, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        Arguments.of(405, "BREW /image.bin HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of(405, "OPTIONS /image.bin HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of(405, "TRACE /image.bin HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of(404, "CONNECT example.net:443 HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of(404, "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of(403, "DELETE /image.bin HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of(403, "PUT /image.bin HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"),
        Arguments.of(404, "GET / HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of(404, "GET /image.bin?x=y HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of(414, "GET /" + "x".repeat(17000) + " HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of(431, "GET / HTTP/1.1\r\nHost: x\r\nA: " + "x".repeat(17000) + "\r\n\r\n"));
  }

  @ParameterizedTest
  @MethodSource("requestsThatAreNone")
  void badRequestsAreNamed(int status, String request) throws Exception {
    try (RawHttp peer = RawHttp.connect(test.http())) {
      assertThat(peer.sendRaw(request).answer().status()).isEqualTo(status);
    }
    assertThat(test.ended).noneMatch(each -> each.result() == Result.COMPLETE);
  }

  @Test
  void noiseHarmsNobody() throws Exception {
    String[] sound = {
      "GET /image.bin HTTP/1.1\r\nHost: x\r\nRange: bytes=5-10\r\n\r\n",
      "PUT /up.bin HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello",
      "PUT /up.bin HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
    };
    Random random = new Random(42);
    for (int i = 0; i < 600; i++) {
      StringBuilder request = new StringBuilder(sound[i % sound.length]);
      for (int change = 0; change <= random.nextInt(4); change++) {
        int at = random.nextInt(request.length());
        switch (random.nextInt(3)) {
          case 0 -> request.setCharAt(at, (char) random.nextInt(256));
          case 1 -> request.deleteCharAt(at);
          default -> request.insert(at, (char) random.nextInt(256));
        }
      }
      try (RawHttp peer = RawHttp.connect(test.http())) {
        peer.sendRaw(request.toString());
        peer.socket.shutdownOutput();
        byte[] answer = peer.socket.getInputStream().readAllBytes();
        assertThat(new String(answer, 0, Math.min(9, answer.length)))
            .as("answer to %s", request)
            .matches("|HTTP/1\\.1 ");
      }
    }

    assertThat(RawHttp.get(test.http(), "image.bin", "").body()).isEqualTo(TestHttp.bytes(1000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void randomBytesHarmNobody(String protocol) throws Exception {
    InetSocketAddress server = protocol.equals("http") ? test.http() : test.https();
    Random random = new Random(43);
    for (int i = 0; i < 200; i++) {
      byte[] noise = new byte[1 + random.nextInt(20_000)];
      random.nextBytes(noise);
      try (RawHttp peer = RawHttp.connect(server)) {
        peer.send(noise);
        peer.socket.shutdownOutput();
        peer.socket.getInputStream().readAllBytes();
      } catch (SocketException e) {
        // It may hang up before it has read everything.
      }
    }

    assertThat(TestClient.https(test.https()).read("image.bin")).isEqualTo(TestHttp.bytes(1000));
    assertThat(TestClient.http(test.http()).read("image.bin")).isEqualTo(TestHttp.bytes(1000));
    Awaitility.await().until(() -> test.server.openConnections() == 0);
  }
}
