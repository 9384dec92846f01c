package io.swim.transfer.ftp;

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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A server on loopback, and what it told its listener. */
final class TestFtp implements AutoCloseable {
  static final InetAddress LOOPBACK = address("127.0.0.1");
  static final Login LOGIN = new Login("k7-user", Secret.of("x9-Password"));

  final List<TransferRecord> ended = new CopyOnWriteArrayList<>();
  final FtpFileServer server;

  private TestFtp(FtpFileServerBuilder builder) throws IOException {
    server = builder.bind(new InetSocketAddress(LOOPBACK, 0)).listener(ended::add).build();
    server.start();
  }

  static TestFtp start() throws IOException {
    return start(builder -> builder);
  }

  static TestFtp start(UnaryOperator<FtpFileServerBuilder> settings) throws IOException {
    return new TestFtp(settings.apply(FtpFileServer.builder()));
  }

  static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  InetSocketAddress address() {
    return server.addresses(TransferProtocol.FTP).get(0);
  }

  int port() {
    return address().getPort();
  }

  Publication publish(ServedFile... files) {
    return server.publish(
        new Offering(
            List.of(files),
            Set.of(LOOPBACK),
            Optional.of(LOGIN),
            Offering.Uses.UNTIL_CLOSED,
            Instant.MAX,
            Long.MAX_VALUE));
  }

  static ServedFile file(String path, byte[] bytes) {
    return new ServedFile.Outgoing(path, ImageContent.of(bytes), so -> {});
  }

  @Override
  public void close() {
    server.close();
  }

  /** Takes one file after the other into memory. */
  static final class Sink implements UploadSink {
    private final List<ByteArrayOutputStream> begun = new CopyOnWriteArrayList<>();
    final List<TransferRecord> ended = new CopyOnWriteArrayList<>();

    @Override
    public OutputStream begin(InetSocketAddress peer) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      begun.add(bytes);
      return bytes;
    }

    @Override
    public void ended(TransferRecord transfer) {
      ended.add(transfer);
    }

    byte[] bytes() {
      return begun.get(begun.size() - 1).toByteArray();
    }
  }
}
