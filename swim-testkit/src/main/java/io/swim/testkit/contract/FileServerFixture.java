package io.swim.testkit.contract;

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
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
  private List<InetSocketAddress> listening = List.of();

  /**
   * A server that is not started yet, on loopback and a port of the system's choice.
   *
   * @param clock decides when offerings expire
   */
  protected abstract FileServer newServer(Clock clock) throws Exception;

  /** The protocol to test. */
  protected abstract TransferProtocol protocol();

  /**
   * Fetches a file as a device does.
   *
   * @param from the local address of the device
   * @param login empty for TFTP
   * @throws IOException when the server refuses, soon
   */
  protected abstract byte[] fetch(
      InetSocketAddress server, InetAddress from, Optional<Login> login, String path)
      throws IOException;

  /** Sends a file as a device does; parameters as in {@link #fetch}. */
  protected abstract void send(
      InetSocketAddress server, InetAddress from, Optional<Login> login, String path, byte[] bytes)
      throws IOException;

  @BeforeEach
  final void startServer() throws Exception {
    server = newServer(clock);
    server.start();
    listening = server.addresses(protocol());
  }

  @AfterEach
  final void closeServer() {
    server.close();
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
