package io.swim.realservers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.scp.server.ScpCommandFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A folder over SFTP and SCP, by Apache MINA SSHD. */
final class SshFolder implements AutoCloseable {
  private final SshServer server = SshServer.setUpDefaultServer();

  SshFolder(Path folder, Consumer<InetAddress> seen) throws IOException, NoSuchAlgorithmException {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
    keys.initialize(256);
    server.setHost(LibraryServers.HOST);
    server.setKeyPairProvider(KeyPairProvider.wrap(keys.generateKeyPair()));
    server.setPasswordAuthenticator(
        (user, password, session) -> {
          seen.accept(((InetSocketAddress) session.getClientAddress()).getAddress());
          return user.equals(LibraryServers.USER) && password.equals(LibraryServers.PASSWORD);
        });
    server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
    server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    server.setCommandFactory(new ScpCommandFactory());
    server.start();
  }

  int port() {
    return server.getPort();
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }
}
