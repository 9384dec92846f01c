package io.swim.ssh.internal;

import io.swim.device.Access;
import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.SshAlgorithms;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.SessionServices;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.channel.direct.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A shell over SSH (RFC 4254), with a terminal that is too wide to wrap and has no functions. */
public final class SshConnection implements Connection {
  static final String TERMINAL = "vt100";
  static final int COLUMNS = 511;
  static final int ROWS = 511;

  private static final Logger LOG = LoggerFactory.getLogger(SshConnection.class);

  private final SSHClient client;
  private final Session.Shell shell;
  private final String peer;
  private final Inbox inbox;

  private SshConnection(SSHClient client, Session.Shell shell, String peer) {
    this.client = client;
    this.shell = shell;
    this.peer = peer;
    this.inbox = new StreamInbox(shell.getInputStream(), peer);
  }

  /**
   * Connects, compares the host key, logs in and starts a shell.
   *
   * @param limit for the TCP connection
   * @param loginLimit for each answer of the device after that
   */
  public static Connection open(
      Device device,
      CliCredentials credentials,
      SessionServices services,
      Duration limit,
      Duration loginLimit)
      throws DriverException, InterruptedException {
    int port = device.ports().ssh();
    String peer = device.id() + " (" + device.address() + ":" + port + ", SSH)";
    HostKeys hostKeys = new HostKeys(device.id().value(), device.hostKeys(), services.hostKeys());
    SSHClient client = new SSHClient(SshAlgorithmSets.config(device.sshAlgorithms()));
    client.setSocketFactory(new NoDelaySockets());
    client.addHostKeyVerifier(hostKeys);
    client.setConnectTimeout((int) limit.toMillis());
    // For the greeting, which is read before the library watches the time; later it does no harm.
    client.setTimeout((int) loginLimit.toMillis());
    client.getTransport().setTimeoutMs((int) loginLimit.toMillis());
    client.getConnection().setTimeoutMs((int) loginLimit.toMillis());
    boolean opened = false;
    try {
      connect(client, device, port, peer, limit, loginLimit, hostKeys);
      SshLogin.logIn(client, credentials, peer);
      Session session = client.startSession();
      session.allocatePTY(TERMINAL, COLUMNS, ROWS, 0, 0, Map.of());
      Connection connection = new SshConnection(client, session.startShell(), peer);
      opened = true;
      return connection;
    } catch (IOException e) {
      throwIfInterrupted(e);
      throw ConnectFailures.failure(
          FailureKind.PROTOCOL, peer + ": no shell: " + e.getMessage(), e);
    } finally {
      if (!opened) {
        disconnect(client);
      }
    }
  }

  private static void connect(
      SSHClient client,
      Device device,
      int port,
      String peer,
      Duration limit,
      Duration loginLimit,
      HostKeys hostKeys)
      throws DriverException, InterruptedException {
    try {
      client.connect(device.address(), port);
    } catch (SSHException e) {
      throwIfInterrupted(e);
      throw handshakeFailure(device, peer, loginLimit, hostKeys, e);
    } catch (IOException e) {
      throwIfInterrupted(e);
      throw ConnectFailures.unreachable(peer, limit, e);
    }
  }

  private static DriverException handshakeFailure(
      Device device, String peer, Duration limit, HostKeys hostKeys, SSHException e) {
    if (!hostKeys.refusal().isEmpty()) {
      return ConnectFailures.failure(FailureKind.UNTRUSTED, peer + ": " + hostKeys.refusal(), e);
    }
    String said = String.valueOf(e.getMessage());
    if (said.contains("Unable to reach a settlement")) {
      String advice =
          device.sshAlgorithms() == SshAlgorithms.LEGACY
              ? ""
              : "; if the device is old and known to be safe, allow SshAlgorithms.LEGACY for it";
      return ConnectFailures.failure(
          FailureKind.AUTHENTICATION,
          peer
              + ": no algorithm in common, ours and the device's: "
              + said.replace("Unable to reach a settlement: ", "")
              + advice,
          e);
    }
    if (said.matches("(?is).*time(out|d out).*")) {
      return noHandshake(peer, limit, e);
    }
    return ConnectFailures.failure(FailureKind.PROTOCOL, peer + ": no SSH handshake: " + said, e);
  }

  private static DriverException noHandshake(String peer, Duration limit, IOException e) {
    return ConnectFailures.failure(
        FailureKind.TIMEOUT,
        peer + ": no SSH handshake in " + limit.toMillis() / 1000.0 + " s: " + e.getMessage(),
        e);
  }

  static void throwIfInterrupted(Throwable e) throws InterruptedException {
    for (Throwable each = e; each != null; each = each.getCause()) {
      if (each instanceof InterruptedException) {
        throw new InterruptedException();
      }
    }
  }

  @Override
  public Access access() {
    return Access.SSH;
  }

  @Override
  public String peer() {
    return peer;
  }

  @Override
  public Inbox inbox() {
    return inbox;
  }

  @Override
  public OutputStream output() {
    return shell.getOutputStream();
  }

  /** RFC 4254 section 8: the Enter key is a carriage return. */
  @Override
  public String enter() {
    return "\r";
  }

  @Override
  public void close() {
    // Closing the channel first would wait for an answer, which a device that reboots never gives.
    disconnect(client);
  }

  private static void disconnect(SSHClient client) {
    try {
      client.disconnect();
    } catch (IOException e) {
      LOG.debug("SSH connection ended with an error", e);
    }
  }
}
