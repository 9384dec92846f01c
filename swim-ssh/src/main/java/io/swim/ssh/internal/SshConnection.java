package io.swim.ssh.internal;

import io.swim.device.Access;
import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.SessionServices;
import io.swim.ssh.connect.ConnectFailures;
import io.swim.ssh.connect.SshLink;
import io.swim.ssh.connect.SshTarget;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import net.schmizz.sshj.connection.channel.direct.Session;

/** A shell over SSH (RFC 4254), with a terminal that is too wide to wrap and has no functions. */
public final class SshConnection implements Connection {
  static final String TERMINAL = "vt100";
  static final int COLUMNS = 511;
  static final int ROWS = 511;

  private final SshLink link;
  private final Session.Shell shell;
  private final Inbox inbox;

  private SshConnection(SshLink link, Session.Shell shell) {
    this.link = link;
    this.shell = shell;
    this.inbox = new StreamInbox(shell.getInputStream(), link.peer());
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
    SshLink link =
        SshLink.open(SshTarget.of(device, credentials), services.hostKeys(), limit, loginLimit);
    boolean opened = false;
    try {
      Session session = link.client().startSession();
      session.allocatePTY(TERMINAL, COLUMNS, ROWS, 0, 0, Map.of());
      Connection connection = new SshConnection(link, session.startShell());
      opened = true;
      return connection;
    } catch (IOException e) {
      ConnectFailures.throwIfInterrupted(e);
      throw ConnectFailures.failure(
          FailureKind.PROTOCOL, link.peer() + ": no shell: " + e.getMessage(), e);
    } finally {
      if (!opened) {
        link.close();
      }
    }
  }

  @Override
  public Access access() {
    return Access.SSH;
  }

  @Override
  public String peer() {
    return link.peer();
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
    link.close();
  }
}
