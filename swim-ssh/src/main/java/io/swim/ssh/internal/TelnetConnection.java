package io.swim.ssh.internal;

import io.swim.device.Access;
import io.swim.device.Device;
import io.swim.fault.DriverException;
import io.swim.ssh.connect.ConnectFailures;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.apache.commons.net.telnet.EchoOptionHandler;
import org.apache.commons.net.telnet.InvalidTelnetOptionException;
import org.apache.commons.net.telnet.SuppressGAOptionHandler;
import org.apache.commons.net.telnet.TelnetClient;
import org.apache.commons.net.telnet.TerminalTypeOptionHandler;
import org.apache.commons.net.telnet.WindowSizeOptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Telnet (RFC 854). The login is a dialogue like any other. */
public final class TelnetConnection implements Connection {
  private static final Logger LOG = LoggerFactory.getLogger(TelnetConnection.class);

  private final TelnetClient client;
  private final String peer;
  private final Inbox inbox;

  private TelnetConnection(TelnetClient client, String peer) {
    this.client = client;
    this.peer = peer;
    this.inbox = new StreamInbox(client.getInputStream(), peer);
  }

  /** Connects; nothing is said yet. */
  public static Connection open(Device device, Duration limit) throws DriverException {
    int port = device.ports().telnet();
    String peer = device.id() + " (" + device.address() + ":" + port + ", Telnet)";
    TelnetClient client = new TelnetClient(SshConnection.TERMINAL);
    try {
      addOptions(client);
      client.setConnectTimeout((int) limit.toMillis());
      client.connect(device.address(), port);
      client.setTcpNoDelay(true);
      client.setKeepAlive(true);
      return new TelnetConnection(client, peer);
    } catch (IOException e) {
      disconnect(client);
      throw ConnectFailures.unreachable(peer, limit, e);
    }
  }

  private static void addOptions(TelnetClient client) throws IOException {
    try {
      client.addOptionHandler(
          new TerminalTypeOptionHandler(SshConnection.TERMINAL, false, false, true, false));
      client.addOptionHandler(new EchoOptionHandler(false, false, false, true));
      client.addOptionHandler(new SuppressGAOptionHandler(true, true, true, true));
      client.addOptionHandler(
          new WindowSizeOptionHandler(
              SshConnection.COLUMNS, SshConnection.ROWS, false, false, true, false));
    } catch (InvalidTelnetOptionException e) {
      throw new IOException(e);
    }
  }

  @Override
  public Access access() {
    return Access.TELNET;
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
    return client.getOutputStream();
  }

  /** RFC 854: the end of a line is CR LF. */
  @Override
  public String enter() {
    return "\r\n";
  }

  @Override
  public void close() {
    disconnect(client);
  }

  private static void disconnect(TelnetClient client) {
    try {
      client.disconnect();
    } catch (IOException e) {
      LOG.debug("telnet connection ended with an error", e);
    }
  }
}
