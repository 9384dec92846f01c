package io.swim.testkit.internal.ssh;

import io.swim.testkit.internal.device.NetworkDevice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Function;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSessionImpl;
import org.apache.sshd.server.session.SessionFactory;

/** An SSH server whose addresses come and go while it runs. */
final class MultiAddressServer extends SshServer {
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);

  private final Function<InetAddress, NetworkDevice> devices;

  private MultiAddressServer(Function<InetAddress, NetworkDevice> devices) {
    this.devices = devices;
  }

  /** A server with the defaults of the library. */
  static MultiAddressServer create(Function<InetAddress, NetworkDevice> devices) {
    return (MultiAddressServer)
        ServerBuilder.builder().factory(() -> new MultiAddressServer(devices)).build();
  }

  /** Gets ready without listening anywhere. */
  void prepare() {
    setIoServiceFactoryFactory(new Nio2ServiceFactoryFactory());
    CoreModuleProperties.SERVER_IDENTIFICATION.set(this, "Cisco-1.25");
    CoreModuleProperties.NIO_WORKERS.set(this, 2);
    CoreModuleProperties.TCP_NODELAY.set(this, true);
    CoreModuleProperties.KB_SERVER_INTERACTIVE_NAME.set(this, "");
    setPort(1);
    checkConfig();
    setSessionFactory(new ProfiledSessions());
    acceptor = createAcceptor();
    setupSessionTimeout(getSessionFactory());
  }

  void bind(InetSocketAddress address) throws IOException {
    if (!acceptor.getBoundAddresses().contains(address)) {
      acceptor.bind(address);
    }
  }

  void unbind(InetSocketAddress address) {
    if (acceptor.getBoundAddresses().contains(address)) {
      acceptor.unbind(address);
    }
  }

  void closeNow() throws IOException {
    close(true).await(CLOSE_WAIT);
  }

  /** Gives each session the algorithms of its device before the key exchange starts. */
  private final class ProfiledSessions extends SessionFactory {
    ProfiledSessions() {
      super(MultiAddressServer.this);
    }

    @Override
    protected ServerSessionImpl doCreateSession(IoSession ioSession) throws Exception {
      ServerSessionImpl session = super.doCreateSession(ioSession);
      InetSocketAddress local = (InetSocketAddress) ioSession.getLocalAddress();
      Algorithms.apply(devices.apply(local.getAddress()).spec().ssh(), session);
      return session;
    }
  }
}
