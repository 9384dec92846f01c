package io.swim.transfer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.device.CertificatePolicy;
import io.swim.image.ImageContent;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.spi.ServedFile;
import io.swim.spi.TransferRecord;
import io.swim.spi.TransferRecord.Result;
import io.swim.transfer.client.Trust;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that say nothing, stop reading, or are too many. */
class HttpConnectionTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final String GET = "GET /image.bin HTTP/1.1\nHost: x\n\n";

  /** So much that no socket buffer holds it. */
  static final ImageContent ENDLESS =
      new ImageContent() {
        @Override
        public long sizeBytes() {
          return 1L << 40;
        }

        @Override
        public int read(ByteBuffer into, long position) {
          int count = into.remaining();
          into.position(into.limit());
          return count;
        }

        @Override
        public void close() {}
      };

  private static Result onlyResult(TestHttp test) {
    Awaitility.await().until(() -> !test.ended.isEmpty());
    assertThat(test.ended).hasSize(1);
    return test.ended.get(0).result();
  }

  private static void assertNobodyIsLeft(TestHttp test) {
    Awaitility.await().untilAsserted(() -> assertThat(test.server.openConnections()).isZero());
  }

  private static InetSocketAddress address(TestHttp test, String protocol) {
    return protocol.equals("http") ? test.http() : test.https();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void whoSaysNothingIsHungUpOn(String protocol) throws Exception {
    try (TestHttp test = TestHttp.start(builder -> builder.requestTimeout(SHORT))) {
      test.publish("image.bin", TestHttp.bytes(10));
      try (RawHttp peer = RawHttp.connect(address(test, protocol))) {
        assertThat(peer.isEnded()).isTrue();
      }
      assertNobodyIsLeft(test);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void whoSaysAByteNowAndThenIsHungUpOn(String protocol) throws Exception {
    try (TestHttp test = TestHttp.start(builder -> builder.requestTimeout(SHORT))) {
      test.publish("image.bin", TestHttp.bytes(10));
      try (RawHttp peer = RawHttp.connect(address(test, protocol))) {
        // A record of TLS that never ends, and a field that never ends.
        peer.send(protocol.equals("http") ? "GET /image.bin HTTP/1.1\nX: ".getBytes() : hello());
        peer.socket.setSoTimeout(50);
        Awaitility.await()
            .until(
                () -> {
                  try {
                    peer.send(new byte[] {'x'});
                    return peer.isEnded();
                  } catch (java.net.SocketTimeoutException e) {
                    return false;
                  } catch (IOException e) {
                    return true;
                  }
                });
      }
      assertNobodyIsLeft(test);
    }
  }

  private static byte[] hello() {
    return new byte[] {22, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3};
  }

  @Test
  void whoStopsReadingIsGivenUp() throws Exception {
    try (TestHttp test = TestHttp.start(builder -> builder.progressTimeout(SHORT))) {
      test.publish("image.bin", ENDLESS);
      try (RawHttp peer = RawHttp.connect(test.http())) {
        peer.send(GET);
        assertThat(onlyResult(test)).isEqualTo(Result.TIMED_OUT);
        assertThatThrownBy(() -> peer.socket.getInputStream().readAllBytes())
            .as("the end must not look like the end of the file")
            .isInstanceOf(IOException.class);
      }
      assertNobodyIsLeft(test);
    }
  }

  @Test
  void whoHasItAllAndStaysIsNotTakenForOneThatHasItAll() throws Exception {
    try (TestHttp test = TestHttp.start(builder -> builder.progressTimeout(SHORT))) {
      test.publish("image.bin", TestHttp.bytes(10));
      try (RawHttp peer = RawHttp.connect(test.http())) {
        peer.send(GET);
        assertThat(onlyResult(test)).isEqualTo(Result.TIMED_OUT);
      }
    }
  }

  /** As a program does that counts its bytes, and closes its socket and not its TLS session. */
  @Test
  void whoEndsTlsWithoutAFarewellHasItAll() throws Exception {
    try (TestHttp test = TestHttp.start()) {
      test.publish("image.bin", TestHttp.bytes(10));
      Trust any = Trust.of(CertificatePolicy.ANY, SSLContext.getDefault());
      try (Socket plain = new Socket()) {
        plain.connect(test.https());
        Socket tls = any.tls().upgrade(plain, "x", 443, null, HttpClientContext.create());
        assertThat(RawHttp.speaking(tls).send(GET).answer().body()).hasSize(10);
        plain.setSoTimeout(300);
        assertThatThrownBy(() -> plain.getInputStream().read())
            .as("a close over unread bytes would be a reset")
            .isInstanceOf(SocketTimeoutException.class);
      }
      assertThat(onlyResult(test)).isEqualTo(Result.COMPLETE);
    }
  }

  @Test
  void whoIsCutOffWithTheLastBytesUnderWayMayComeAgain() throws Exception {
    try (TestHttp test = TestHttp.start()) {
      Offering once =
          Offering.of(
                  new ServedFile.Outgoing(
                      "image.bin", ImageContent.of(TestHttp.bytes(100_000)), told -> {}),
                  TestHttp.LOOPBACK)
              .withUses(Offering.Uses.ONE_EACH);
      test.server.publish(once);
      try (RawHttp peer = RawHttp.connect(test.http())) {
        peer.socket.setSoLinger(true, 0);
        assertThat(peer.send(GET).line()).contains("200");
      }
      assertThat(onlyResult(test)).isEqualTo(Result.FAILED);
      assertThat(RawHttp.get(test.http(), "image.bin", "").body()).hasSize(100_000);
    }
  }

  @Test
  void whoStopsSendingIsGivenUp() throws Exception {
    try (TestHttp test = TestHttp.start(builder -> builder.progressTimeout(SHORT))) {
      test.announce("up.bin", 1000);
      try (RawHttp peer = RawHttp.connect(test.http())) {
        peer.send("PUT /up.bin HTTP/1.1\nHost: x\nContent-Length: 5\n\nhel");
        assertThat(onlyResult(test)).isEqualTo(Result.TIMED_OUT);
        assertThat(peer.isEnded()).isTrue();
      }
      assertNobodyIsLeft(test);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void aStrangerIsHungUpOnUnheard(String protocol) throws Exception {
    try (TestHttp test = TestHttp.start()) {
      test.publish("image.bin", TestHttp.bytes(10));
      try (RawHttp peer = RawHttp.connect(address(test, protocol), TestHttp.device(7))) {
        assertThat(peer.isEnded()).isTrue();
      }
    }
  }

  @Test
  void aClosedPublicationEndsItsTransfersAndNoOthers() throws Exception {
    try (TestHttp test = TestHttp.start()) {
      Publication publication = test.publish("image.bin", ENDLESS);
      test.announce("up.bin", 1000);
      try (RawHttp reader = RawHttp.connect(test.http());
          RawHttp writer = RawHttp.connect(test.http())) {
        reader.send(GET);
        writer.send("PUT /up.bin HTTP/1.1\nHost: x\nContent-Length: 5\n\nhel");
        Awaitility.await().until(() -> !publication.transfers().isEmpty());

        publication.close();

        assertThat(onlyResult(test)).isEqualTo(Result.CLOSED);
        assertThatThrownBy(() -> reader.socket.getInputStream().readAllBytes())
            .isInstanceOf(IOException.class);
        assertThat(writer.send("lo").answer().status()).isEqualTo(201);
      }
    }
  }

  @Test
  void aClosedServerEndsItsTransfers() throws Exception {
    TestHttp test = TestHttp.start();
    Publication publication = test.publish("image.bin", ENDLESS);
    try (RawHttp peer = RawHttp.connect(test.http())) {
      peer.send(GET);
      Awaitility.await().until(() -> !publication.transfers().isEmpty());

      test.close();

      assertThat(onlyResult(test)).isEqualTo(Result.CLOSED);
      assertThat(test.server.openConnections()).isZero();
      assertThatThrownBy(() -> peer.socket.getInputStream().readAllBytes())
          .isInstanceOf(IOException.class);
    }
    assertThatThrownBy(test.server::start).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aListenerMayCloseTheServer() throws Exception {
    CompletableFuture<HttpFileServer> server = new CompletableFuture<>();
    CompletableFuture<Void> closed = new CompletableFuture<>();
    try (TestHttp test =
        TestHttp.start(
            builder ->
                builder.listener(
                    record -> {
                      server.join().close();
                      closed.complete(null);
                    }))) {
      server.complete(test.server);
      test.publish("image.bin", TestHttp.bytes(10));

      RawHttp.get(test.http(), "image.bin", "");

      assertThat(closed).succeedsWithin(Duration.ofSeconds(20));
    }
  }

  @Test
  void noThreadIsLeft() throws Exception {
    try (TestHttp test = TestHttp.start()) {
      test.publish("image.bin", TestHttp.bytes(10));
      RawHttp.get(test.http(), "image.bin", "");
      assertThat(threads()).isNotEmpty();
    }
    Awaitility.await().untilAsserted(() -> assertThat(threads()).isEmpty());
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("swim-http"))
        .toList();
  }

  @Test
  void aDeviceThatBeginsAnewEndsItsEarlierTransferAndNobodyElses() throws Exception {
    try (TestHttp test = TestHttp.start()) {
      InetAddress other = TestHttp.device(7);
      Publication publication =
          test.server.publish(
              new Offering(
                  List.of(new ServedFile.Outgoing("image.bin", ENDLESS, told -> {})),
                  Set.of(TestHttp.LOOPBACK, other),
                  Optional.empty(),
                  Offering.Uses.UNTIL_CLOSED,
                  java.time.Instant.MAX,
                  Long.MAX_VALUE));
      try (RawHttp first = RawHttp.connect(test.http());
          RawHttp second = RawHttp.connect(test.http(), other);
          RawHttp again = RawHttp.connect(test.http())) {
        first.send(GET);
        second.send(GET);
        Awaitility.await().until(() -> publication.transfers().size() == 2);
        again.send(GET);

        assertThat(onlyResult(test)).isEqualTo(Result.CLOSED);
        assertThat(test.ended.get(0).peer()).isEqualTo(first.socket.getLocalSocketAddress());
        assertThat(again.line()).contains("200");
      }
    }
  }

  @Test
  void noMoreConnectionsThanAllowedAreHeld() throws Exception {
    try (TestHttp test = TestHttp.start(builder -> builder.maxConnectionsPerPeer(2))) {
      test.publish("image.bin", TestHttp.bytes(10));
      try (RawHttp first = RawHttp.connect(test.http());
          RawHttp second = RawHttp.connect(test.http());
          RawHttp third = RawHttp.connect(test.http())) {
        assertThat(third.isEnded()).isTrue();
        assertThat(first.send(GET).answer().status()).isEqualTo(200);
        assertThat(second.send(GET).answer().status()).isEqualTo(200);
      }
      assertNobodyIsLeft(test);
      assertThat(RawHttp.get(test.http(), "image.bin", "").status()).isEqualTo(200);
    }
  }

  @Test
  void aTransferBeyondTheLimitIsToldToComeBackLater() throws Exception {
    try (TestHttp test = TestHttp.start(builder -> builder.maxTransfers(1))) {
      Publication publication = test.publish("image.bin", TestHttp.bytes(64 << 20));
      try (RawHttp first = RawHttp.connect(test.http()).send(GET);
          RawHttp second = RawHttp.connect(test.http())) {
        Awaitility.await().until(() -> publication.transfers().size() == 1);
        assertThat(test.server.transfers())
            .extracting(TransferRecord::result)
            .containsExactly(Result.RUNNING);

        assertThat(second.send(GET).answer().status()).isEqualTo(503);
        assertThat(first.line()).contains("200");
      }
      assertThat(publication.refusals().get(0).reason()).contains("too many transfers");
    }
  }

  @Test
  void twoHundredDevicesFetchAtOnce() throws Exception {
    byte[] image = TestHttp.bytes(1 << 20);
    Set<InetAddress> devices = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      devices.add(TestHttp.device(i));
    }
    ExecutorService pool = Executors.newFixedThreadPool(devices.size());
    try (TestHttp test = TestHttp.start()) {
      test.server.publish(
          new Offering(
              List.of(new ServedFile.Outgoing("image.bin", ImageContent.of(image), told -> {})),
              devices,
              Optional.of(TestHttp.LOGIN),
              Offering.Uses.UNTIL_CLOSED,
              java.time.Instant.MAX,
              Long.MAX_VALUE));
      String request =
          "GET /image.bin HTTP/1.1\nHost: x\nAuthorization: Basic "
              + BasicLogin.encoded(TestHttp.LOGIN)
              + "\n\n";
      List<Callable<byte[]>> fetches = new ArrayList<>();
      for (InetAddress device : devices) {
        fetches.add(
            () -> {
              try (RawHttp peer = RawHttp.over(new Socket(), test.http(), device)) {
                return peer.send(request).answer().body();
              }
            });
      }
      for (Future<byte[]> each : pool.invokeAll(fetches)) {
        assertThat(each.get(60, TimeUnit.SECONDS)).isEqualTo(image);
      }
      Awaitility.await().until(() -> test.ended.size() == 200);
      assertThat(test.ended).allMatch(each -> each.result() == Result.COMPLETE);
      assertNobodyIsLeft(test);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (TestHttp test = TestHttp.start()) {
      HttpFileServer second = HttpFileServer.builder().bind(test.http()).build();

      assertThatThrownBy(second::start)
          .isInstanceOf(IOException.class)
          .hasMessageContaining(String.valueOf(test.http().getPort()));
    }
  }
}
