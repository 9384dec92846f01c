package io.swim.transfer.ssh;

import io.swim.device.Login;
import io.swim.device.Secret;
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
import java.security.KeyPair;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A server on a port of the system's choice, and what is needed to fetch from it. */
final class TestSshServer implements AutoCloseable {
  static final InetAddress LOOPBACK = address("127.0.0.1");
  static final InetAddress DEVICE = address("127.66.0.1");
  static final Login LOGIN = new Login("fetch-7f3a", Secret.of("one-time-Pa55word"));
  private static final KeyPair KEY = HostKey.make();

  final SshFileServer server;
  final List<TransferRecord> ended = new CopyOnWriteArrayList<>();

  private TestSshServer(UnaryOperator<SshFileServerBuilder> more) {
    server =
        more.apply(
                SshFileServer.builder()
                    .bind(new InetSocketAddress(LOOPBACK, 0))
                    .hostKey(KEY)
                    .listener(ended::add))
            .build();
  }

  static TestSshServer start(UnaryOperator<SshFileServerBuilder> more) throws IOException {
    TestSshServer test = new TestSshServer(more);
    test.server.start();
    return test;
  }

  static TestSshServer start() throws IOException {
    return start(builder -> builder);
  }

  InetSocketAddress address() {
    return server.addresses().get(0);
  }

  int port() {
    return address().getPort();
  }

  Publication offer(InetAddress peer, String path, byte[] bytes) {
    return offer(peer, path, ImageContent.of(bytes));
  }

  Publication offer(InetAddress peer, String path, ImageContent content) {
    return server.publish(
        Offering.of(new ServedFile.Outgoing(path, content, so -> {}), peer).withLogin(LOGIN));
  }

  Publication announce(InetAddress peer, String path, long most, UploadSink sink) {
    return server.publish(
        Offering.of(new ServedFile.Incoming(path, most, sink), peer).withLogin(LOGIN));
  }

  static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }

  /** Takes one file after the other into memory. */
  static class Sink implements UploadSink {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final List<TransferRecord> ended = new CopyOnWriteArrayList<>();

    @Override
    public OutputStream begin(InetSocketAddress peer) {
      bytes.reset();
      return bytes;
    }

    @Override
    public void ended(TransferRecord transfer) {
      ended.add(transfer);
    }
  }
}
