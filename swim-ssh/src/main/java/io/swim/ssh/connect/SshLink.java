package io.swim.ssh.connect;

import io.swim.device.SshAlgorithms;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.HostKeyStore;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SSHException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An SSH connection (RFC 4253) whose host key was accepted and that is logged in. */
public final class SshLink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SshLink.class);

  private final SSHClient client;
  private final String peer;
  private volatile boolean lost;

  private SshLink(SSHClient client, String peer) {
    this.client = client;
    this.peer = peer;
    // Told before anything else, while isRunning of the library still says yes.
    client.getTransport().setDisconnectListener((reason, message) -> lost = true);
  }

  /**
   * Connects, compares the host key and logs in. No password is sent before the key was accepted.
   *
   * @param limit for the TCP connection
   * @param loginLimit for each answer of the server after that
   * @throws DriverException UNREACHABLE, TIMEOUT, PROTOCOL, UNTRUSTED or AUTHENTICATION, effect
   *     NONE
   */
  public static SshLink open(
      SshTarget target, HostKeyStore store, Duration limit, Duration loginLimit)
      throws DriverException, InterruptedException {
    SSHClient client = new SSHClient(SshAlgorithmSets.config(target.algorithms()));
    HostKeys hostKeys = new HostKeys(target.name(), target.hostKeys(), store);
    client.setSocketFactory(new NoDelaySockets());
    client.addHostKeyVerifier(hostKeys);
    client.setConnectTimeout((int) limit.toMillis());
    // For the greeting, which is read before the library watches the time; later it does no harm.
    client.setTimeout((int) loginLimit.toMillis());
    client.getTransport().setTimeoutMs((int) loginLimit.toMillis());
    client.getConnection().setTimeoutMs((int) loginLimit.toMillis());
    SshLink link = new SshLink(client, target.label());
    boolean opened = false;
    try {
      link.connect(target, limit, loginLimit, hostKeys);
      SshLogin.logIn(client, target.login(), target.label());
      opened = true;
      return link;
    } catch (IOException e) {
      ConnectFailures.throwIfInterrupted(e);
      throw ConnectFailures.failure(
          FailureKind.PROTOCOL, target.label() + ": no login: " + e.getMessage(), e);
    } finally {
      if (!opened) {
        link.close();
      }
    }
  }

  private void connect(SshTarget target, Duration limit, Duration loginLimit, HostKeys hostKeys)
      throws DriverException, InterruptedException {
    try {
      client.connect(target.host(), target.port());
    } catch (SSHException e) {
      ConnectFailures.throwIfInterrupted(e);
      throw handshakeFailure(target, loginLimit, hostKeys, e);
    } catch (IOException e) {
      ConnectFailures.throwIfInterrupted(e);
      throw ConnectFailures.unreachable(peer, limit, e);
    }
  }

  private DriverException handshakeFailure(
      SshTarget target, Duration limit, HostKeys hostKeys, SSHException e) {
    if (!hostKeys.refusal().isEmpty()) {
      return ConnectFailures.failure(FailureKind.UNTRUSTED, peer + ": " + hostKeys.refusal(), e);
    }
    String said = String.valueOf(e.getMessage());
    if (said.contains("Unable to reach a settlement")) {
      String advice =
          target.algorithms() == SshAlgorithms.LEGACY
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
      return ConnectFailures.failure(
          FailureKind.TIMEOUT,
          peer + ": no SSH handshake in " + limit.toMillis() / 1000.0 + " s: " + said,
          e);
    }
    return ConnectFailures.failure(FailureKind.PROTOCOL, peer + ": no SSH handshake: " + said, e);
  }

  /** The library's view of it. */
  public SSHClient client() {
    return client;
  }

  /** The server as messages name it. */
  public String peer() {
    return peer;
  }

  /** Whether the connection stands, as far as is known here. */
  public boolean isUp() {
    return !lost && client.isConnected() && client.getTransport().isRunning();
  }

  /**
   * Ends the connection without a word. Unlike {@link #close} it never waits, not even for a thread
   * that is stuck in sending; such a thread gets an exception. Any thread may call it.
   */
  public void cut() {
    Socket socket = client.getSocket();
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException e) {
        LOG.debug("{}: the socket ended with an error", peer, e);
      }
    }
  }

  /** Says good-bye and ends the connection; never fails. */
  @Override
  public void close() {
    try {
      client.disconnect();
    } catch (IOException e) {
      LOG.debug("{}: the connection ended with an error", peer, e);
    }
  }
}
