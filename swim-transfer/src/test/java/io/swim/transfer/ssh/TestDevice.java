package io.swim.transfer.ssh;

import io.swim.device.Login;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;

/** Devices with one SSH client among them. */
final class TestDevice implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(20);

  private final SshClient client = SshClient.setUpDefaultClient();

  private TestDevice(Consumer<SshClient> more) {
    client.setServerKeyVerifier((session, address, key) -> true);
    client.setKeyExchangeFactories(
        NamedFactory.setUpTransformedFactories(
            false, List.of(BuiltinDHFactories.curve25519), ClientBuilder.DH2KEX));
    CoreModuleProperties.REQUEST_EXEC_REPLY.set(client, true);
    CoreModuleProperties.REQUEST_SHELL_REPLY.set(client, true);
    CoreModuleProperties.REQUEST_SUBSYSTEM_REPLY.set(client, true);
    more.accept(client);
    client.start();
  }

  static TestDevice start() {
    return start(client -> {});
  }

  static TestDevice start(Consumer<SshClient> more) {
    return new TestDevice(more);
  }

  ClientSession connect(InetSocketAddress server, InetAddress from, String user)
      throws IOException {
    return client.connect(user, server, new InetSocketAddress(from, 0)).verify(LIMIT).getSession();
  }

  ClientSession login(TestSshServer server, InetAddress from, Login login) throws IOException {
    ClientSession session = connect(server.address(), from, login.username());
    try {
      session.addPasswordIdentity(login.password().reveal());
      session.auth().verify(LIMIT);
      return session;
    } catch (IOException | RuntimeException e) {
      session.close(true);
      throw e;
    }
  }

  ClientSession login(TestSshServer server) throws IOException {
    return login(server, TestSshServer.DEVICE, TestSshServer.LOGIN);
  }

  static SftpClient sftp(ClientSession session) throws IOException {
    return SftpClientFactory.instance().createSftpClient(session);
  }

  @Override
  public void close() {
    client.close(true);
  }
}
