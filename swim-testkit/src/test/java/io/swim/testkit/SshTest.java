package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.swim.testkit.device.CliAccess;
import io.swim.testkit.device.DeviceState;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.SimulatedCredentials;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SSH with the client of Apache MINA. */
class SshTest {
  private static final Duration WAIT = Duration.ofSeconds(20);

  @RegisterExtension
  final SimulatedFleetExtension devices =
      SimulatedFleetExtension.of(
          SimulatedFleet.builder()
              .count(3)
              .credentials(SimulatedCredentials.defaults().withPrivilege(15))
              .rebootTime(Duration.ofMillis(30)));

  private final Set<String> hostKeys = ConcurrentHashMap.newKeySet();
  private final SshClient client = SshClient.setUpDefaultClient();

  @BeforeEach
  void start() {
    client.setServerKeyVerifier(
        (session, address, key) -> hostKeys.add(KeyUtils.getFingerPrint(key)) || true);
    client.start();
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
  }

  private ClientSession connect(SimulatedDevice device, String password) throws Exception {
    ClientSession session =
        client
            .connect(
                device.credentials().username(),
                device.address().getHostAddress(),
                device.ports().ssh())
            .verify(WAIT)
            .getSession();
    session.addPasswordIdentity(password);
    return session;
  }

  private ClientSession logIn(SimulatedDevice device) throws Exception {
    ClientSession session = connect(device, device.credentials().password());
    session.auth().verify(WAIT);
    return session;
  }

  @Test
  void execChannelCarriesOutOneCommand(SimulatedDevice device) throws Exception {
    try (ClientSession session = logIn(device)) {
      assertThat(session.executeRemoteCommand("show version").replace("\r", ""))
          .contains("Version 12.2(55)SE3")
          .contains("Configuration register is 0xF");
    }
  }

  @Test
  void shellTakesCommandsAndEndsWithExit(SimulatedDevice device) throws Exception {
    try (ClientSession session = logIn(device);
        ChannelShell shell = session.createShellChannel();
        ByteArrayOutputStream output = new ByteArrayOutputStream()) {
      shell.setOut(output);
      shell.open().verify(WAIT);
      OutputStream in = shell.getInvertedIn();
      in.write("terminal length 0\nshow clock\nexit\n".getBytes(StandardCharsets.US_ASCII));
      in.flush();
      assertThat(shell.waitFor(Set.of(ClientChannelEvent.CLOSED), WAIT))
          .contains(ClientChannelEvent.CLOSED);
      assertThat(output.toString(StandardCharsets.US_ASCII))
          .contains("sw-01#show clock\r\n*")
          .endsWith("sw-01#exit\r\n");
    }
  }

  @Test
  void wrongAndRefusedCredentialsFail(SimulatedDevice device) throws Exception {
    try (ClientSession session = connect(device, "wrong")) {
      assertThatThrownBy(() -> session.auth().verify(WAIT)).hasMessageContaining("No more auth");
    }
    device.inject(Fault.refuseLogin(CliAccess.SSH));
    assertThatThrownBy(() -> logIn(device)).hasMessageContaining("No more auth");
    device.healAll();
    logIn(device).close();
  }

  @Test
  void closedPortRefusesConnectionsUntilHealed(SimulatedFleet fleet) throws Exception {
    SimulatedDevice device = fleet.device(1);
    device.inject(Fault.sshClosed());
    assertThatThrownBy(() -> logIn(device)).hasRootCauseInstanceOf(java.net.ConnectException.class);
    logIn(fleet.device(0)).close();
    device.healAll();
    logIn(device).close();
  }

  @Test
  void everyDeviceHasItsOwnHostKeyAndKeepsItThroughAReload(SimulatedFleet fleet) throws Exception {
    for (SimulatedDevice device : fleet.devices()) {
      logIn(device).close();
    }
    assertThat(hostKeys).hasSize(3);
    Set<String> before = new HashSet<>(hostKeys);
    SimulatedDevice device = fleet.device(2);
    try (ClientSession session = logIn(device)) {
      device.powerCycle();
      assertThat(session.waitFor(Set.of(ClientSession.ClientSessionEvent.CLOSED), WAIT))
          .contains(ClientSession.ClientSessionEvent.CLOSED);
    }
    await().until(() -> device.state() == DeviceState.RUNNING);
    logIn(device).close();
    assertThat(hostKeys).isEqualTo(before);
  }

  private static boolean isAnyCommandLineWaiting() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(java.util.Arrays::stream)
        .anyMatch(frame -> frame.getClassName().endsWith(".CliSession"));
  }

  @Test
  void rebootEndsOpenShellsAndTheirThreads(SimulatedDevice device) throws Exception {
    try (ClientSession session = logIn(device);
        ChannelShell shell = session.createShellChannel()) {
      shell.setOut(new ByteArrayOutputStream());
      shell.open().verify(WAIT);
      await().until(SshTest::isAnyCommandLineWaiting);
      device.powerCycle();
      assertThat(session.waitFor(Set.of(ClientSession.ClientSessionEvent.CLOSED), WAIT))
          .contains(ClientSession.ClientSessionEvent.CLOSED);
      await().until(() -> !isAnyCommandLineWaiting());
    }
  }

  @Test
  void sessionDropsInTheMiddleOfAShell(SimulatedDevice device) throws Exception {
    device.inject(Fault.dropSessionBeforeCommand(1));
    try (ClientSession session = logIn(device);
        ChannelShell shell = session.createShellChannel()) {
      shell.setOut(new ByteArrayOutputStream());
      shell.open().verify(WAIT);
      shell.getInvertedIn().write("show clock\n".getBytes(StandardCharsets.US_ASCII));
      shell.getInvertedIn().flush();
      assertThat(session.waitFor(Set.of(ClientSession.ClientSessionEvent.CLOSED), WAIT))
          .contains(ClientSession.ClientSessionEvent.CLOSED);
    }
  }
}
