package io.swim.transfer.http;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.image.ImageContent;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.spi.ServedFile;
import io.swim.spi.TransferRecord;
import io.swim.spi.UploadSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A server on loopback, for HTTP and HTTPS, and what it said of its transfers. */
final class TestHttp implements AutoCloseable {
  static final InetAddress LOOPBACK = address("127.0.0.1");
  static final Login LOGIN = new Login("dev1", Secret.of("one-time-pa55word"));

  final List<TransferRecord> ended = new CopyOnWriteArrayList<>();
  final HttpFileServer server;

  private TestHttp(UnaryOperator<HttpFileServerBuilder> settings) throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(LOOPBACK, 0);
    server =
        settings
            .apply(HttpFileServer.builder().bind(anyPort).bindTls(anyPort).listener(ended::add))
            .build();
    server.start();
  }

  static TestHttp start() throws IOException {
    return new TestHttp(builder -> builder);
  }

  static TestHttp start(UnaryOperator<HttpFileServerBuilder> settings) throws IOException {
    return new TestHttp(settings);
  }

  static InetAddress address(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  static InetAddress device(int number) {
    return address("127.66." + number / 250 + "." + (1 + number % 250));
  }

  static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  InetSocketAddress http() {
    return server.addresses(TransferProtocol.HTTP).get(0);
  }

  InetSocketAddress https() {
    return server.addresses(TransferProtocol.HTTPS).get(0);
  }

  String url(String path) {
    return "http://127.0.0.1:" + http().getPort() + "/" + path;
  }

  String tlsUrl(String path) {
    return "https://127.0.0.1:" + https().getPort() + "/" + path;
  }

  Publication publish(String path, byte[] bytes) {
    return publish(path, ImageContent.of(bytes));
  }

  Publication publish(String path, ImageContent content) {
    return server.publish(
        Offering.of(new ServedFile.Outgoing(path, content, told -> {}), LOOPBACK));
  }

  Publication publishWithLogin(String path, byte[] bytes) {
    ServedFile file = new ServedFile.Outgoing(path, ImageContent.of(bytes), told -> {});
    return server.publish(Offering.of(file, LOOPBACK).withLogin(LOGIN));
  }

  Sink announce(String path, long maxBytes) {
    Sink sink = new Sink();
    server.publish(Offering.of(new ServedFile.Incoming(path, maxBytes, sink), LOOPBACK));
    return sink;
  }

  @Override
  public void close() {
    server.close();
  }

  /** Takes one file after the other into memory. */
  static final class Sink implements UploadSink {
    final List<TransferRecord> ended = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public synchronized OutputStream begin(InetSocketAddress peer) {
      bytes.reset();
      return bytes;
    }

    @Override
    public void ended(TransferRecord transfer) {
      ended.add(transfer);
    }

    synchronized byte[] bytes() {
      return bytes.toByteArray();
    }
  }
}
