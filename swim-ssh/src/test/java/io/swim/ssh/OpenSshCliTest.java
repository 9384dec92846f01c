package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.Access;
import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.HostKeyPolicy;
import io.swim.device.Secret;
import io.swim.device.SshAlgorithms;
import io.swim.device.TransferProtocol;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.realservers.Installed;
import io.swim.realservers.RealServer;
import io.swim.realservers.ServerProgram;
import io.swim.realservers.Way;
import io.swim.spi.CliSession;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** CLI sessions with OpenSSH. */
class OpenSshCliTest {
  private static final String LOGIN = RealServer.LOGIN.username();

  @Nested
  class Local extends AtOpenSsh {
    Local() {
      super(Way.LOCAL);
    }
  }

  @Nested
  @Tag(Way.CONTAINERS_TAG)
  class Container extends AtOpenSsh {
    Container() {
      super(Way.CONTAINERS);
    }
  }

  @Timeout(120)
  abstract static class AtOpenSsh {
    private static final String SHELL = "ForceCommand PS1='# ' exec /bin/sh -i\n";
    private static final String LEGACY =
        """
        KexAlgorithms diffie-hellman-group1-sha1
        Ciphers 3des-cbc,aes128-cbc
        MACs hmac-sha1
        HostKeyAlgorithms ssh-rsa
        HostKey /srv/hostrsa
        """;

    private final Way way;
    private final TestServices services =
        TestServices.of(LOGIN, RealServer.LOGIN.password().reveal(), "");

    @TempDir Path folder;

    AtOpenSsh(Way way) {
      this.way = way;
    }

    private RealServer start(String settings, String authorizedKeys) throws Exception {
      return way.start(
          ServerProgram.OPENSSH, Map.of("MORE", SHELL + settings, "KEYS", authorizedKeys));
    }

    private static Device device(RealServer server) {
      InetSocketAddress address = server.address(TransferProtocol.SFTP);
      return UnixShell.device(address.getHostString(), address.getPort());
    }

    private static CliSessions sessions() throws Exception {
      return UnixShell.sessions();
    }

    private DriverException refused(CliSessions sessions, Device device) {
      return catchThrowableOfType(
          DriverException.class, () -> sessions.open(device, Access.SSH, services).close());
    }

    @Test
    void openSshWithPassword() throws Exception {
      try (RealServer server = start("", "")) {
        Device device = device(server).withHostKeys(HostKeyPolicy.TRUST_ON_FIRST_USE);
        try (CliSession session = sessions().open(device, Access.SSH, services)) {
          UnixShell.talk(session);
        }
        services.credentials =
            Optional.of(CliCredentials.of(LOGIN, Secret.of("s3cret-wrong"), Secret.of("")));
        DriverException wrong = refused(sessions(), device);
        assertThat(wrong.kind()).isEqualTo(FailureKind.AUTHENTICATION);
        assertThat(wrong.getMessage()).contains(LOGIN, "unix-1").doesNotContain("s3cret");
      }
    }

    @Test
    void openSshWithKeys() throws Exception {
      StringBuilder allowed = new StringBuilder();
      for (String[] kind :
          new String[][] {{"ed25519", "RFC4716"}, {"rsa", "PEM"}, {"ecdsa", "RFC4716"}}) {
        Path key = folder.resolve(kind[0]);
        Installed.run(
            folder,
            List.of("ssh-keygen", "-q", "-t", kind[0], "-m", kind[1], "-N", "", "-f", key + ""));
        allowed.append(Files.readString(Path.of(key + ".pub")));
      }
      try (RealServer server = start("", allowed.toString())) {
        Device device = device(server).withHostKeys(HostKeyPolicy.NONE);
        for (String kind : List.of("ed25519", "rsa", "ecdsa")) {
          services.credentials =
              Optional.of(
                  new CliCredentials(
                      LOGIN,
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
                    LOGIN,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Secret.of("n0-key-at-all"))));
        DriverException broken = refused(sessions(), device);
        assertThat(broken.kind()).isEqualTo(FailureKind.AUTHENTICATION);
        assertThat(broken.getMessage()).contains("private key").doesNotContain("no key");
      }
    }

    @Test
    void legacyAlgorithmsWorkOnlyWithPermission() throws Exception {
      try (RealServer server = start(LEGACY, "")) {
        Device device = device(server).withHostKeys(HostKeyPolicy.NONE);
        DriverException modern = refused(sessions(), device);
        assertThat(modern.kind()).isEqualTo(FailureKind.AUTHENTICATION);
        assertThat(modern.getMessage())
            .contains("diffie-hellman-group1-sha1", "curve25519-sha256", "SshAlgorithms.LEGACY");
        Device legacy = device.withSshAlgorithms(SshAlgorithms.LEGACY);
        try (CliSession session = sessions().open(legacy, Access.SSH, services)) {
          UnixShell.talk(session);
        }
      }
    }

    @Test
    void hostKeyPoliciesHold() throws Exception {
      try (RealServer server = start("", "")) {
        Device strict = device(server);
        DriverException unknown = refused(sessions(), strict);
        assertThat(unknown.kind()).isEqualTo(FailureKind.UNTRUSTED);
        String real = server.shell("ssh-keygen -lf /srv/host.pub").split(" ")[1];
        assertThat(unknown.getMessage()).contains("unix-1", real, "no key of it is known");

        Device trusting = strict.withHostKeys(HostKeyPolicy.TRUST_ON_FIRST_USE);
        sessions().open(trusting, Access.SSH, services).close();
        assertThat(services.keys.get(strict.id().value())).hasSize(1);
        assertThat(server.shell("cat /srv/host.pub"))
            .startsWith(services.keys.get(strict.id().value()).get(0));
        sessions().open(strict, Access.SSH, services).close();

        Path other = folder.resolve("other");
        Installed.run(
            folder, List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", other.toString()));
        services.keys.put(strict.id().value(), List.of(Files.readString(Path.of(other + ".pub"))));
        String expected =
            Installed.run(folder, List.of("ssh-keygen", "-lf", other + ".pub")).split(" ")[1];
        for (Device each : List.of(strict, trusting)) {
          DriverException changed = refused(sessions(), each);
          assertThat(changed.kind()).isEqualTo(FailureKind.UNTRUSTED);
          assertThat(changed.getMessage()).contains(real, expected);
        }
        sessions().open(strict.withHostKeys(HostKeyPolicy.NONE), Access.SSH, services).close();
      }
    }
  }
}
