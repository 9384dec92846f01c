package io.swim.transfer.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Bad packets at the well-known port and at live sessions; {@code swim.fuzz.packets} of them. */
class TftpFuzzTest {
  private static final int PACKETS = Integer.getInteger("swim.fuzz.packets", 200_000);
  private static final int PEERS = 24;

  /** Nobody else's: what is sent to the port of a session that has ended hits no other test. */
  private static final InetAddress OWN = TestServer.address("127.77.0.1");

  private final Random random = new Random(1350);

  @Test
  void noPacketLeavesASessionBehindOrStopsTheServer() throws IOException {
    try (TestServer server =
        TestServer.start(OWN, b -> b.timeout(Duration.ofMillis(20)).maxRetries(2))) {
      server.publish("a.bin", TestServer.bytes(60_000), OWN);
      server.announce("up", OWN, 60_000, new MemorySink());
      List<FuzzPeer> peers = new ArrayList<>();
      for (int i = 0; i < PEERS; i++) {
        peers.add(new FuzzPeer(server.address()));
      }
      for (int i = 0; i < PACKETS; i++) {
        peers.get(random.nextInt(PEERS)).step();
        if (i % 1000 == 0) {
          assertThat(server.server.openSessions()).isLessThanOrEqualTo(16 + 30);
        }
      }
      peers.forEach(FuzzPeer::close);
      assertThat(peers.stream().mapToInt(peer -> peer.sessionsSeen).sum()).isPositive();
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> server.server.openSessions() == 0);
      assertThat(server.get(TftpClient.builder().localAddress(OWN), "a.bin")).hasSize(60_000);
    }
  }

  /** Sends half of its packets to the server's port and half to the session it last heard of. */
  private final class FuzzPeer implements AutoCloseable {
    private final DatagramSocket socket = new DatagramSocket(new InetSocketAddress(OWN, 0));
    private final List<byte[]> seeds = seeds();
    private final DatagramPacket incoming = new DatagramPacket(new byte[2000], 2000);
    private final InetSocketAddress server;
    private InetSocketAddress session;
    int sessionsSeen;

    FuzzPeer(InetSocketAddress server) throws IOException {
      this.server = server;
      this.session = server;
      socket.setSoTimeout(1);
    }

    void step() throws IOException {
      byte[] packet =
          random.nextInt(4) == 0
              ? seeds.get(random.nextInt(seeds.size()))
              : Mutation.of(seeds, random);
      socket.send(
          new DatagramPacket(packet, packet.length, random.nextBoolean() ? server : session));
      if (random.nextInt(50) == 0) {
        listen();
      }
    }

    private void listen() throws IOException {
      try {
        socket.receive(incoming);
        InetSocketAddress sender = (InetSocketAddress) incoming.getSocketAddress();
        if (!sender.equals(server) && !sender.equals(session)) {
          session = sender;
          sessionsSeen++;
        }
      } catch (java.net.SocketTimeoutException e) {
        session = server;
      }
    }

    @Override
    public void close() {
      socket.close();
    }
  }

  private static List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    List<TftpPacket> packets = new ArrayList<>(TftpCodecTest.packets());
    packets.add(RawPeer.request(TftpPacket.Kind.READ, "a.bin", "blksize", "1000", "tsize", "0"));
    packets.add(RawPeer.request(TftpPacket.Kind.READ, "a.bin", "windowsize", "9"));
    packets.add(RawPeer.request(TftpPacket.Kind.READ, "a.bin"));
    packets.add(RawPeer.request(TftpPacket.Kind.WRITE, "up", "windowsize", "4"));
    packets.add(new TftpPacket.Request(TftpPacket.Kind.READ, "a.bin", "netascii", Map.of()));
    for (int block = 0; block < 12; block++) {
      packets.add(new TftpPacket.Ack(block));
      packets.add(new TftpPacket.Data(block, ByteBuffer.wrap(new byte[512])));
    }
    for (TftpPacket packet : packets) {
      ByteBuffer buffer = ByteBuffer.allocate(1000);
      TftpCodec.write(packet, buffer);
      seeds.add(Arrays.copyOf(buffer.array(), buffer.position()));
    }
    return seeds;
  }
}
