package io.swim.transfer.http;

import static io.swim.transfer.http.OneAnswer.says;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import io.swim.spi.FileSession;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What our client makes of the answers of servers. */
class HttpAnswersTest {
  private static final byte[] IMAGE = TestHttp.bytes(9 << 20);

  private static DriverException failure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable run) {
    return catchThrowableOfType(DriverException.class, run);
  }

  @Test
  void aServerWithoutRangesIsReadFromTheStart() throws Exception {
    InetSocketAddress server = says("HTTP/1.0 200 OK\n\nhello");

    assertThat(TestClient.http(server).read("x", 3)).isEqualTo("lo".getBytes(ISO_8859_1));
  }

  @Test
  void aRangeThatWasNotAskedForIsNoPart() throws Exception {
    InetSocketAddress server =
        says("HTTP/1.1 206 Partial\nContent-Range: bytes 2-4/5\nContent-Length: 3\n\nllo");

    assertThat(failure(() -> TestClient.http(server).read("x", 3)).kind())
        .isEqualTo(FailureKind.PROTOCOL);
  }

  @Test
  void aChunkedAnswerIsRead() throws Exception {
    InetSocketAddress server =
        says("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3\nhel\n2\nlo\n0\n\n");

    assertThat(TestClient.http(server).read("x")).isEqualTo("hello".getBytes(ISO_8859_1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\nContent-Length: 6\n\nhello",
        "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3\nhel\n2\nlo\n"
      })
  void anAnswerThatEndsEarlyIsNotTaken(String answer) throws Exception {
    InetSocketAddress server = says(answer);

    assertThat(failure(() -> TestClient.http(server).read("x")).kind())
        .isEqualTo(FailureKind.UNREACHABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.2\n",
        "HTTP/1.1 OK\n\n",
        "HTTP/1.1 200 OK\nTransfer-Enc",
        "HTTP/1.1 200 OK\nContent-Length: 5\nTransfer-Encoding: chunked\n\nhello",
        "HTTP/1.1 200 OK\nContent-Length: five\n\nhello"
      })
  void whatIsNoHttpIsAProtocolFailure(String answer) throws Exception {
    InetSocketAddress server = says(answer);

    assertThat(failure(() -> TestClient.http(server).read("x")).kind())
        .isEqualTo(FailureKind.PROTOCOL);
  }

  @ParameterizedTest
  @CsvSource({
    "400, REJECTED",
    "401, AUTHENTICATION",
    "403, REJECTED",
    "404, REJECTED",
    "407, AUTHENTICATION",
    "408, TIMEOUT",
    "413, CAPACITY",
    "500, REJECTED",
    "501, UNSUPPORTED",
    "503, UNREACHABLE",
    "507, CAPACITY"
  })
  void aRefusalCarriesTheServersWords(int code, FailureKind kind) throws Exception {
    InetSocketAddress server =
        says("HTTP/1.1 " + code + " Because\n\n<p>of\n  this</p>" + "x".repeat(1000));

    DriverException refused = failure(() -> TestClient.http(server).read("a/image.bin"));

    assertThat(refused.kind()).isEqualTo(kind);
    assertThat(refused.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(refused).hasMessageContaining(code + " Because").hasMessageContaining("image.bin");
    assertThat(refused.deviceWords()).startsWith(code + " Because <p>of this</p>xxx");
    assertThat(refused.deviceWords()).hasSizeLessThan(230);
  }

  @Test
  void whatAServerRepeatsOfALoginIsHidden() throws Exception {
    String base64 = BasicLogin.encoded(TestHttp.LOGIN);
    InetSocketAddress server =
        says("HTTP/1.1 403 No\n\nAuthorization: Basic " + base64 + " one-time-pa55word");

    DriverException refused =
        failure(() -> TestClient.http(server).withLogin(TestHttp.LOGIN).read("x"));

    assertThat(refused.deviceWords())
        .contains("(secret)")
        .doesNotContain(base64)
        .doesNotContain("one-time-pa55word");
  }

  @Test
  void whatAServerRepeatsInABrokenAnswerIsHiddenToo() throws Exception {
    String base64 = BasicLogin.encoded(TestHttp.LOGIN);
    InetSocketAddress server = says("HTTP/1.1 200 OK\nYou said " + base64 + "\n\n");

    DriverException broken =
        failure(() -> TestClient.http(server).withLogin(TestHttp.LOGIN).read("x"));

    assertThat(broken).hasNoCause().hasMessageContaining("no HTTP");
    assertThat(broken.getMessage()).doesNotContain(base64);
  }

  @Test
  void anEndlessHeadIsNotRead() throws Exception {
    InetSocketAddress server = says("HTTP/1.1 200 OK\n" + "A: b\n".repeat(200) + "\n");

    assertThat(failure(() -> TestClient.http(server).read("x")).kind())
        .isEqualTo(FailureKind.PROTOCOL);
  }

  @ParameterizedTest
  @CsvSource({"413, CAPACITY, NONE", "401, AUTHENTICATION, NONE", "507, CAPACITY, APPLIED"})
  void aServerThatRefusesWhileItIsSentToIsHeard(int code, FailureKind kind, DeviceEffect effect)
      throws Exception {
    InetSocketAddress server = says("HTTP/1.1 " + code + " No\nContent-Length: 0\n\n");
    try (FileSession session = TestClient.http(server).open()) {
      DriverException refused =
          failure(() -> session.write("x", ImageContent.of(IMAGE), 0, told -> {}));

      assertThat(refused.kind()).isEqualTo(kind);
      assertThat(refused.effect()).isEqualTo(effect);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://cdn.example/a/x.bin | https://cdn.example/a/x.bin",
        "https://u:p%40t0ken@cdn.example:8443/x.bin?sig=t0ken#t0ken | https://cdn.example:8443/x.bin (its query is not shown)",
        "//u:t0ken@t0ken@cdn.example/x.bin | //cdn.example/x.bin",
        "https:u:t0ken@cdn.example/x.bin | https:cdn.example/x.bin",
        "/other/img@2x.bin?t0ken | /other/img@2x.bin (its query is not shown)",
        "/a/s3cret-PW/x.bin | /a/(secret)/x.bin"
      })
  void aRedirectIsToldWithoutWhatMayBeASecretInIt(String location, String shown) throws Exception {
    InetSocketAddress server =
        says(
            "HTTP/1.1 302 Found\nLocation: "
                + location
                + "\nContent-Length: 400\n\n<a href='"
                + location
                + "'>here</a>");

    Login login = new Login("lab", Secret.of("s3cret-PW"));
    DriverException e = failure(() -> TestClient.http(server).withLogin(login).read("x"));

    assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(e)
        .hasMessageEndingWith("302 Found: redirects are not followed; it points to " + shown);
    assertThat(e.text()).doesNotContain("t0ken").doesNotContain("s3cret-PW");
    assertThat(e.deviceWords()).isEqualTo("302 Found");
  }

  @Test
  void aRedirectToNowhereIsToldToo() throws Exception {
    InetSocketAddress server = says("HTTP/1.1 301 Moved\nContent-Length: 0\n\n");

    assertThat(failure(() -> TestClient.http(server).read("x")))
        .hasMessageEndingWith("301 Moved: redirects are not followed");
  }
}
