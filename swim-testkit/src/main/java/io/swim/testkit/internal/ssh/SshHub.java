package io.swim.testkit.internal.ssh;

import io.swim.device.TransferProtocol;
import io.swim.testkit.device.CliAccess;
import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.device.SimulatedCredentials;
import io.swim.testkit.internal.device.DeviceService;
import io.swim.testkit.internal.device.NetworkDevice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.apache.sshd.common.session.helpers.AbstractSession;
import org.apache.sshd.server.auth.keyboard.DefaultKeyboardInteractiveAuthenticator;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.server.subsystem.SubsystemFactory;

/**
 * The SSH side of all devices: one server with one small pool of I/O threads listens on every
 * address, and the local address of a connection says which device it is for. Thread-safe.
 */
public final class SshHub implements DeviceService, AutoCloseable {
  private final int port;
  private final MultiAddressServer server;
  private final Map<InetAddress, NetworkDevice> devices = new ConcurrentHashMap<>();

  /**
   * @param port TCP port on every address
   * @param shells runs one task for each session with a command line
   */
  public SshHub(int port, ExecutorService shells) {
    this.port = port;
    this.server = MultiAddressServer.create(this::device);
    server.setKeyPairProvider(new HostKeys(this::device));
    server.setPasswordAuthenticator(
        (user, password, session) -> accepts(device(session), user, password));
    server.setKeyboardInteractiveAuthenticator(new DefaultKeyboardInteractiveAuthenticator());
    server.setShellFactory(channel -> CliCommand.shell(device(channel.getSession()), shells));
    server.setCommandFactory(
        (channel, line) -> CliCommand.exec(device(channel.getSession()), shells, line));
    server.setSubsystemFactories(List.of(new SftpSubsystem(shells)));
    server.prepare();
  }

  private NetworkDevice device(ServerSession session) {
    return device(((InetSocketAddress) session.getIoSession().getLocalAddress()).getAddress());
  }

  private NetworkDevice device(InetAddress address) {
    NetworkDevice device = devices.get(address);
    if (device == null) {
      throw new IllegalStateException("no device has the address " + address);
    }
    return device;
  }

  private static boolean accepts(NetworkDevice device, String user, String password) {
    SimulatedCredentials expected = device.spec().credentials();
    return !device.faults().refuses(CliAccess.SSH)
        && expected.username().equals(device.personality().account(user))
        && expected.password().equals(password);
  }

  @Override
  public void up(NetworkDevice device) throws IOException {
    devices.put(device.address(), device);
    refresh(device);
  }

  /** Opens or closes the port as the faults of the device say. */
  public void refresh(NetworkDevice device) throws IOException {
    InetSocketAddress address = new InetSocketAddress(device.address(), port);
    if (device.has(Trait.SSH_CLOSED)) {
      server.unbind(address);
    } else {
      server.bind(address);
    }
  }

  @Override
  public void down(NetworkDevice device) {
    InetAddress address = device.address();
    server.unbind(new InetSocketAddress(address, port));
    for (AbstractSession session : server.getActiveSessions()) {
      if (((InetSocketAddress) session.getIoSession().getLocalAddress())
          .getAddress()
          .equals(address)) {
        // What was said before still arrives.
        session.getIoSession().close(false);
      }
    }
  }

  @Override
  public void close() {
    try {
      server.closeNow();
    } catch (IOException e) {
      throw new UncheckedIOException("can't close the SSH server", e);
    }
  }

  /** Only devices that have it: the others refuse the subsystem, as IOS does. */
  private final class SftpSubsystem implements SubsystemFactory {
    private final ExecutorService shells;

    SftpSubsystem(ExecutorService shells) {
      this.shells = shells;
    }

    @Override
    public String getName() {
      return "sftp";
    }

    @Override
    public Command createSubsystem(ChannelSession channel) throws IOException {
      NetworkDevice device = device(channel.getSession());
      if (!device.serves(TransferProtocol.SFTP)) {
        throw new IOException("no SFTP on " + device.spec().hostname());
      }
      return new SftpCommand(device, shells);
    }
  }
}
