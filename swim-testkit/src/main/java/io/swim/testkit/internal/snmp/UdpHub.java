package io.swim.testkit.internal.snmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread for the UDP sockets of all agents. Thread-safe. */
public final class UdpHub implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UdpHub.class);

  private final Selector selector;
  private final Thread thread;
  private final List<DatagramChannel> channels = new ArrayList<>();
  private final ByteBuffer packet = ByteBuffer.allocateDirect(65_536);

  /** Answers one message, or keeps silent. Called by the thread of the hub. */
  public interface Agent {
    Optional<byte[]> answer(byte[] message);
  }

  public UdpHub() {
    try {
      this.selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.thread = new Thread(this::run, "swim-testkit-snmp");
    thread.setDaemon(true);
    thread.start();
  }

  /** Gives an agent a socket; it answers from now on. */
  public synchronized void add(InetSocketAddress address, Agent agent) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      channel.bind(address).configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, agent);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    channels.add(channel);
    selector.wakeup();
  }

  private void run() {
    try {
      while (selector.isOpen()) {
        selector.select(this::receive);
      }
    } catch (ClosedSelectorException | IOException e) {
      LOG.debug("SNMP ends: {}", e.toString());
    }
  }

  private void receive(SelectionKey key) {
    DatagramChannel channel = (DatagramChannel) key.channel();
    try {
      SocketAddress sender = channel.receive(packet.clear());
      if (sender == null) {
        return;
      }
      byte[] message = new byte[packet.flip().remaining()];
      packet.get(message);
      Optional<byte[]> answer = ((Agent) key.attachment()).answer(message);
      if (answer.isPresent()) {
        channel.send(ByteBuffer.wrap(answer.get()), sender);
      }
    } catch (IOException | RuntimeException e) {
      // One bad packet or agent must not end the others.
      LOG.warn("SNMP request not answered", e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      selector.close();
      for (DatagramChannel channel : channels) {
        channel.close();
      }
      thread.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
