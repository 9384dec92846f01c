package io.swim.transfer.tftp;

import io.swim.image.ImageContent;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.spi.ServedFile;
import io.swim.spi.TransferRecord;
import io.swim.spi.UploadSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A server on a loopback port, with what the tests ask of it. */
final class TestServer implements AutoCloseable {
  static final InetAddress LOOPBACK = address("127.0.0.1");

  final CopyOnWriteArrayList<TransferRecord> ended = new CopyOnWriteArrayList<>();
  final TftpServer server;

  private TestServer(InetAddress own, UnaryOperator<TftpServerBuilder> settings)
      throws IOException {
    TftpServerBuilder builder =
        TftpServer.builder()
            .bind(new InetSocketAddress(own, 0))
            .timeout(Duration.ofMillis(100))
            .maxRetries(8)
            .listener(ended::add);
    server = settings.apply(builder).build();
    server.start();
  }

  static TestServer start() throws IOException {
    return start(builder -> builder);
  }

  static TestServer start(UnaryOperator<TftpServerBuilder> settings) throws IOException {
    return start(LOOPBACK, settings);
  }

  static TestServer start(InetAddress own, UnaryOperator<TftpServerBuilder> settings)
      throws IOException {
    return new TestServer(own, settings);
  }

  InetSocketAddress address() {
    return server.addresses().get(0);
  }

  Publication publish(String path, byte[] content) {
    return publish(path, content, LOOPBACK);
  }

  Publication publish(String path, byte[] content, InetAddress peer) {
    return server.publish(
        Offering.of(
            new ServedFile.Outgoing(path, ImageContent.of(content), acknowledged -> {}), peer));
  }

  Publication announce(String path, InetAddress peer, long maxBytes, UploadSink sink) {
    return server.publish(Offering.of(new ServedFile.Incoming(path, maxBytes, sink), peer));
  }

  byte[] get(TftpClientBuilder client, String path) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    client.build().get(address(), path, bytes);
    return bytes.toByteArray();
  }

  static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
