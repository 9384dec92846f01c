package io.swim.transfer.tftp;

import io.swim.transfer.serving.Listens;
import io.swim.transfer.serving.Printable;
import io.swim.transfer.tftp.TftpPacket.Error;
import io.swim.transfer.tftp.TftpPacket.Request;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The well-known port at one address. Runs on one event loop. */
final class Listener implements EventLoop.Ready, AutoCloseable {
  private static final int PACKETS_PER_TURN = 64;

  /** A site that comes back from a power cut asks all at once; the system may give less. */
  private static final int RECEIVE_BUFFER = 4 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

  private final DatagramChannel channel;
  private final InetSocketAddress address;
  private final EventLoop loop;
  private final RequestDesk desk;

  private Listener(DatagramChannel channel, EventLoop loop, RequestDesk desk) throws IOException {
    this.channel = channel;
    this.address = (InetSocketAddress) channel.getLocalAddress();
    this.loop = loop;
    this.desk = desk;
  }

  /** Binds, but takes no packet before {@link #start}. */
  static Listener bind(InetSocketAddress address, EventLoop loop, RequestDesk desk)
      throws IOException {
    DatagramChannel channel = DatagramChannel.open(SessionChannel.family(address.getAddress()));
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
      channel.bind(address);
      return new Listener(channel, loop, desk);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw Listens.not(address, e);
    }
  }

  InetSocketAddress address() {
    return address;
  }

  void start() throws IOException {
    loop.register(channel, this);
  }

  @Override
  public void ready(SelectionKey key, long now) {
    try {
      for (int i = 0; i < PACKETS_PER_TURN; i++) {
        ByteBuffer packet = loop.readBuffer.clear();
        InetSocketAddress sender = (InetSocketAddress) channel.receive(packet);
        if (sender == null) {
          return;
        }
        packet(sender, packet.flip(), now);
      }
    } catch (ClosedChannelException e) {
      LOG.debug("TFTP listener at {} was closed", address);
    } catch (IOException e) {
      LOG.warn("TFTP listener at {} can't receive: {}", address, e.toString());
    }
  }

  private void packet(InetSocketAddress sender, ByteBuffer bytes, long now) {
    try {
      TftpPacket packet = TftpCodec.parse(bytes);
      if (packet instanceof Request request) {
        SessionTable.Key key = new SessionTable.Key(sender, address);
        desk.handle(request, key, error -> refuse(sender, request, error));
      } else if (!(packet instanceof Error)) {
        refuse(sender, new Error(TftpError.UNKNOWN_TRANSFER_ID, "Unknown transfer ID"), now);
      }
    } catch (MalformedPacketException e) {
      LOG.debug("TFTP packet of {} refused: {}", sender, e.getMessage());
      refuse(sender, new Error(TftpError.ILLEGAL_OPERATION, "Illegal TFTP operation"), now);
    }
  }

  private void refuse(InetSocketAddress sender, Request request, Error error) {
    loop.execute(
        () -> {
          if (refuse(sender, error, EventLoop.now())) {
            LOG.info(
                "TFTP {} of {} by {} refused: {}",
                request.kind() == TftpPacket.Kind.READ ? "read" : "write",
                Printable.of(request.file()),
                Printable.of(sender),
                error.message());
          }
        });
  }

  private boolean refuse(InetSocketAddress sender, Error error, long now) {
    if (!loop.errors.mayAnswer(sender.getAddress(), now)) {
      return false;
    }
    ByteBuffer packet = loop.writeBuffer.clear();
    TftpCodec.write(error, packet);
    try {
      channel.send(packet.flip(), sender);
    } catch (IOException e) {
      LOG.debug("TFTP error can't be sent to {}", sender, e);
    }
    return true;
  }

  @Override
  public void broken(RuntimeException cause) {
    LOG.error("TFTP listener at {} failed on a packet", address, cause);
  }

  @Override
  public void stopped() {
    close();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.warn("TFTP listener at {} can't be closed: {}", address, e.toString());
    }
  }
}
