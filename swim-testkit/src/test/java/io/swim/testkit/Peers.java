package io.swim.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.swim.device.TransferProtocol;
import io.swim.testkit.internal.http.SelfSigned;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.ftpserver.ConnectionConfigFactory;
import org.apache.ftpserver.DataConnectionConfigurationFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.scp.server.ScpCommandFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * File servers that are not ours, with one folder: Apache MINA SSHD and FtpServer, and the JDK's.
 */
final class Peers implements AutoCloseable {
  static final String HOST = "127.0.0.1";
  static final String USER = "files";
  static final String PASSWORD = "S3rver-word";

  final Path folder;
  final Set<InetAddress> seen = ConcurrentHashMap.newKeySet();
  final SelfSigned certificate = new SelfSigned();
  private final SshServer ssh = SshServer.setUpDefaultServer();
  private final FtpServer ftp;
  private final int ftpPort;
  private final HttpServer http = HttpServer.create();
  private final HttpsServer https = HttpsServer.create();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  Peers(Path folder) throws Exception {
    this.folder = folder;
    KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
    keys.initialize(256);
    ssh.setHost(HOST);
    ssh.setKeyPairProvider(KeyPairProvider.wrap(keys.generateKeyPair()));
    ssh.setPasswordAuthenticator(
        (user, password, session) -> {
          seen.add(((InetSocketAddress) session.getClientAddress()).getAddress());
          return user.equals(USER) && password.equals(PASSWORD);
        });
    ssh.setFileSystemFactory(new VirtualFileSystemFactory(folder));
    ssh.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    ssh.setCommandFactory(new ScpCommandFactory());
    ssh.start();
    ListenerFactory listener = new ListenerFactory();
    listener.setServerAddress(HOST);
    listener.setPort(0);
    listener.setDataConnectionConfiguration(
        new DataConnectionConfigurationFactory().createDataConnectionConfiguration());
    FtpServerFactory factory = new FtpServerFactory();
    var listening = listener.createListener();
    factory.addListener("default", listening);
    ConnectionConfigFactory connections = new ConnectionConfigFactory();
    connections.setMaxLogins(0);
    connections.setMaxThreads(20);
    factory.setConnectionConfig(connections.createConnectionConfig());
    BaseUser user = new BaseUser();
    user.setName(USER);
    user.setPassword(PASSWORD);
    user.setHomeDirectory(folder.toString());
    user.setAuthorities(List.of(new WritePermission()));
    factory.getUserManager().save(user);
    ftp = factory.createServer();
    ftp.start();
    ftpPort = listening.getPort();
    start(http);
    https.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
    start(https);
  }

  private void start(HttpServer server) throws IOException {
    server.bind(new InetSocketAddress(HOST, 0), 50);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    seen.add(exchange.getRemoteAddress().getAddress());
    try (exchange) {
      Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
      byte[] login = (USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
      String expected = "Basic " + Base64.getEncoder().encodeToString(login);
      if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        exchange.sendResponseHeaders(401, -1);
      } else if (exchange.getRequestMethod().equals("PUT")) {
        try (InputStream body = exchange.getRequestBody()) {
          Files.copy(body, file);
        }
        exchange.sendResponseHeaders(201, -1);
      } else if (file.endsWith("forbidden.bin")) {
        exchange.sendResponseHeaders(403, -1);
      } else if (!Files.exists(file)) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        long size = Files.size(file);
        exchange.sendResponseHeaders(200, size == 0 ? -1 : size);
        try (OutputStream out = exchange.getResponseBody()) {
          Files.copy(file, out);
        }
      }
    }
  }

  int port(TransferProtocol protocol) {
    return switch (protocol) {
      case FTP -> ftpPort;
      case SFTP, SCP -> ssh.getPort();
      case HTTP -> http.getAddress().getPort();
      case HTTPS -> https.getAddress().getPort();
      case TFTP -> throw new IllegalArgumentException("TFTP has a server of its own");
    };
  }

  SimulatedFleetBuilder tell(SimulatedFleetBuilder fleet) {
    for (TransferProtocol each : TransferProtocol.values()) {
      if (each != TransferProtocol.TFTP) {
        fleet.serverPort(each, port(each));
      }
    }
    return fleet;
  }

  @Override
  public void close() throws IOException {
    http.stop(0);
    https.stop(0);
    threads.shutdownNow();
    ftp.stop();
    ssh.stop(true);
  }
}
