package io.swim.transfer.tftp;

import io.swim.transfer.tftp.TftpPacket.Ack;
import io.swim.transfer.tftp.TftpPacket.Data;
import io.swim.transfer.tftp.TftpPacket.Kind;
import io.swim.transfer.tftp.TftpPacket.Request;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A socket that speaks TFTP packet by packet, so that tests can misbehave. */
final class RawPeer implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;

  final DatagramSocket socket;
  private InetSocketAddress lastSender = new InetSocketAddress(0);

  RawPeer() throws IOException {
    this(TestServer.LOOPBACK);
  }

  RawPeer(InetAddress local) throws IOException {
    socket = new DatagramSocket(new InetSocketAddress(local, 0));
    socket.setReceiveBufferSize(1 << 20);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /** Where the last packet came from: the other side's transfer identifier. */
  InetSocketAddress lastSender() {
    return lastSender;
  }

  void send(TftpPacket packet, InetSocketAddress to) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(TftpPacket.MAX_PACKET_BYTES);
    TftpCodec.write(packet, buffer);
    send(Arrays.copyOf(buffer.array(), buffer.position()), to);
  }

  void send(byte[] bytes, InetSocketAddress to) throws IOException {
    socket.send(new DatagramPacket(bytes, bytes.length, to));
  }

  void read(String file, InetSocketAddress server, String... options) throws IOException {
    send(request(Kind.READ, file, options), server);
  }

  void write(String file, InetSocketAddress server, String... options) throws IOException {
    send(request(Kind.WRITE, file, options), server);
  }

  void ack(int block) throws IOException {
    send(new Ack(block), lastSender);
  }

  void data(int block, byte[] payload) throws IOException {
    send(new Data(block, ByteBuffer.wrap(payload)), lastSender);
  }

  static Request request(Kind kind, String file, String... options) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < options.length; i += 2) {
      map.put(options[i], options[i + 1]);
    }
    return new Request(kind, file, "octet", map);
  }

  /** The next packet; fails when none comes. */
  TftpPacket receive() throws IOException {
    return poll(PATIENCE_MILLIS).orElseThrow(() -> new AssertionError("no packet came"));
  }

  /** The next packet, which must be of that kind. */
  <T extends TftpPacket> T receive(Class<T> kind) throws IOException {
    TftpPacket packet = receive();
    if (!kind.isInstance(packet)) {
      throw new AssertionError("expected " + kind.getSimpleName() + ", came " + packet);
    }
    return kind.cast(packet);
  }

  /** The next packet of that kind; others may come before, such as one that is sent again. */
  <T extends TftpPacket> T await(Class<T> kind) throws IOException {
    TftpPacket packet = receive();
    while (!kind.isInstance(packet)) {
      packet = receive();
    }
    return kind.cast(packet);
  }

  /** The next packet, if one comes within that time. */
  Optional<TftpPacket> poll(int millis) throws IOException {
    socket.setSoTimeout(millis);
    DatagramPacket packet = new DatagramPacket(new byte[TftpPacket.MAX_PACKET_BYTES], 0);
    packet.setLength(TftpPacket.MAX_PACKET_BYTES);
    try {
      socket.receive(packet);
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    }
    lastSender = (InetSocketAddress) packet.getSocketAddress();
    try {
      return Optional.of(TftpCodec.parse(ByteBuffer.wrap(packet.getData(), 0, packet.getLength())));
    } catch (MalformedPacketException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
