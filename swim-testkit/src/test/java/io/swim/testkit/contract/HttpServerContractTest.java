package io.swim.testkit.contract;

import io.swim.device.Login;
import io.swim.device.TransferProtocol;
import io.swim.spi.FileServer;
import io.swim.transfer.http.HttpFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

class HttpServerContractTest {
  private static FileServer server(Clock clock) throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
    return HttpFileServer.builder().bind(anyPort).bindTls(anyPort).clock(clock).build();
  }

  @Nested
  class FilesOverHttp extends FileServerContract {
    @Override
    protected FileServer newServer(Clock clock) throws IOException {
      return server(clock);
    }

    @Override
    protected TransferProtocol protocol() {
      return TransferProtocol.HTTP;
    }

    @Override
    protected byte[] fetch(
        InetSocketAddress server, InetAddress from, Optional<Login> login, String path)
        throws IOException {
      return new HttpDevice(false, from).fetch(server, login, path);
    }

    @Override
    protected void send(
        InetSocketAddress server,
        InetAddress from,
        Optional<Login> login,
        String path,
        byte[] bytes)
        throws IOException {
      new HttpDevice(false, from).send(server, login, path, bytes);
    }
  }

  @Nested
  class OfferingsOverHttp extends OfferingContract {
    @Override
    protected FileServer newServer(Clock clock) throws IOException {
      return server(clock);
    }

    @Override
    protected TransferProtocol protocol() {
      return TransferProtocol.HTTP;
    }

    @Override
    protected byte[] fetch(
        InetSocketAddress server, InetAddress from, Optional<Login> login, String path)
        throws IOException {
      return new HttpDevice(false, from).fetch(server, login, path);
    }

    @Override
    protected void send(
        InetSocketAddress server,
        InetAddress from,
        Optional<Login> login,
        String path,
        byte[] bytes)
        throws IOException {
      new HttpDevice(false, from).send(server, login, path, bytes);
    }
  }

  @Nested
  class FilesOverHttps extends FileServerContract {
    @Override
    protected FileServer newServer(Clock clock) throws IOException {
      return server(clock);
    }

    @Override
    protected TransferProtocol protocol() {
      return TransferProtocol.HTTPS;
    }

    @Override
    protected byte[] fetch(
        InetSocketAddress server, InetAddress from, Optional<Login> login, String path)
        throws IOException {
      return new HttpDevice(true, from).fetch(server, login, path);
    }

    @Override
    protected void send(
        InetSocketAddress server,
        InetAddress from,
        Optional<Login> login,
        String path,
        byte[] bytes)
        throws IOException {
      new HttpDevice(true, from).send(server, login, path, bytes);
    }
  }

  @Nested
  class OfferingsOverHttps extends OfferingContract {
    @Override
    protected FileServer newServer(Clock clock) throws IOException {
      return server(clock);
    }

    @Override
    protected TransferProtocol protocol() {
      return TransferProtocol.HTTPS;
    }

    @Override
    protected byte[] fetch(
        InetSocketAddress server, InetAddress from, Optional<Login> login, String path)
        throws IOException {
      return new HttpDevice(true, from).fetch(server, login, path);
    }

    @Override
    protected void send(
        InetSocketAddress server,
        InetAddress from,
        Optional<Login> login,
        String path,
        byte[] bytes)
        throws IOException {
      new HttpDevice(true, from).send(server, login, path, bytes);
    }
  }
}
