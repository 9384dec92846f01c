package io.swim.realservers;

import java.nio.file.Path;
import java.util.List;
import org.apache.ftpserver.ConnectionConfigFactory;
import org.apache.ftpserver.DataConnectionConfigurationFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;

/** A folder over FTP, by Apache FtpServer. */
final class FtpFolder implements AutoCloseable {
  private static final int MAX_THREADS = 20;

  private final FtpServer server;
  private final Listener listener;

  FtpFolder(Path folder) throws FtpException {
    ListenerFactory listening = new ListenerFactory();
    listening.setServerAddress(LibraryServers.HOST);
    listening.setPort(0);
    listening.setDataConnectionConfiguration(
        new DataConnectionConfigurationFactory().createDataConnectionConfiguration());
    listener = listening.createListener();
    FtpServerFactory factory = new FtpServerFactory();
    factory.addListener("default", listener);
    ConnectionConfigFactory connections = new ConnectionConfigFactory();
    connections.setMaxLogins(0);
    connections.setMaxThreads(MAX_THREADS);
    factory.setConnectionConfig(connections.createConnectionConfig());
    BaseUser user = new BaseUser();
    user.setName(LibraryServers.USER);
    user.setPassword(LibraryServers.PASSWORD);
    user.setHomeDirectory(folder.toString());
    user.setAuthorities(List.of(new WritePermission()));
    factory.getUserManager().save(user);
    server = factory.createServer();
    server.start();
  }

  int port() {
    return listener.getPort();
  }

  @Override
  public void close() {
    server.stop();
  }
}
