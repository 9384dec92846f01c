package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.Access;
import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.DevicePorts;
import io.swim.device.HostKeyPolicy;
import io.swim.device.PlatformId;
import io.swim.device.Secret;
import io.swim.device.SshAlgorithms;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliSession;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** OpenSSH and a real Telnet server. */
@Timeout(120)
class RealServersTest {
  private static final List<String> LEGACY =
      List.of(
          "KexAlgorithms diffie-hellman-group1-sha1",
          "Ciphers 3des-cbc,aes128-cbc",
          "MACs hmac-sha1",
          "HostKeyAlgorithms ssh-rsa",
          "HostKey @hostrsa");
  private static final List<String> MODERN = List.of("HostKey @host");

  @TempDir Path folder;
  private final TestServices services = TestServices.of("root", "s3cret-login", "");

  private static CliSessions sessions() throws Exception {
    try (InputStream in = RealServersTest.class.getResourceAsStream("/unix-shell.yaml")) {
      return CliSessions.builder()
          .platforms(Platforms.bundled().with(in, "unix-shell.yaml"))
          .build();
    }
  }

  private static Device device(int port) {
    return Device.of("unix-1", "127.0.0.1")
        .withPlatform(new PlatformId("unix-shell"))
        .withPorts(DevicePorts.of(161, port, port));
  }

  private static void talk(CliSession session) throws Exception {
    CliAnswer count = session.perform("count", Map.of("last", "20000"));
    assertThat(count.output().lines()).hasSize(20_000);
    assertThat(count.value("last")).contains("20000");
    assertThat(session.perform("width", Map.of()).value("columns")).contains("511");
    CliAnswer answer = session.perform("ask", Map.of("answer", "certainly"));
    assertThat(answer.value("answer")).contains("certainly");
    DriverException missing =
        catchThrowableOfType(
            DriverException.class, () -> session.perform("missing", Map.of("file", "x")));
    assertThat(missing.kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(missing.deviceWords()).contains("No such file");
    DriverException dropped =
        catchThrowableOfType(DriverException.class, () -> session.perform("leave", Map.of()));
    assertThat(dropped.effect()).isEqualTo(DeviceEffect.UNKNOWN);
  }

  private DriverException refused(CliSessions sessions, Device device) {
    return catchThrowableOfType(
        DriverException.class, () -> sessions.open(device, Access.SSH, services).close());
  }

  @Test
  void telnetd() throws Exception {
    RealServers.needs("/usr/sbin/telnetd", "python3");
    try (RealServers server = RealServers.telnet(folder);
        CliSession session = sessions().open(device(server.port), Access.TELNET, services)) {
      talk(session);
    }
  }

  @Test
  void openSshWithPassword() throws Exception {
    RealServers.needs("/usr/sbin/sshd", "ssh-keygen", "openssl", "unshare");
    try (RealServers server = RealServers.openSsh(folder, "", MODERN)) {
      Device device = device(server.port).withHostKeys(HostKeyPolicy.TRUST_ON_FIRST_USE);
      try (CliSession session = sessions().open(device, Access.SSH, services)) {
        talk(session);
      }
      services.credentials =
          Optional.of(CliCredentials.of("root", Secret.of("s3cret-wrong"), Secret.of("")));
      DriverException wrong = refused(sessions(), device);
      assertThat(wrong.kind()).isEqualTo(FailureKind.AUTHENTICATION);
      assertThat(wrong.getMessage()).contains("root", "unix-1").doesNotContain("s3cret");
    }
  }

  @Test
  void openSshWithKeys() throws Exception {
    RealServers.needs("/usr/sbin/sshd", "ssh-keygen", "openssl", "unshare");
    StringBuilder allowed = new StringBuilder();
    for (String[] kind :
        new String[][] {{"ed25519", "RFC4716"}, {"rsa", "PEM"}, {"ecdsa", "RFC4716"}}) {
      Path key = folder.resolve(kind[0]);
      RealServers.run("ssh-keygen", "-q", "-t", kind[0], "-m", kind[1], "-N", "", "-f", key + "");
      allowed.append(Files.readString(Path.of(key + ".pub")));
    }
    try (RealServers server = RealServers.openSsh(folder, allowed.toString(), MODERN)) {
      Device device = device(server.port).withHostKeys(HostKeyPolicy.NONE);
      for (String kind : List.of("ed25519", "rsa", "ecdsa")) {
        services.credentials =
            Optional.of(
                new CliCredentials(
                    "root",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Secret.of(Files.readString(folder.resolve(kind))))));
        try (CliSession session = sessions().open(device, Access.SSH, services)) {
          assertThat(session.perform("count", Map.of("last", "3")).value("last")).contains("3");
        }
      }
      services.credentials =
          Optional.of(
              new CliCredentials(
                  "root", Optional.empty(), Optional.empty(), Optional.of(Secret.of("no key"))));
      DriverException broken = refused(sessions(), device);
      assertThat(broken.kind()).isEqualTo(FailureKind.AUTHENTICATION);
      assertThat(broken.getMessage()).contains("private key").doesNotContain("no key");
    }
  }

  @Test
  void legacyAlgorithmsWorkOnlyWithPermission() throws Exception {
    RealServers.needs("/usr/sbin/sshd", "ssh-keygen", "openssl", "unshare");
    try (RealServers server = RealServers.openSsh(folder, "", LEGACY)) {
      Device device = device(server.port).withHostKeys(HostKeyPolicy.NONE);
      DriverException modern = refused(sessions(), device);
      assertThat(modern.kind()).isEqualTo(FailureKind.AUTHENTICATION);
      assertThat(modern.getMessage())
          .contains("diffie-hellman-group1-sha1", "curve25519-sha256", "SshAlgorithms.LEGACY");
      Device legacy = device.withSshAlgorithms(SshAlgorithms.LEGACY);
      try (CliSession session = sessions().open(legacy, Access.SSH, services)) {
        talk(session);
      }
    }
  }

  @Test
  void hostKeyPoliciesHold() throws Exception {
    RealServers.needs("/usr/sbin/sshd", "ssh-keygen", "openssl", "unshare");
    try (RealServers server = RealServers.openSsh(folder, "", MODERN)) {
      Device strict = device(server.port);
      DriverException unknown = refused(sessions(), strict);
      assertThat(unknown.kind()).isEqualTo(FailureKind.UNTRUSTED);
      String real =
          RealServers.run("ssh-keygen", "-lf", folder.resolve("host.pub").toString()).split(" ")[1];
      assertThat(unknown.getMessage()).contains("unix-1", real, "no key of it is known");

      Device trusting = strict.withHostKeys(HostKeyPolicy.TRUST_ON_FIRST_USE);
      sessions().open(trusting, Access.SSH, services).close();
      assertThat(services.keys.get(strict.id().value())).hasSize(1);
      assertThat(Files.readString(folder.resolve("host.pub")))
          .startsWith(services.keys.get(strict.id().value()).get(0));
      sessions().open(strict, Access.SSH, services).close();

      Path other = folder.resolve("other");
      RealServers.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", other.toString());
      services.keys.put(strict.id().value(), List.of(Files.readString(Path.of(other + ".pub"))));
      String expected = RealServers.run("ssh-keygen", "-lf", other + ".pub").split(" ")[1];
      for (Device each : List.of(strict, trusting)) {
        DriverException changed = refused(sessions(), each);
        assertThat(changed.kind()).isEqualTo(FailureKind.UNTRUSTED);
        assertThat(changed.getMessage()).contains(real, expected);
      }
      sessions().open(strict.withHostKeys(HostKeyPolicy.NONE), Access.SSH, services).close();
    }
  }
}
