package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.image.ImageContent;
import io.swim.spi.FileServer;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.spi.ServedFile;
import io.swim.testkit.ManualClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A server that is tested, and devices that ask it: addresses of 127.0.0.0/8, each with a login of
 * its own where the protocol has logins.
 */
abstract class FileServerFixture {
  static final String PATH = "0123456789abcdef/image.bin";
  static final int SIZE = 100_001;

  final ManualClock clock = ManualClock.at(SampleJob.NOW);
  FileServer server;
  private final FileServerSubject subject;
  private List<InetSocketAddress> listening = List.of();

  FileServerFixture(FileServerSubject subject) {
    this.subject = subject;
  }

  @BeforeEach
  final void startServer() throws IOException {
    server = subject.newServer(clock);
    server.start();
    listening = server.addresses(protocol());
  }

  @AfterEach
  final void closeServer() {
    server.close();
  }

  final TransferProtocol protocol() {
    return subject.protocol();
  }

  final byte[] fetch(InetSocketAddress from, InetAddress device, Optional<Login> login, String path)
      throws IOException {
    return subject.fetch(from, device, login, path);
  }

  final void send(
      InetSocketAddress to, InetAddress device, Optional<Login> login, String path, byte[] bytes)
      throws IOException {
    subject.send(to, device, login, path, bytes);
  }

  /** Fails unless the attempt ends with an IOException. */
  final void refuses(String attempt, Callable<?> call) {
    assertThatThrownBy(call::call)
        .as(attempt)
        .isInstanceOfSatisfying(IOException.class, answer -> subject.refused(attempt, answer));
  }

  final void refusesToFetch(String attempt, int device, String path) {
    refuses(attempt + ": " + path, () -> fetch(device, path));
  }

  static InetAddress device(int number) {
    try {
      return InetAddress.getByName("127.66.0." + number);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] bytes(int seed) {
    byte[] bytes = new byte[SIZE];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  final Optional<Login> login(int device) {
    return protocol() == TransferProtocol.TFTP
        ? Optional.empty()
        : Optional.of(new Login("user" + device, Secret.of("password" + device)));
  }

  final Offering offering(ServedFile file, int device) {
    Offering open = Offering.of(file, device(device));
    return login(device).map(open::withLogin).orElse(open);
  }

  final byte[] fetch(int device, String path) throws IOException {
    return fetch(address(), device(device), login(device), path);
  }

  final InetSocketAddress address() {
    return listening.get(0);
  }

  final Publication publish(String path, int device, LongConsumer progress) {
    return publish(path, device, ImageContent.of(bytes(device)), progress);
  }

  final Publication publish(String path, int device, ImageContent content, LongConsumer progress) {
    return server.publish(offering(new ServedFile.Outgoing(path, content, progress), device));
  }

  final Publication publish(String path, int device) {
    return publish(path, device, acknowledged -> {});
  }

  /** Knows whether it was closed. */
  static class Counted implements ImageContent {
    private final ImageContent content;
    volatile boolean closed;

    Counted(byte[] bytes) {
      content = ImageContent.of(bytes);
    }

    @Override
    public long sizeBytes() {
      return content.sizeBytes();
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
      return content.read(into, position);
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
