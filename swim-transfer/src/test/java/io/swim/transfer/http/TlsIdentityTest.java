package io.swim.transfer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.device.Secret;
import io.swim.realservers.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the certificate of the server comes from. */
class TlsIdentityTest {
  @TempDir Path temp;

  private static String fingerprint(HttpFileServer server) throws IOException {
    try (server) {
      server.start();
      return server.fingerprint().orElseThrow();
    }
  }

  private HttpFileServerBuilder builder() {
    return HttpFileServer.builder().bindTls(new java.net.InetSocketAddress(TestHttp.LOOPBACK, 0));
  }

  private void openssl(String... arguments) throws Exception {
    List<String> command =
        new java.util.ArrayList<>(List.of(Installed.program("openssl", "/usr/bin/openssl")));
    command.addAll(List.of(arguments));
    Installed.run(temp, command);
  }

  @Test
  void aSelfSignedCertificateNamesTheAddressesAndProvesItself() throws Exception {
    Instant now = Instant.parse("2049-06-01T00:00:00Z");
    X509Certificate certificate =
        SelfSigned.create(List.of(TestHttp.LOOPBACK, TestHttp.address("fe80::1")), now)
            .chain()
            .get(0);

    certificate.verify(certificate.getPublicKey());
    certificate.checkValidity(Date.from(now));
    certificate.checkValidity(Date.from(Instant.parse("2059-01-01T00:00:00Z")));
    assertThat(certificate.getBasicConstraints()).isNotNegative();
    assertThat(certificate.getSubjectAlternativeNames())
        .extracting(name -> String.valueOf(name.get(1)))
        .containsExactly("127.0.0.1", "fe80:0:0:0:0:0:0:1");
  }

  @Test
  void aKeptCertificateIsTheSameAfterARestartAndReadByItsOwnerAlone() throws Exception {
    Path file = temp.resolve("identity.pem");

    String first = fingerprint(builder().selfSigned(file).build());

    assertThat(fingerprint(builder().selfSigned(file).build())).isEqualTo(first);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(fingerprint(builder().build())).as("without a file").isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa:2048", "ec"})
  void filesOfOpensslAreRead(String kind) throws Exception {
    List<String> ec =
        kind.equals("ec") ? List.of("-pkeyopt", "ec_paramgen_curve:prime256v1") : List.of();
    List<String> command =
        new java.util.ArrayList<>(
            List.of("req", "-x509", "-newkey", kind, "-nodes", "-subj", "/CN=x"));
    command.addAll(ec);
    command.addAll(List.of("-keyout", "key.pem", "-out", "cert.pem"));
    openssl(command.toArray(String[]::new));

    assertThat(fingerprint(builder().certificate(file("cert.pem"), file("key.pem")).build()))
        .hasSize(64);
  }

  @Test
  void anOldFormOfAKeyIsReadToo() throws Exception {
    openssl(
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=x",
        "-keyout",
        "key.pem",
        "-out",
        "cert.pem");
    openssl("rsa", "-in", "key.pem", "-traditional", "-out", "old.pem");
    assertThat(Files.readString(file("old.pem"))).contains("BEGIN RSA PRIVATE KEY");

    assertThat(fingerprint(builder().certificate(file("cert.pem"), file("old.pem")).build()))
        .hasSize(64);
  }

  @Test
  void filesThatDoNotFitAreNamed() throws Exception {
    PemFile.write(file("a.pem"), SelfSigned.create(List.of(), Instant.now()));
    PemFile.write(file("b.pem"), SelfSigned.create(List.of(), Instant.now()));
    Files.writeString(file("empty.pem"), "nothing");

    assertThatThrownBy(() -> builder().certificate(file("a.pem"), file("b.pem")).build().start())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("b.pem is not that of");
    assertThatThrownBy(
            () -> builder().certificate(file("empty.pem"), file("b.pem")).build().start())
        .hasMessageContaining("empty.pem holds no certificate");
    assertThatThrownBy(
            () -> builder().certificate(file("a.pem"), file("empty.pem")).build().start())
        .hasMessageContaining("empty.pem holds 0 private keys");
    assertThatThrownBy(
            () -> builder().certificate(file("none.pem"), file("none.pem")).build().start())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none.pem");
  }

  @Test
  void aKeyStoreIsRead() throws Exception {
    TlsIdentity identity = SelfSigned.create(List.of(), Instant.now());
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    char[] password = "pw".toCharArray();
    store.setKeyEntry(
        "it", identity.key(), password, identity.chain().toArray(X509Certificate[]::new));

    assertThat(fingerprint(builder().certificate(store, Secret.of("pw")).build()))
        .isEqualTo(identity.fingerprint());
  }

  @Test
  void oldTlsIsSpokenWhereTheHostAndTheJvmAllowIt() throws Exception {
    String curl = Installed.program("curl", "/usr/bin/curl");
    Files.writeString(file("java.security"), "jdk.tls.disabledAlgorithms=SSLv3, RC4, anon, NULL\n");
    Path said = file("port.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.security.properties=" + file("java.security"),
                "-cp",
                System.getProperty("java.class.path"),
                OldTls.class.getName())
            .redirectOutput(said.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      org.awaitility.Awaitility.await()
          .atMost(java.time.Duration.ofSeconds(30))
          .until(() -> Files.readString(said).endsWith("\n"));
      String[] ports = Files.readString(said).strip().split(" ");
      List<String> fetch =
          List.of(
              curl,
              "-sS",
              "-k",
              "--tlsv1.0",
              "--tls-max",
              "1.0",
              "--ciphers",
              "DEFAULT@SECLEVEL=0",
              "--output",
              "got.bin");
      List<String> legacy = new java.util.ArrayList<>(fetch);
      legacy.add("https://127.0.0.1:" + ports[0] + "/image.bin");
      Installed.run(temp, legacy);
      assertThat(file("got.bin")).hasBinaryContent(TestHttp.bytes(1000));

      List<String> modern = new java.util.ArrayList<>(fetch);
      modern.add("https://127.0.0.1:" + ports[1] + "/image.bin");
      assertThatThrownBy(() -> Installed.run(temp, modern)).isInstanceOf(AssertionError.class);
    } finally {
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** Two servers, with and without old TLS; says where, and waits to be ended. */
  static final class OldTls {
    private OldTls() {}

    public static void main(String[] arguments) throws Exception {
      try (TestHttp legacy = TestHttp.start(HttpFileServerBuilder::legacyTls);
          TestHttp modern = TestHttp.start()) {
        legacy.publish("image.bin", TestHttp.bytes(1000));
        modern.publish("image.bin", TestHttp.bytes(1000));
        String ports = legacy.https().getPort() + " " + modern.https().getPort() + "\n";
        try (java.io.FileOutputStream out =
            new java.io.FileOutputStream(java.io.FileDescriptor.out)) {
          out.write(ports.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
          out.flush();
          new java.util.concurrent.CountDownLatch(1).await();
        }
      }
    }
  }

  private Path file(String name) {
    return temp.resolve(name);
  }
}
