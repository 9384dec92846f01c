package io.swim.transfer.tftp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Stands between clients and a server, and loses, doubles and reorders packets by a seed. */
final class LossyRelay implements AutoCloseable {
  /** Chances of each fault, in percent of the packets. */
  record Faults(int lost, int doubled, int late) {}

  private final Selector selector = Selector.open();
  private final DatagramChannel front = DatagramChannel.open();
  private final Map<InetSocketAddress, Back> backs = new HashMap<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(TftpPacket.MAX_PACKET_BYTES);
  private final InetSocketAddress server;
  private final Faults faults;
  private final Random random;
  private final Thread thread = new Thread(this::run, "lossy-relay");
  private volatile boolean closing;
  private volatile int faultsDone;

  /** One client's socket towards the server. */
  private final class Back {
    final DatagramChannel channel = DatagramChannel.open();
    final InetSocketAddress client;
    InetSocketAddress serverPort = server;
    final Way toServer = new Way();
    final Way toClient = new Way();

    Back(InetSocketAddress client) throws IOException {
      this.client = client;
      channel.bind(new InetSocketAddress(TestServer.LOOPBACK, 0));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, this);
    }
  }

  /** One direction, with the packet that was held back. */
  private static final class Way {
    byte[] held = new byte[0];
  }

  LossyRelay(InetSocketAddress server, Faults faults, long seed) throws IOException {
    this.server = server;
    this.faults = faults;
    this.random = new Random(seed);
    front.bind(new InetSocketAddress(TestServer.LOOPBACK, 0));
    front.configureBlocking(false);
    front.register(selector, SelectionKey.OP_READ);
    thread.start();
  }

  InetSocketAddress address() throws IOException {
    return (InetSocketAddress) front.getLocalAddress();
  }

  int faultsDone() {
    return faultsDone;
  }

  private void run() {
    try {
      while (!closing) {
        selector.select();
        for (SelectionKey key : selector.selectedKeys()) {
          pass(key);
        }
        selector.selectedKeys().clear();
      }
    } catch (IOException e) {
      throw new AssertionError("relay failed", e);
    }
  }

  private void pass(SelectionKey key) throws IOException {
    DatagramChannel from = (DatagramChannel) key.channel();
    while (true) {
      buffer.clear();
      InetSocketAddress sender = (InetSocketAddress) from.receive(buffer);
      if (sender == null) {
        return;
      }
      buffer.flip();
      byte[] packet = new byte[buffer.remaining()];
      buffer.get(packet);
      if (key.attachment() instanceof Back back) {
        back.serverPort = sender;
        misbehave(packet, front, back.client, back.toClient);
      } else {
        Back back = backs.get(sender);
        if (back == null) {
          back = new Back(sender);
          backs.put(sender, back);
        }
        misbehave(packet, back.channel, back.serverPort, back.toServer);
      }
    }
  }

  private void misbehave(byte[] packet, DatagramChannel by, InetSocketAddress to, Way way)
      throws IOException {
    int dice = random.nextInt(100);
    if (dice < faults.lost) {
      faultsDone++;
      return;
    }
    if (dice < faults.lost + faults.late && way.held.length == 0) {
      faultsDone++;
      way.held = packet;
      return;
    }
    by.send(ByteBuffer.wrap(packet), to);
    if (dice >= 100 - faults.doubled) {
      faultsDone++;
      by.send(ByteBuffer.wrap(packet), to);
    }
    if (way.held.length > 0) {
      by.send(ByteBuffer.wrap(way.held), to);
      way.held = new byte[0];
    }
  }

  @Override
  public void close() throws IOException {
    closing = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Back back : backs.values()) {
      back.channel.close();
    }
    front.close();
    selector.close();
  }
}
