package io.swim.transfer.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.image.ImageContent;
import io.swim.realservers.LoginProxy;
import io.swim.spi.Offering;
import io.swim.spi.ServedFile;
import io.swim.spi.TransferRecord.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpLoginTest {
  private static final byte[] IMAGE = TestHttp.bytes(1000);

  @TempDir Path temp;
  private TestHttp test;

  @BeforeEach
  void publish() throws Exception {
    test = TestHttp.start();
    test.publishWithLogin("secret.bin", IMAGE);
  }

  @AfterEach
  void close() {
    test.close();
  }

  private static String basic(String pair) {
    String base64 = Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    return "Authorization: Basic " + base64 + "\n";
  }

  private static String right() {
    return basic(TestHttp.LOGIN.username() + ":" + TestHttp.LOGIN.password().reveal());
  }

  @Test
  void theLoginIsAskedForAndThenTakenOverTheSameConnection() throws Exception {
    try (RawHttp peer = RawHttp.connect(test.http())) {
      String request = "GET /secret.bin HTTP/1.1\nHost: x\n";
      RawHttp.Answer first = peer.send(request + "\n").answer();
      assertThat(first.status()).isEqualTo(401);
      assertThat(first.field("www-authenticate")).startsWith("Basic realm=");
      assertThat(peer.send(request + right() + "\n").answer().body()).isEqualTo(IMAGE);
    }
  }

  @Test
  void theLoginIsTakenUnasked() throws Exception {
    assertThat(RawHttp.get(test.http(), "secret.bin", right()).body()).isEqualTo(IMAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Basic\n",
        "Authorization: Basic !!!\n",
        "Authorization: Basic ZGV2MQ==\n",
        "Authorization: Basic OnB3\n",
        "Authorization: Digest username=dev1\n",
        "Authorization: Bearer one-time-pa55word\n"
      })
  void whatIsNoLoginOpensNothing(String field) throws Exception {
    assertThat(RawHttp.get(test.http(), "secret.bin", field).status()).isEqualTo(401);
  }

  @Test
  void aWrongPasswordOpensNothing() throws Exception {
    for (String pair : List.of("dev1:", "dev1:one-time-pa55wor", "dev2:one-time-pa55word")) {
      assertThat(RawHttp.get(test.http(), "secret.bin", basic(pair)).status()).isEqualTo(401);
    }
    assertThat(test.ended).noneMatch(each -> each.result() == Result.COMPLETE);
  }

  @Test
  void aRightLoginOpensNothingElse() throws Exception {
    assertThat(RawHttp.get(test.http(), "other.bin", right()).status()).isEqualTo(404);
  }

  @Test
  void aLoginThatNobodyAskedForDoesNoHarm() throws Exception {
    test.publish("open.bin", IMAGE);

    assertThat(RawHttp.get(test.http(), "open.bin", basic("cisco:cisco")).body()).isEqualTo(IMAGE);
  }

  @Test
  void aPasswordMayHoldAnyCharacter() throws Exception {
    Login odd = new Login("gerät", Secret.of("a:b ü€\"%"));
    test.server.publish(
        Offering.of(
                new ServedFile.Outgoing("odd.bin", ImageContent.of(IMAGE), told -> {}),
                TestHttp.LOOPBACK)
            .withLogin(odd));

    assertThat(RawHttp.get(test.http(), "odd.bin", basic("gerät:a:b ü€\"%")).body())
        .isEqualTo(IMAGE);
  }

  @Test
  void theFolderIsOpenedByItsAccount() throws Exception {
    Files.write(temp.resolve("image.bin"), IMAGE);
    Login account = new Login("admin", Secret.of("pw"));
    try (TestHttp own = TestHttp.start(builder -> builder.folder(temp).account(account))) {
      assertThat(RawHttp.get(own.http(), "image.bin", "").status()).isEqualTo(401);
      assertThat(RawHttp.get(own.http(), "image.bin", basic("admin:no")).status()).isEqualTo(401);
      assertThat(RawHttp.get(own.http(), "image.bin", basic("admin:pw")).body()).isEqualTo(IMAGE);
    }
  }

  @Test
  void noPasswordIsLoggedAtAnyLevelButByJettyAtDebug() throws Exception {
    String said = log("-Dorg.slf4j.simpleLogger.log.org.eclipse.jetty=info");

    assertThat(said)
        .contains("HTTP read of secret.bin")
        .contains("DEBUG org.apache.hc.client5.http")
        .doesNotContain("Jetty logs the logins");
    for (String pair : List.of(LoggedLogins.RIGHT, LoggedLogins.WRONG, LoggedLogins.PROXY)) {
      String base64 = Base64.getEncoder().encodeToString(pair.getBytes(ISO_8859_1));
      assertThat(said).doesNotContain(base64).doesNotContain(pair.split(":")[1]);
    }
  }

  @Test
  void whatJettyLogsIsWarnedOf() throws Exception {
    assertThat(log("-Dorg.slf4j.simpleLogger.log.org.eclipse.jetty=debug"))
        .contains("Jetty logs the logins of devices");
  }

  private String log(String setting) throws Exception {
    Path log = temp.resolve("jetty-log.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                setting,
                "-cp",
                System.getProperty("java.class.path"),
                LoggedLogins.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String said = Files.readString(log, ISO_8859_1);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  /** Asks our server with our client and logs everything. */
  static final class LoggedLogins {
    static final String RIGHT = "dev1:one-time-pa55word";
    static final String WRONG = "dev1:wr0ng-pa55word";
    static final String PROXY = "prox:pr0xy-pa55word";

    private LoggedLogins() {}

    private static Login through() {
      return new Login(PROXY.split(":")[0], Secret.of(PROXY.split(":")[1]));
    }

    private static HttpProxy byWayOf(LoginProxy proxy) {
      return new HttpProxy("127.0.0.1", proxy.port(), Optional.of(through()));
    }

    public static void main(String[] arguments) throws Exception {
      try (TestHttp test = TestHttp.start();
          LoginProxy proxy = LoginProxy.start(Optional.of(through()))) {
        test.publishWithLogin("secret.bin", IMAGE);
        for (String pair : List.of(RIGHT, WRONG)) {
          Login login = new Login("dev1", Secret.of(pair.split(":")[1]));
          for (int i = 0; i < 2; i++) {
            try {
              HttpFiles files = new HttpFiles();
              TestClient client =
                  i == 0
                      ? TestClient.http(test.http())
                      : TestClient.https(test.https()).with(files.withProxy(byWayOf(proxy)));
              client.withLogin(login).read("secret.bin");
            } catch (io.swim.fault.DriverException e) {
              org.slf4j.LoggerFactory.getLogger(LoggedLogins.class).info("refused", e);
            }
          }
        }
        RawHttp.get(test.http(), "secret.bin", right() + "Broken\n");
      }
    }
  }
}
