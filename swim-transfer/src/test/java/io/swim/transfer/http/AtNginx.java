package io.swim.transfer.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.CertificatePolicy;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import io.swim.realservers.RealServer;
import io.swim.realservers.RealServerContract;
import io.swim.realservers.ServerProgram;
import io.swim.realservers.Way;
import io.swim.spi.FileService;
import io.swim.spi.FileSession;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

/** What only HTTP has. */
abstract class AtNginx extends RealServerContract {
  private static final int MIB = 1 << 20;

  AtNginx(Way way, TransferProtocol protocol) {
    super(way, ServerProgram.NGINX, protocol, new HttpFiles());
  }

  /** nginx answers 500, whatever went wrong at its disk. */
  @Override
  protected Optional<FailureKind> fullDisk() {
    return Optional.of(FailureKind.REJECTED);
  }

  @Test
  void theLoginIsNeeded() throws Exception {
    server().put("image.bin", bytes(5));
    FileService anonymous =
        FileService.of("server/lab", protocol, service().host())
            .withPort(service().port())
            .withCertificates(CertificatePolicy.ANY);
    try (FileSession session = new HttpFiles().open(anonymous, work)) {
      DriverException refused = failure(() -> read(session, "image.bin", 0));
      assertThat(refused.kind()).isEqualTo(FailureKind.AUTHENTICATION);
      assertThat(refused.deviceWords()).startsWith("401 Unauthorized").contains("nginx");
    }
  }

  @Test
  void refusalsAreToldApart() throws Exception {
    try (FileSession session = open()) {
      assertThat(failure(() -> read(session, "closed/x", 0)).deviceWords()).startsWith("403");
      assertThat(failure(() -> read(session, "moved/x", 0)))
          .hasMessageContaining("redirects are not followed");
      DriverException large =
          failure(
              () -> session.write("large.bin", ImageContent.of(new byte[41 * MIB]), 0, so -> {}));
      assertThat(large.kind()).isEqualTo(FailureKind.CAPACITY);
      assertThat(large.effect()).isEqualTo(DeviceEffect.NONE);
    }
    assertThat(server().exists("large.bin")).isFalse();
  }

  @Test
  void anAuthorityMayVouchForTheServerUnderItsNameOnly() throws Exception {
    assertThat(secured(server())).isEqualTo("true");
    try (RealServer misnamed = way.start(ServerProgram.NGINX, Map.of("NAME", "127.66.0.1"))) {
      assertThat(failure(() -> secured(misnamed)).kind()).isEqualTo(FailureKind.UNTRUSTED);
    }
  }

  /** Reads a file with the server's own certificate as the only authority. */
  private String secured(RealServer nginx) throws Exception {
    nginx.put("tls.bin", "true".getBytes(StandardCharsets.US_ASCII));
    HttpFiles strict = new HttpFiles().withAuthorities(trusting(nginx));
    try (FileSession session =
        strict.open(
            nginx.service(TransferProtocol.HTTPS).withCertificates(CertificatePolicy.TRUSTED),
            work)) {
      return new String(read(session, "tls.bin", 0), StandardCharsets.US_ASCII);
    }
  }

  private static SSLContext trusting(RealServer nginx) throws Exception {
    byte[] certificate =
        nginx.shell("cat /srv/certificate.pem").getBytes(StandardCharsets.US_ASCII);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry(
        "it",
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(certificate)));
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }
}
