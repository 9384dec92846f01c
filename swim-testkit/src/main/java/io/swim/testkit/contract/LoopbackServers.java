package io.swim.testkit.contract;

import io.swim.device.TransferProtocol;
import io.swim.spi.FileServer;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.transfer.ftp.FtpFileServer;
import io.swim.transfer.http.HttpFileServer;
import io.swim.transfer.ssh.SshFileServer;
import io.swim.transfer.tftp.TftpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * SWIM's own file servers for a test with simulated devices: one of each kind, at free ports of
 * 127.0.0.1. Thread-safe.
 */
public final class LoopbackServers implements AutoCloseable {
  private static final int EC_BITS = 256;

  private final List<FileServer> servers = new ArrayList<>();

  private LoopbackServers() {}

  /** Starts them all. */
  public static LoopbackServers start() throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
    LoopbackServers all = new LoopbackServers();
    all.servers.add(TftpServer.builder().bind(any).eventLoops(1).build());
    all.servers.add(FtpFileServer.builder().bind(any).build());
    all.servers.add(SshFileServer.builder().bind(any).hostKey(hostKey()).build());
    all.servers.add(HttpFileServer.builder().bind(any).bindTls(any).build());
    try {
      for (FileServer each : all.servers) {
        each.start();
      }
      return all;
    } catch (IOException | RuntimeException e) {
      all.close();
      throw e;
    }
  }

  private static KeyPair hostKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(EC_BITS);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has EC", e);
    }
  }

  /** The one that speaks that protocol. */
  public FileServer of(TransferProtocol protocol) {
    return servers.stream()
        .filter(each -> each.protocols().contains(protocol))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no server speaks " + protocol));
  }

  /** Where it listens for that protocol. */
  public int port(TransferProtocol protocol) {
    return of(protocol).addresses(protocol).get(0).getPort();
  }

  /** Has devices ask at these ports where nothing names another. */
  public SimulatedFleetBuilder tell(SimulatedFleetBuilder fleet) {
    for (TransferProtocol each : TransferProtocol.values()) {
      fleet.serverPort(each, port(each));
    }
    return fleet;
  }

  /**
   * Closes the one that speaks that protocol, and waits until a connection to its port is refused:
   * the system may keep a port open for a moment longer.
   */
  public void close(TransferProtocol protocol) throws InterruptedException {
    InetSocketAddress address = of(protocol).addresses(protocol).get(0);
    of(protocol).close();
    if (protocol != TransferProtocol.TFTP) {
      Patience.until("port " + address.getPort() + " is closed", () -> refuses(address));
    }
  }

  private static boolean refuses(InetSocketAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(address);
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() {
    servers.forEach(FileServer::close);
  }
}
