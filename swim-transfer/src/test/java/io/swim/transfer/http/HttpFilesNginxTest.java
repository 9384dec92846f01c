package io.swim.transfer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.CertificatePolicy;
import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import io.swim.spi.FileSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our client at a real nginx. Skipped where it is missing, except in CI. */
class HttpFilesNginxTest {
  private static final int MIB = 1 << 20;
  private static final Login ADMIN = new Login("admin", Secret.of("let-me-1n"));

  @TempDir static Path temp;
  private static TlsIdentity identity;
  private static Nginx nginx;

  @BeforeAll
  static void start() throws Exception {
    identity = SelfSigned.create(List.of(TestHttp.LOOPBACK), Instant.now());
    PemFile.write(temp.resolve("identity.pem"), identity);
    nginx = Nginx.start(temp, temp.resolve("identity.pem"));
  }

  @AfterAll
  static void stop() {
    if (nginx != null) {
      nginx.close();
    }
  }

  private static DriverException failure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable run) {
    return catchThrowableOfType(DriverException.class, run);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65535, 65536, 65537, 33 * MIB})
  void filesOfAnySizeAreWrittenSeenReadAndDeleted(int size) throws Exception {
    byte[] image = TestHttp.bytes(size);
    for (TestClient client : List.of(TestClient.http(nginx.http), TestClient.https(nginx.https))) {
      try (FileSession session = client.open()) {
        session.write("image.bin", ImageContent.of(image), 0, told -> {});
        assertThat(nginx.root.resolve("image.bin")).hasBinaryContent(image);
        assertThat(session.stat("image.bin").orElseThrow().sizeBytes()).isEqualTo(size);
        assertThat(client.read("image.bin")).isEqualTo(image);
        assertThat(client.read("image.bin", size / 2)).hasSize(size - size / 2);
        assertThat(client.read("image.bin", size)).isEmpty();
        session.delete("image.bin");
        session.delete("image.bin");
        assertThat(session.stat("image.bin")).isEmpty();
      }
    }
  }

  @Test
  void theLoginIsNeededAndTaken() throws Exception {
    Files.write(nginx.root.resolve("auth/image.bin"), TestHttp.bytes(5));
    TestClient client = TestClient.http(nginx.http);

    assertThat(client.withLogin(ADMIN).read("auth/image.bin")).hasSize(5);
    DriverException refused =
        failure(
            () -> client.withLogin(new Login("admin", Secret.of("wrong"))).read("auth/image.bin"));
    assertThat(refused.kind()).isEqualTo(FailureKind.AUTHENTICATION);
    assertThat(refused.deviceWords()).startsWith("401 Unauthorized").contains("nginx");
  }

  @Test
  void refusalsAreToldApart() throws Exception {
    TestClient client = TestClient.http(nginx.http);

    assertThat(failure(() -> client.read("none.bin")).kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(failure(() -> client.read("closed/x")).kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(failure(() -> client.read("moved/x")))
        .hasMessageContaining("redirects are not followed");
    try (FileSession session = client.open()) {
      DriverException large =
          failure(
              () -> session.write("large.bin", ImageContent.of(new byte[41 * MIB]), 0, told -> {}));
      assertThat(large.kind()).isEqualTo(FailureKind.CAPACITY);
      assertThat(large.effect()).isEqualTo(DeviceEffect.NONE);
    }
    assertThat(nginx.root.resolve("large.bin")).doesNotExist();
  }

  @Test
  void anAuthorityMayVouchForTheServerUnderItsNameOnly() throws Exception {
    Files.write(nginx.root.resolve("tls.bin"), TestHttp.bytes(5));
    TestClient any = TestClient.https(nginx.https);
    TestClient strict =
        any.with(new HttpFiles().withAuthorities(trusting(identity)))
            .with(any.service().withCertificates(CertificatePolicy.TRUSTED));

    assertThat(strict.read("tls.bin")).hasSize(5);

    TlsIdentity other = SelfSigned.create(List.of(TestHttp.device(1)), Instant.now());
    Path folder = Files.createDirectory(temp.resolve("other"));
    PemFile.write(folder.resolve("identity.pem"), other);
    try (Nginx misnamed = Nginx.start(folder, folder.resolve("identity.pem"))) {
      TestClient wrong =
          strict
              .with(new HttpFiles().withAuthorities(trusting(other)))
              .with(strict.service().withPort(misnamed.https.getPort()));
      assertThat(failure(() -> wrong.read("tls.bin")).kind()).isEqualTo(FailureKind.UNTRUSTED);
    }
  }

  private static SSLContext trusting(TlsIdentity identity) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("it", identity.chain().get(0));
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }
}
