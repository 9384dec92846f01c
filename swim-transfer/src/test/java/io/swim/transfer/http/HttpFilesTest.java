package io.swim.transfer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.CertificatePolicy;
import io.swim.device.Login;
import io.swim.device.RemoteFile;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import io.swim.realservers.ClientWork;
import io.swim.realservers.FreePort;
import io.swim.realservers.LoginProxy;
import io.swim.spi.FileClient;
import io.swim.spi.FileService;
import io.swim.spi.FileSession;
import io.swim.spi.Offering;
import io.swim.spi.ServedFile;
import io.swim.spi.TransferRecord;
import io.swim.spi.UploadSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our client at our server. */
class HttpFilesTest {
  private static final byte[] IMAGE = TestHttp.bytes(9 << 20);

  @TempDir Path temp;
  private TestHttp test;

  @BeforeEach
  void start() throws Exception {
    test = TestHttp.start(builder -> builder.folder(temp).writable());
    Files.write(temp.resolve("image.bin"), IMAGE);
  }

  @AfterEach
  void close() {
    test.close();
  }

  private static DriverException failure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable run) {
    return catchThrowableOfType(DriverException.class, run);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void aFileIsReadWrittenSeenAndDeleted(String protocol) throws Exception {
    TestClient client =
        protocol.equals("http") ? TestClient.http(test.http()) : TestClient.https(test.https());
    List<Long> told = new ArrayList<>();
    try (FileSession session = client.open()) {
      assertThat(session.stat("image.bin")).contains(new RemoteFile("image.bin", IMAGE.length));
      assertThat(session.stat("new file.bin")).isEmpty();
      session.write("new file.bin", ImageContent.of(IMAGE), 0, told::add);
      assertThat(temp.resolve("new file.bin")).hasBinaryContent(IMAGE);
      assertThat(told).isSorted().contains((long) IMAGE.length);
      assertThat(client.services().checkpoints.get()).isGreaterThanOrEqualTo(3);
      ByteArrayOutputStream to = new ByteArrayOutputStream();
      told.clear();
      session.read("new%20file.bin", 0, to, told::add);
      assertThat(to.toByteArray()).isEqualTo(IMAGE);
      assertThat(told).isSorted().endsWith((long) IMAGE.length);
      session.delete("/new file.bin");
      session.delete("/new file.bin");
    }
    assertThat(temp.resolve("new file.bin")).doesNotExist();
  }

  @Test
  void readingGoesOnFromAnyByte() throws Exception {
    TestClient client = TestClient.http(test.http());

    assertThat(client.read("image.bin", IMAGE.length - 3)).hasSize(3);
    assertThat(client.read("image.bin", IMAGE.length)).isEmpty();
    DriverException behind = failure(() -> client.read("image.bin", IMAGE.length + 1));
    assertThat(behind.kind()).isEqualTo(FailureKind.REJECTED);
  }

  @Test
  void theLoginIsSentUnasked() throws Exception {
    test.publishWithLogin("secret.bin", TestHttp.bytes(5));
    TestClient client = TestClient.http(test.http());

    assertThat(client.withLogin(TestHttp.LOGIN).read("secret.bin")).hasSize(5);
    assertThat(failure(() -> client.read("secret.bin")).kind())
        .isEqualTo(FailureKind.AUTHENTICATION);
  }

  @Test
  void aFileThatIsThereIsNotOverwritten() throws Exception {
    try (FileSession session = TestClient.http(test.http()).open()) {
      DriverException refused =
          failure(() -> session.write("image.bin", ImageContent.of(new byte[1]), 0, told -> {}));

      assertThat(refused.kind()).isEqualTo(FailureKind.REJECTED);
      assertThat(refused.effect()).isEqualTo(DeviceEffect.NONE);
    }
    assertThat(temp.resolve("image.bin")).hasBinaryContent(IMAGE);
  }

  @Test
  void aDeviceThatWantsPostGetsIt() throws Exception {
    TestHttp.Sink sink = test.announce("up.bin", 100);
    HttpFiles posting = new HttpFiles().withUploadMethod(UploadMethod.POST);
    try (FileSession session = TestClient.http(test.http()).with(posting).open()) {
      session.write("up.bin", ImageContent.of(TestHttp.bytes(100)), 0, told -> {});
    }
    assertThat(sink.bytes()).isEqualTo(TestHttp.bytes(100));
  }

  @Test
  void whatHttpCanNotDoIsSaid() throws Exception {
    try (FileSession session = TestClient.http(test.http()).open()) {
      assertThat(session.abilities())
          .containsExactlyInAnyOrder(
              FileSession.Ability.STAT,
              FileSession.Ability.RESUME_READ,
              FileSession.Ability.DELETE);
      for (DriverException each :
          List.of(
              failure(() -> session.list("")),
              failure(() -> session.rename("a", "b")),
              failure(() -> session.write("x", ImageContent.of(IMAGE), 5, told -> {})))) {
        assertThat(each.kind()).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(each.effect()).isEqualTo(DeviceEffect.NONE);
      }
    }
  }

  @Test
  void cancellationIsHeardWhileBytesMove() throws Exception {
    TestClient client = TestClient.http(test.http());
    client.services().interruptAt = 2;

    assertThatThrownBy(() -> client.read("image.bin")).isInstanceOf(InterruptedException.class);
    try (FileSession session = client.open()) {
      assertThatThrownBy(() -> session.write("new.bin", ImageContent.of(IMAGE), 0, told -> {}))
          .isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void anInterruptEndsTheWait() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 10, TestHttp.LOOPBACK)) {
      InetSocketAddress address = (InetSocketAddress) silent.getLocalSocketAddress();
      TestClient client = TestClient.http(address);
      Thread reader = Thread.currentThread();
      Thread interrupter =
          new Thread(
              () -> {
                try (Socket accepted = silent.accept()) {
                  accepted.getInputStream().read();
                  reader.interrupt();
                  accepted.getInputStream().readAllBytes();
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      interrupter.start();

      assertThatThrownBy(() -> client.read("x")).isInstanceOf(InterruptedException.class);
      interrupter.join();
    }
  }

  @Test
  void theDeadlineEndsTheWait() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 10, TestHttp.LOOPBACK)) {
      TestClient client = TestClient.http((InetSocketAddress) silent.getLocalSocketAddress());
      TestClient hurried =
          new TestClient(client.files(), client.service(), new ClientWork(Duration.ofMillis(300)));

      assertThat(failure(() -> hurried.read("x")).kind()).isEqualTo(FailureKind.TIMEOUT);
    }
  }

  private TestClient client(String protocol) {
    return protocol.equals("http") ? TestClient.http(test.http()) : TestClient.https(test.https());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void theDeadlineEndsAWriteThatNobodyReads(String protocol) throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    test.server.publish(
        Offering.of(
            new ServedFile.Incoming("up.bin", Long.MAX_VALUE, new Stuck(over)), TestHttp.LOOPBACK));
    TestClient client = client(protocol);
    TestClient hurried =
        new TestClient(client.files(), client.service(), new ClientWork(Duration.ofSeconds(3)));
    try (FileSession session = hurried.open()) {
      DriverException late =
          failure(() -> session.write("up.bin", HttpConnectionTest.ENDLESS, 0, told -> {}));

      assertThat(late.kind()).isEqualTo(FailureKind.TIMEOUT);
      assertThat(late.effect()).isEqualTo(DeviceEffect.UNKNOWN);
    } finally {
      over.countDown();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void anInterruptEndsAWriteThatNobodyReads(String protocol) throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    Stuck stuck = new Stuck(over);
    test.server.publish(
        Offering.of(new ServedFile.Incoming("up.bin", Long.MAX_VALUE, stuck), TestHttp.LOOPBACK));
    Thread writer = Thread.currentThread();
    stuck.reached.thenRun(writer::interrupt);
    try (FileSession session = client(protocol).open()) {
      assertThatThrownBy(() -> session.write("up.bin", HttpConnectionTest.ENDLESS, 0, told -> {}))
          .isInstanceOf(InterruptedException.class);
    } finally {
      over.countDown();
    }
  }

  /** Takes nothing until it is told to. */
  private static final class Stuck extends OutputStream implements UploadSink {
    private final CompletableFuture<Void> reached = new CompletableFuture<>();
    private final CountDownLatch over;

    Stuck(CountDownLatch over) {
      this.over = over;
    }

    @Override
    public OutputStream begin(InetSocketAddress peer) {
      return this;
    }

    @Override
    public void write(int b) throws IOException {
      reached.complete(null);
      try {
        over.await();
      } catch (InterruptedException e) {
        throw new InterruptedIOException();
      }
    }

    @Override
    public void ended(TransferRecord transfer) {}
  }

  @Test
  void nobodyThereIsUnreachable() throws Exception {
    InetSocketAddress nobody = new InetSocketAddress(TestHttp.LOOPBACK, FreePort.tcp());
    assertThat(failure(() -> TestClient.http(nobody).read("x")).kind())
        .isEqualTo(FailureKind.UNREACHABLE);

    TestClient client = TestClient.http(nobody);
    FileService nameless = FileService.of("test", TransferProtocol.HTTP, "nowhere.invalid");
    DriverException unresolved = failure(() -> client.with(nameless).read("x"));
    assertThat(unresolved.kind()).isEqualTo(FailureKind.UNREACHABLE);
    assertThat(unresolved).hasMessageContaining("does not resolve");
  }

  @Test
  void certificatesAreCheckedAsTheServiceSays() throws Exception {
    TestClient client = TestClient.https(test.https());
    FileService service = client.service();
    String fingerprint = test.server.fingerprint().orElseThrow();

    assertThat(
            client
                .with(service.withCertificates(CertificatePolicy.pinned(fingerprint)))
                .read("image.bin"))
        .isEqualTo(IMAGE);
    for (CertificatePolicy each :
        List.of(CertificatePolicy.TRUSTED, CertificatePolicy.pinned("ab".repeat(32)))) {
      DriverException untrusted =
          failure(() -> client.with(service.withCertificates(each)).read("x"));
      assertThat(untrusted.kind()).as("%s", each).isEqualTo(FailureKind.UNTRUSTED);
      assertThat(untrusted.effect()).isEqualTo(DeviceEffect.NONE);
    }
  }

  @Test
  void aPlainServerIsNoTlsServer() throws Exception {
    assertThat(failure(() -> TestClient.https(test.http()).read("x")).kind())
        .isEqualTo(FailureKind.PROTOCOL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void aProxyWithALoginIsPassed(String protocol) throws Exception {
    Login login = new Login("prox", Secret.of("pr0xy-word"));
    try (LoginProxy proxy = LoginProxy.start(Optional.of(login))) {
      HttpFiles through = new HttpFiles().withProxy(by(proxy, Optional.of(login)));
      TestClient client =
          protocol.equals("http") ? TestClient.http(test.http()) : TestClient.https(test.https());

      assertThat(client.with(through).read("image.bin")).isEqualTo(IMAGE);
      assertThat(proxy.requests().get(0))
          .startsWith(protocol.equals("http") ? "GET http://127.0.0.1:" : "CONNECT 127.0.0.1:");

      HttpFiles unknown = new HttpFiles().withProxy(by(proxy, Optional.empty()));
      DriverException refused = failure(() -> client.with(unknown).read("image.bin"));
      assertThat(refused.kind()).isEqualTo(FailureKind.AUTHENTICATION);
      assertThat(refused).hasMessageContaining("proxy");
    }
  }

  private static HttpProxy by(LoginProxy proxy, Optional<Login> login) {
    return new HttpProxy("127.0.0.1", proxy.port(), login);
  }

  @Test
  void noSecretIsShown() {
    Login login = new Login("u", Secret.of("hidden-word"));
    HttpProxy proxy = new HttpProxy("proxy.example", 3128, Optional.of(login));

    assertThat(proxy.toString()).doesNotContain("hidden-word");
  }

  @Test
  void itIsFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(FileClient.class))
        .anyMatch(each -> each instanceof HttpFiles && each.id().equals("http"));
  }
}
