package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import io.swim.spi.FileClient;
import io.swim.spi.FileService;
import io.swim.spi.FileSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A client that is tested, and the server that it speaks with: another one for each test. */
abstract class FileClientFixture {
  static final String FILE = "image.bin";
  private static final String WRONG = "wr0ng-Word";

  final ClientWork work = new ClientWork();
  private final FileClient client;
  private final Callable<FileClientSubject> newServer;
  private FileClientSubject server;

  FileClientFixture(FileClient client, Callable<FileClientSubject> newServer) {
    this.client = client;
    this.newServer = newServer;
  }

  @BeforeEach
  final void startServer() throws Exception {
    server = newServer.call();
  }

  @AfterEach
  final void closeServer() throws Exception {
    server.close();
  }

  /** The client under test. */
  final FileClient client() {
    return client;
  }

  final FileClientSubject server() {
    return server;
  }

  final FileService service() {
    return server.service();
  }

  final FileService serviceForAStranger() {
    String user = service().login().map(Login::username).orElse("stranger");
    return service().withLogin(new Login(user, Secret.of(WRONG)));
  }

  final FileSession open() throws DriverException, InterruptedException {
    return client().open(service(), work);
  }

  static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  static byte[] read(FileSession session, String path, long fromByte) throws Exception {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    session.read(path, fromByte, to, so -> {});
    return to.toByteArray();
  }

  final void write(FileSession session, String path, byte[] bytes, long fromByte) throws Exception {
    server.expect(path);
    session.write(path, ImageContent.of(bytes), fromByte, so -> {});
  }

  /** Some servers confirm a file before others see it. */
  final void isThere(String file, byte[] expected) throws Exception {
    Patience.until(
        file + " has its " + expected.length + " bytes", () -> has(file, expected.length));
    assertThat(server.get(file)).contains(expected);
  }

  private boolean has(String file, int bytes) {
    try {
      return server.get(file).filter(there -> there.length == bytes).isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  /** What a client does. */
  interface Call {
    void run() throws Exception;
  }

  /** The failure of a call that must fail; it has no secret in it. */
  final DriverException failure(Call call) {
    Throwable thrown = catchThrowable(call::run);
    assertThat(thrown).isInstanceOf(DriverException.class);
    DriverException failure = (DriverException) thrown;
    assertThat(failure.getMessage()).isNotBlank();
    assertThat(failure + failure.deviceWords()).doesNotContain(WRONG);
    service()
        .login()
        .map(login -> login.password().reveal())
        .filter(password -> !password.isEmpty())
        .ifPresent(
            password -> assertThat(failure + failure.deviceWords()).doesNotContain(password));
    return failure;
  }

  static void isUnsupported(DriverException failure) {
    assertThat(failure.kind()).isEqualTo(FailureKind.UNSUPPORTED);
    assertThat(failure.effect()).isEqualTo(DeviceEffect.NONE);
  }

  static void isRefused(DriverException failure) {
    assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(failure.effect()).isEqualTo(DeviceEffect.NONE);
  }
}
