package io.swim.transfer.tftp;

import io.swim.transfer.serving.OwnAddress;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/**
 * The socket of one session: its port is the server's transfer identifier (RFC 1350, section 4).
 * Not connected, because strangers must get their error 5 and the kernel would not show them to us.
 */
final class SessionChannel implements AutoCloseable {
  private final DatagramChannel channel;
  private final InetSocketAddress peer;

  private SessionChannel(DatagramChannel channel, InetSocketAddress peer) {
    this.channel = channel;
    this.peer = peer;
  }

  /**
   * Opens an ephemeral port at the address that the request came to.
   *
   * @param local where the request came to; a wildcard is replaced by the address that the way to
   *     the peer starts at, because a peer may refuse answers from elsewhere
   */
  static SessionChannel open(InetAddress local, InetSocketAddress peer) throws IOException {
    InetAddress source = local.isAnyLocalAddress() ? OwnAddress.towards(peer.getAddress()) : local;
    DatagramChannel channel = DatagramChannel.open(family(source));
    try {
      channel.bind(new InetSocketAddress(source, 0));
      return new SessionChannel(channel, peer);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  static ProtocolFamily family(InetAddress address) {
    return address instanceof Inet6Address
        ? StandardProtocolFamily.INET6
        : StandardProtocolFamily.INET;
  }

  DatagramChannel channel() {
    return channel;
  }

  /** Makes room for what is in flight where the system's default may be too small. */
  void sendBuffer(int bytes) throws IOException {
    channel.setOption(StandardSocketOptions.SO_SNDBUF, bytes);
  }

  /** The sender of the packet now in {@code into}, or null when there is none. */
  @org.jspecify.annotations.Nullable
  InetSocketAddress receive(ByteBuffer into) throws IOException {
    into.clear();
    InetSocketAddress sender = (InetSocketAddress) channel.receive(into);
    into.flip();
    return sender;
  }

  /** Sends to the peer; false when the system's buffer is full. */
  boolean send(ByteBuffer packet) throws IOException {
    return channel.send(packet, peer) > 0;
  }

  /** Sends to a stranger. */
  void send(ByteBuffer packet, InetSocketAddress stranger) throws IOException {
    channel.send(packet, stranger);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
