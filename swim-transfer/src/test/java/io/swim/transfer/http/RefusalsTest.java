package io.swim.transfer.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.spi.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The host hears what was refused to whom. */
class RefusalsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");

  @TempDir Path temp;
  private final List<Refusal> told = new CopyOnWriteArrayList<>();
  private Path folder;

  @BeforeEach
  void aFolder() throws Exception {
    folder = Files.createDirectory(temp.resolve("folder"));
    Files.write(folder.resolve("image.bin"), TestHttp.bytes(100));
    Files.writeString(temp.resolve("secret"), "secret");
  }

  private TestHttp start(UnaryOperator<HttpFileServerBuilder> more) throws Exception {
    return TestHttp.start(
        server ->
            more.apply(
                server.folder(folder).refusals(told::add).clock(Clock.fixed(NOW, ZoneOffset.UTC))));
  }

  private List<String> reasons() {
    return told.stream().map(Refusal::reason).toList();
  }

  @Test
  void fileThatIsNotThereIsTold() throws Exception {
    try (TestHttp test = start(server -> server)) {
      RawHttp.get(test.http(), "nosuch.bin", "");
      RawHttp.get(test.http(), "image.bin?token=geheim", "");
      RawHttp.get(test.http(), "image.bin", "");

      assertThat(told)
          .containsExactly(
              new Refusal(NOW, TestHttp.LOOPBACK, "GET /nosuch.bin: 404 Not Found"),
              new Refusal(NOW, TestHttp.LOOPBACK, "GET /image.bin?...: 404 Not Found"));
    }
  }

  @Test
  void pathOutOfTheFolderAndWritingAreTold() throws Exception {
    try (TestHttp test = start(server -> server)) {
      RawHttp.get(test.http(), "../secret", "");
      RawHttp.get(test.http(), "..%2fsecret", "");
      RawHttp.ask(test.http(), "PUT /new HTTP/1.1\nHost: x\nContent-Length: 1\n\n1");
      RawHttp.ask(test.http(), "DELETE /image.bin HTTP/1.1\nHost: x\n\n");

      assertThat(reasons()).hasSize(4);
      assertThat(reasons().get(0)).startsWith("a request that makes no sense: 400 Bad Request");
      assertThat(reasons().get(1)).contains(": 400 Bad Request");
      assertThat(reasons().get(2)).isEqualTo("PUT /new: 403 Forbidden");
      assertThat(reasons().get(3)).isEqualTo("DELETE /image.bin: 403 Forbidden");
    }
  }

  @Test
  void wrongLoginIsToldOnceAndWithoutThePassword() throws Exception {
    try (TestHttp test = start(server -> server.account(TestHttp.LOGIN))) {
      RawHttp.get(test.http(), "image.bin", "Authorization: Basic ZGV2MTpvdGhlci13b3Jk\n");
      RawHttp.get(test.http(), "image.bin", "");

      assertThat(reasons())
          .containsExactly(
              "the login of user dev1 is wrong, used up or meant for another address",
              "/image.bin needs a login");
      assertThat(told.toString()).doesNotContain("other-word").doesNotContain("b3RoZXItd29yZA");
    }
  }

  @Test
  void whatWouldBreakALineOfALogIsHarmless() throws Exception {
    try (TestHttp test = start(server -> server.account(TestHttp.LOGIN))) {
      RawHttp.get(test.http(), "a%0A%1b%5B31m%E2%80%AEb", "");
      // The user is "dev1\nroot: all is well".
      RawHttp.get(test.http(), "x", "Authorization: Basic ZGV2MQpyb290OiBhbGwgaXMgd2VsbDp3b3Jk\n");

      assertThat(reasons())
          .hasSize(2)
          .noneMatch(each -> each.matches("(?s).*[\\p{Cntrl}\u202e].*"));
      assertThat(reasons().get(0)).contains("/a%0A%1b");
      assertThat(reasons().get(1)).contains("dev1?root");
    }
  }

  @Test
  void oneConnectionTooManyIsTold() throws Exception {
    try (TestHttp test = start(server -> server.maxConnectionsPerPeer(1));
        RawHttp first = RawHttp.connect(test.http())) {
      Awaitility.await().until(() -> test.server.openConnections() == 1);
      try (RawHttp second = RawHttp.connect(test.http())) {
        assertThat(second.isEnded()).isTrue();
      }
      assertThat(reasons()).containsExactly("it has 1 connections already");
      assertThat(first.send("GET /image.bin HTTP/1.1\nHost: x\n\n").answer().status())
          .isEqualTo(200);
    }
  }

  @Test
  void listenerThatFailsHarmsNobody() throws Exception {
    try (TestHttp test =
        TestHttp.start(
            server ->
                server
                    .folder(folder)
                    .refusals(
                        refusal -> {
                          throw new IllegalStateException("the host's log is full");
                        }))) {
      assertThat(RawHttp.get(test.http(), "nosuch.bin", "").status()).isEqualTo(404);
      assertThat(RawHttp.get(test.http(), "image.bin", "").status()).isEqualTo(200);
    }
  }
}
