package io.swim.testkit.internal.client;

import io.swim.device.Login;
import io.swim.testkit.internal.client.TransferFailure.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.kex.KeyExchangeFactory;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.session.SessionHeartbeatController.HeartbeatType;
import org.apache.sshd.core.CoreModuleProperties;
import org.jspecify.annotations.Nullable;

/**
 * The SSH client of all devices of a fleet: two threads, however many transfers there are, and none
 * before the first. Takes any host key, as IOS does when it copies. Thread-safe.
 */
public final class SshDialer implements AutoCloseable {
  private static final int IO_THREADS = 2;

  private @Nullable SshClient client;
  private boolean closed;

  /** Logs in from that address. */
  ClientSession logIn(InetAddress local, ServerFile file, Duration timeout) throws TransferFailure {
    String user = file.login().map(Login::username).orElse("");
    ClientSession session;
    try {
      session =
          client()
              .connect(user, file.server(), new InetSocketAddress(local, 0))
              .verify(timeout)
              .getSession();
    } catch (IOException e) {
      throw Causes.of(e, Kind.CONNECTION_REFUSED);
    }
    CoreModuleProperties.IDLE_TIMEOUT.set(session, timeout);
    session.setSessionHeartbeat(HeartbeatType.NONE, Duration.ZERO);
    file.login().ifPresent(login -> session.addPasswordIdentity(login.password().reveal()));
    try {
      session.auth().verify(timeout);
      return session;
    } catch (IOException e) {
      session.close(true);
      // What an SSH library says of a refused login, it says with this type alone.
      boolean refused = e instanceof SshException && e.getCause() == null || noMoreMethods(e);
      throw refused ? new TransferFailure(Kind.LOGIN_REFUSED, e) : Causes.of(e, Kind.RESET);
    }
  }

  private static boolean noMoreMethods(Throwable e) {
    return Stream.iterate(e, cause -> cause != null, Throwable::getCause)
        .anyMatch(cause -> String.valueOf(cause.getMessage()).contains("No more authentication"));
  }

  private synchronized SshClient client() throws IOException {
    if (closed) {
      throw new IOException("the simulated devices were closed");
    }
    if (client == null) {
      client = SshClient.setUpDefaultClient();
      client.setServerKeyVerifier((session, address, key) -> true);
      client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
      client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
      client.setUserAuthFactories(
          List.of(UserAuthPasswordFactory.INSTANCE, UserAuthKeyboardInteractiveFactory.INSTANCE));
      client.setKeyExchangeFactories(quickFirst());
      CoreModuleProperties.NIO_WORKERS.set(client, IO_THREADS);
      CoreModuleProperties.TCP_NODELAY.set(client, true);
      CoreModuleProperties.CLIENT_IDENTIFICATION.set(client, "Cisco-1.25");
      client.start();
    }
    return client;
  }

  /**
   * The post-quantum exchanges take a second of a slow machine: hundreds of devices would queue.
   */
  private static List<KeyExchangeFactory> quickFirst() {
    List<KeyExchangeFactory> quick =
        NamedFactory.setUpTransformedFactories(
            true,
            List.of(BuiltinDHFactories.curve25519, BuiltinDHFactories.ecdhp256),
            ClientBuilder.DH2KEX);
    List<KeyExchangeFactory> all = ClientBuilder.setUpDefaultKeyExchanges(true);
    return Stream.concat(
            quick.stream(),
            all.stream()
                .filter(each -> quick.stream().noneMatch(q -> q.getName().equals(each.getName()))))
        .toList();
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (client != null) {
      client.stop();
      client = null;
    }
  }
}
