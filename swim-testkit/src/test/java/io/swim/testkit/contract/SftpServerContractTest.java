package io.swim.testkit.contract;

import io.swim.device.Login;
import io.swim.device.TransferProtocol;
import io.swim.spi.FileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;

class SftpServerContractTest {
  private static final SshDevice DEVICE = SshDevice.speaking(TransferProtocol.SFTP);

  @AfterAll
  static void stop() {
    DEVICE.close();
  }

  @Nested
  class Files extends FileServerContract {
    @Override
    protected FileServer newServer(Clock clock) throws IOException {
      return SshDevice.server(clock);
    }

    @Override
    protected TransferProtocol protocol() {
      return TransferProtocol.SFTP;
    }

    @Override
    protected byte[] fetch(
        InetSocketAddress server, InetAddress from, Optional<Login> login, String path)
        throws IOException {
      return DEVICE.fetch(server, from, login, path);
    }

    @Override
    protected void send(
        InetSocketAddress server,
        InetAddress from,
        Optional<Login> login,
        String path,
        byte[] bytes)
        throws IOException {
      DEVICE.send(server, from, login, path, bytes);
    }
  }

  @Nested
  class Offerings extends OfferingContract {
    @Override
    protected FileServer newServer(Clock clock) throws IOException {
      return SshDevice.server(clock);
    }

    @Override
    protected TransferProtocol protocol() {
      return TransferProtocol.SFTP;
    }

    @Override
    protected byte[] fetch(
        InetSocketAddress server, InetAddress from, Optional<Login> login, String path)
        throws IOException {
      return DEVICE.fetch(server, from, login, path);
    }

    @Override
    protected void send(
        InetSocketAddress server,
        InetAddress from,
        Optional<Login> login,
        String path,
        byte[] bytes)
        throws IOException {
      DEVICE.send(server, from, login, path, bytes);
    }
  }
}
