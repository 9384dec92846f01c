package io.swim.snmp.internal.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.snmp4j.TransportMapping;
import org.snmp4j.TransportStateReference;
import org.snmp4j.mp.MPv3;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.DefaultUdpTransportMapping;
import org.snmp4j.transport.TransportListener;

/**
 * One UDP socket and one daemon thread for all devices, IPv4 and IPv6, opened with the first
 * message. A message goes to the {@link Peer} whose address and port it comes from; nobody else can
 * answer in its place. Thread-safe.
 */
public final class UdpWire implements AutoCloseable {
  /** Holds the answers of some thousand devices that come at once. */
  private static final int RECEIVE_BUFFER = 4 << 20;

  private final Map<InetSocketAddress, Peer> peers = new ConcurrentHashMap<>();
  private final OctetString localEngineId = randomEngineId();
  private @Nullable DefaultUdpTransportMapping transport;
  private boolean closed;

  private static OctetString randomEngineId() {
    byte[] id = new byte[8];
    new SecureRandom().nextBytes(id);
    return new OctetString(MPv3.createLocalEngineID(new OctetString(id)));
  }

  /** The peer at that address and port; always the same one, so that its engine stays known. */
  public Peer peer(InetSocketAddress address) {
    return peers.computeIfAbsent(
        address,
        it -> new Peer(new UdpAddress(it.getAddress(), it.getPort()), localEngineId, this::send));
  }

  private void send(UdpAddress address, byte[] message) throws IOException {
    transport().sendMessage(address, message, null, 0, 0);
  }

  private synchronized DefaultUdpTransportMapping transport() throws IOException {
    if (closed) {
      throw new IOException("the SNMP sessions were closed");
    }
    DefaultUdpTransportMapping open = transport;
    if (open == null) {
      open =
          new DefaultUdpTransportMapping(new UdpAddress(InetAddress.getByAddress(new byte[4]), 0));
      open.setReceiveBufferSize(RECEIVE_BUFFER);
      open.addTransportListener(new Receiver());
      open.listen();
      transport = open;
    }
    return open;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (transport != null) {
      try {
        transport.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      transport = null;
    }
  }

  private final class Receiver implements TransportListener {
    @Override
    public <A extends Address> void processMessage(
        TransportMapping<? super A> source,
        A address,
        ByteBuffer message,
        TransportStateReference state) {
      if (address instanceof UdpAddress udp) {
        Peer peer = peers.get(new InetSocketAddress(udp.getInetAddress(), udp.getPort()));
        if (peer != null) {
          peer.received(message);
        }
      }
    }
  }
}
