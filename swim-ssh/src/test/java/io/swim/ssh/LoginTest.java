package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.Access;
import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.DevicePorts;
import io.swim.device.PlatformId;
import io.swim.device.Secret;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliSession;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ways into a device, and what keeps one out. */
@Timeout(60)
class LoginTest {
  private TestServices services = TestServices.of("admin", "s3cret-login", "s3cret-enable");
  private final CliSessions sessions =
      CliSessions.builder()
          .connectTimeout(Duration.ofSeconds(10))
          .loginTimeout(Duration.ofSeconds(6))
          .build();

  private DriverException refused(Device device, Access access) {
    DriverException e =
        catchThrowableOfType(
            DriverException.class, () -> sessions.open(device, access, services).close());
    assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(e.getMessage()).doesNotContain("s3cret");
    return e;
  }

  private DriverException refused(ScriptedDevice device) {
    return refused(device.device(), Access.TELNET);
  }

  @Test
  void linePasswordAloneIsEnough() throws Exception {
    services =
        TestServices.with(
            new CliCredentials(
                "", Optional.of(Secret.of("s3cret-line")), Optional.empty(), Optional.empty()));
    try (ScriptedDevice device =
        new ScriptedDevice(
            line -> {
              line.print("\nUser Access Verification\n\nPassword: ");
              line.read();
              line.print("\n");
              line.answer("r-1#", "terminal length 0", "");
              line.answer("r-1#", "terminal width 511", "");
              line.print("r-1#");
            })) {
      sessions.open(device.device(), Access.TELNET, services).close();
      assertThat(device.heard).startsWith("s3cret-line");
    }
  }

  @Test
  void bannersFullOfPromptsAreNotPrompts() throws Exception {
    try (ScriptedDevice device =
        new ScriptedDevice(
            line -> {
              line.print("#####\n# Core#\nswitch>\nswitch#\nUsername: ");
              line.command();
              line.print("Password: ");
              line.read();
              line.print("\n*** no entry ***\n##########\n");
              line.print("Trespassers#\nodd host>name#1(x)>");
              line.command();
              line.print("odd host>name#1(x)>");
              line.answer("", "enable", "Password: ");
              line.read();
              line.print("\n");
              line.answer("odd host>name#1(x)#", "terminal length 0", "");
              line.answer("odd host>name#1(x)#", "terminal width 511", "");
              line.answer("odd host>name#1(x)#", "dir flash:", "Directory of flash:/\n\n");
              line.print("8 bytes total (8 bytes free)\nodd host>name#1(x)#");
            })) {
      try (CliSession session = sessions.open(device.device(), Access.TELNET, services)) {
        assertThat(session.perform("dir", Map.of("fileSystem", "flash:")).value("freeBytes"))
            .contains("8");
      }
      assertThat(device.failures).isEmpty();
    }
  }

  @Test
  void wrongPasswordIsToldInTheDevicesWords() throws Exception {
    for (String words : new String[] {"% Login invalid", "% Authentication failed"}) {
      try (ScriptedDevice device =
          new ScriptedDevice(
              line -> {
                line.print("Username: ");
                line.command();
                line.print("Password: ");
                line.read();
                line.print("\n" + words + "\n\nUsername: ");
              })) {
        DriverException e = refused(device);
        assertThat(e.kind()).isEqualTo(FailureKind.AUTHENTICATION);
        assertThat(e.deviceWords()).isEqualTo(words);
        assertThat(e.getMessage()).contains("lab-1", "'admin'", words);
      }
    }
  }

  @Test
  void passwordAskedAgainMeansThatItWasWrong() throws Exception {
    try (ScriptedDevice device =
        new ScriptedDevice(
            line -> {
              line.print("Password: ");
              line.read();
              line.print("\nPassword: ");
            })) {
      assertThat(refused(device).kind()).isEqualTo(FailureKind.AUTHENTICATION);
    }
  }

  @Test
  void hangUpAfterThePasswordIsARefusal() throws Exception {
    try (ScriptedDevice device =
        new ScriptedDevice(
            line -> {
              line.print("Username: ");
              line.command();
              line.print("Password: ");
              line.read();
              line.hangUp();
            })) {
      assertThat(refused(device).kind()).isEqualTo(FailureKind.AUTHENTICATION);
    }
    try (ScriptedDevice device =
        new ScriptedDevice(
            line -> {
              line.print("\nPassword required, but none set\n");
              line.hangUp();
            })) {
      DriverException e = refused(device);
      assertThat(e.kind()).isEqualTo(FailureKind.AUTHENTICATION);
      assertThat(e.getMessage()).contains("none set");
    }
  }

  @Test
  void wrongEnablePasswordIsAnAuthenticationFailure() throws Exception {
    try (ScriptedDevice device =
        new ScriptedDevice(
            line -> {
              line.print("Username: ");
              line.command();
              line.print("Password: ");
              line.read();
              line.print("\n");
              line.answer("lab-1>", "enable", "Password: ");
              line.read();
              line.print("\n% Access denied\n\nlab-1>");
            })) {
      DriverException e = refused(device);
      assertThat(e.kind()).isEqualTo(FailureKind.AUTHENTICATION);
      assertThat(e.deviceWords()).isEqualTo("% Access denied");
    }
  }

  @Test
  void missingEnablePasswordIsNamed() throws Exception {
    services =
        TestServices.with(
            new CliCredentials(
                "admin",
                Optional.of(Secret.of("s3cret-login")),
                Optional.empty(),
                Optional.empty()));
    try (ScriptedDevice device =
        new ScriptedDevice(
            line -> {
              line.print("Username: ");
              line.command();
              line.print("Password: ");
              line.read();
              line.print("\n");
              line.answer("lab-1>", "enable", "Password: ");
            })) {
      DriverException e = refused(device);
      assertThat(e.kind()).isEqualTo(FailureKind.AUTHENTICATION);
      assertThat(e.getMessage()).contains("enable password");
    }
  }

  @Test
  void unknownPlatformIsNamedByWhatItSays() throws Exception {
    try (ScriptedDevice device =
        new ScriptedDevice(
            line -> {
              line.print("login: ");
              line.command();
              line.print("Password: ");
              line.read();
              line.print("\n");
              line.answer("acme>", "show version", "Acme Router OS 7.1\n");
              for (line.print("acme>"); !line.command().isEmpty(); line.print("acme>")) {
                line.print("no such command\n");
              }
            })) {
      Device anonymous = Device.of("lab-2", "127.0.0.1").withPorts(device.device().ports());
      DriverException e = refused(anonymous, Access.TELNET);
      assertThat(e.kind()).isEqualTo(FailureKind.UNSUPPORTED);
      assertThat(e.getMessage()).contains("lab-2", "cisco-ios", "Acme Router OS 7.1");
    }
  }

  @Test
  void aPromptWithBracketsAndBlanksIsKnownAgainByItsOwnPlatform() throws Exception {
    String prompt = "(Cisco Controller) >";
    String wrong = "\nIncorrect usage.  Use the '?' or <TAB> key to list commands.\n\n";
    try (ScriptedDevice device =
        new ScriptedDevice(
            line -> {
              line.print("\n(Cisco Controller) \nUser: ");
              line.command();
              line.print("Password:");
              line.read();
              line.print("\n");
              line.answer(prompt, "show version", wrong);
              line.answer(prompt, "display version", wrong);
              line.answer(
                  prompt,
                  "show sysinfo",
                  "Product Name..................................... Cisco Controller\n");
              line.answer(
                  prompt, "show boot", "Primary Boot Image.............. 8.5.1.1 (active)\n");
              line.print(prompt);
            })) {
      Device anonymous = Device.of("lab-2", "127.0.0.1").withPorts(device.device().ports());
      try (CliSession session = sessions.open(anonymous, Access.TELNET, services)) {
        assertThat(session.platform()).isEqualTo(new PlatformId("cisco-aireos"));
        assertThat(session.perform("install-status", Map.of()).table("packages")).hasSize(1);
      }
    }
  }

  @Test
  void platformWithoutDefinitionIsUnsupported() throws Exception {
    try (ScriptedDevice device = new ScriptedDevice(line -> line.print("Username: "))) {
      DriverException e =
          refused(device.device().withPlatform(new PlatformId("acme-os")), Access.TELNET);
      assertThat(e.kind()).isEqualTo(FailureKind.UNSUPPORTED);
      assertThat(e.getMessage()).contains("acme-os");
    }
  }

  @Test
  void closedPortIsUnreachableWithAddressAndPort() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = socket.getLocalPort();
    }
    Device device = Device.of("gone", "127.0.0.1").withPorts(DevicePorts.of(161, port, port));
    for (Access access : new Access[] {Access.SSH, Access.TELNET}) {
      DriverException e = refused(device, access);
      assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE);
      assertThat(e.getMessage()).contains("gone", "127.0.0.1:" + port, "refused");
    }
  }

  @Test
  void silentServerEndsInATimeout() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
      int port = silent.getLocalPort();
      Device device =
          Device.of("mute", "127.0.0.1")
              .withPlatform(new PlatformId("cisco-ios"))
              .withPorts(DevicePorts.of(161, port, port));
      CliSessions hasty = CliSessions.builder().loginTimeout(Duration.ofMillis(600)).build();
      for (Access access : new Access[] {Access.SSH, Access.TELNET}) {
        DriverException e =
            catchThrowableOfType(
                DriverException.class, () -> hasty.open(device, access, services).close());
        assertThat(e.kind()).as(e.getMessage()).isEqualTo(FailureKind.TIMEOUT);
        assertThat(e.getMessage()).contains("mute", "127.0.0.1:" + port, "0.6 s");
      }
    }
  }

  @Test
  void serverThatSpeaksSomethingElseIsAProtocolFailure() throws Exception {
    try (ScriptedDevice http =
        new ScriptedDevice(
            line -> {
              line.print("HTTP/1.1 400 Bad Request\n\n");
              line.hangUp();
            })) {
      DriverException e = refused(http.device(), Access.SSH);
      assertThat(e.kind()).as(e.getMessage()).isEqualTo(FailureKind.PROTOCOL);
    }
  }

  @Test
  void credentialsDecideWhatCouldBeOpened() {
    Device device = Device.of("x", "127.0.0.1");
    assertThat(sessions.hasCredentials(device, Access.SSH, services)).isTrue();
    assertThat(sessions.hasCredentials(device, Access.TELNET, services)).isTrue();
    assertThat(sessions.hasCredentials(device, Access.SNMP, services)).isFalse();
    services.credentials =
        Optional.of(
            new CliCredentials(
                "", Optional.of(Secret.of("p")), Optional.empty(), Optional.empty()));
    assertThat(sessions.hasCredentials(device, Access.SSH, services)).isFalse();
    assertThat(sessions.hasCredentials(device, Access.TELNET, services)).isTrue();
    services.credentials = Optional.empty();
    assertThat(sessions.hasCredentials(device, Access.TELNET, services)).isFalse();
    assertThat(sessions.id()).isEqualTo("cli");
  }
}
