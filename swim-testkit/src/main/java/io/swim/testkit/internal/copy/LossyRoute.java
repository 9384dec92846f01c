package io.swim.testkit.internal.copy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A UDP relay on the address of the device that loses a part of the packets, in both directions.
 * The server sees packets from the device's address; the port it answers from (RFC 1350 section 4)
 * is learned from its first packet.
 */
final class LossyRoute implements Route {
  private final InetSocketAddress server;
  private final double fraction;
  private final Random random = new Random(42);
  private final Selector selector;
  private final DatagramChannel inside;
  private final DatagramChannel outside;
  private final ByteBuffer packet = ByteBuffer.allocate(65_536);
  private @Nullable SocketAddress client;
  private SocketAddress peer;

  LossyRoute(InetAddress local, InetSocketAddress server, double fraction) throws IOException {
    this.server = server;
    this.peer = server;
    this.fraction = fraction;
    this.selector = Selector.open();
    this.inside = open(local);
    this.outside = open(local);
    Thread thread = new Thread(this::run, "swim-testkit-lossy-" + local.getHostAddress());
    thread.setDaemon(true);
    thread.start();
  }

  private DatagramChannel open(InetAddress local) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    channel.bind(new InetSocketAddress(local, 0)).configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ);
    return channel;
  }

  @Override
  public InetSocketAddress server() {
    try {
      return (InetSocketAddress) inside.getLocalAddress();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run() {
    try {
      while (selector.isOpen()) {
        selector.select(key -> relay(key.channel() == inside));
      }
    } catch (ClosedSelectorException | IOException e) {
      close();
    }
  }

  private void relay(boolean outward) {
    try {
      packet.clear();
      SocketAddress from = (outward ? inside : outside).receive(packet);
      if (from == null) {
        return;
      }
      if (outward) {
        client = from;
      }
      boolean stranger = !outward && !peer.equals(server) && !peer.equals(from);
      if (stranger || client == null || random.nextDouble() < fraction) {
        return;
      }
      if (!outward) {
        peer = from;
      }
      (outward ? outside : inside).send(packet.flip(), outward ? peer : client);
    } catch (IOException e) {
      close();
    }
  }

  @Override
  public void close() {
    try {
      selector.close();
      inside.close();
      outside.close();
    } catch (IOException e) {
      throw new UncheckedIOException("can't close the relay to " + server, e);
    }
  }
}
