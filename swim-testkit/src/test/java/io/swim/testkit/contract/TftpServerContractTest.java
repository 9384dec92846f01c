package io.swim.testkit.contract;

import io.swim.device.Login;
import io.swim.device.TransferProtocol;
import io.swim.spi.FileServer;
import io.swim.transfer.tftp.TftpClient;
import io.swim.transfer.tftp.TftpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

class TftpServerContractTest {

  @Nested
  class Files extends FileServerContract {
    Files() {
      super(new Devices());
    }
  }

  @Nested
  class Offerings extends OfferingContract {
    Offerings() {
      super(new Devices());
    }
  }

  record Devices() implements FileServerSubject {
    @Override
    public TransferProtocol protocol() {
      return TransferProtocol.TFTP;
    }

    @Override
    public FileServer newServer(Clock clock) throws IOException {
      return TftpServer.builder()
          .bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0))
          .eventLoops(2)
          .clock(clock)
          .build();
    }

    @Override
    public void refused(String attempt, IOException answer) {
      RefusedAttempts.add(protocol(), attempt, answer);
    }

    @Override
    public byte[] fetch(
        InetSocketAddress server, InetAddress from, Optional<Login> login, String path)
        throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      client(from).get(server, path, bytes);
      return bytes.toByteArray();
    }

    @Override
    public void send(
        InetSocketAddress server,
        InetAddress from,
        Optional<Login> login,
        String path,
        byte[] bytes)
        throws IOException {
      client(from).put(server, path, new ByteArrayInputStream(bytes), bytes.length);
    }

    private static TftpClient client(InetAddress from) {
      return TftpClient.builder()
          .localAddress(from)
          .blockSize(1428)
          .timeout(Duration.ofMillis(300))
          .retries(2)
          .build();
    }
  }
}
