package io.swim.transfer.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens at one address, and turns away whom nothing is offered to. */
final class Acceptor {
  private static final Logger LOG = LoggerFactory.getLogger(Acceptor.class);

  /** A fleet that is told to fetch at the same moment connects at the same moment. */
  private static final int BACKLOG = 1024;

  private static final int MILLIS_WITHOUT_DESCRIPTORS = 100;

  private final ServerSocketChannel channel;
  private final InetSocketAddress address;
  private final Visit.Factory visits;
  private final Connections connections;
  private final CountDownLatch closed = new CountDownLatch(1);

  private Acceptor(
      ServerSocketChannel channel,
      InetSocketAddress address,
      Visit.Factory visits,
      Connections connections) {
    this.channel = channel;
    this.address = address;
    this.visits = visits;
    this.connections = connections;
  }

  static Acceptor bind(InetSocketAddress address, Visit.Factory visits, Connections connections)
      throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      channel.bind(address, BACKLOG);
      InetSocketAddress bound = (InetSocketAddress) channel.getLocalAddress();
      return new Acceptor(channel, bound, visits, connections);
    } catch (IOException e) {
      channel.close();
      throw new IOException("can't listen at " + address + ": " + e.getMessage(), e);
    }
  }

  InetSocketAddress address() {
    return address;
  }

  void start() {
    Thread thread = new Thread(this::run, "swim-http-accept-" + address.getPort());
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (closed.getCount() > 0) {
        try {
          welcome(channel.accept());
        } catch (ClosedChannelException e) {
          return;
        } catch (IOException e) {
          LOG.warn("a connection to {} can't be accepted: {}", address, e.getMessage());
          if (closed.await(MILLIS_WITHOUT_DESCRIPTORS, TimeUnit.MILLISECONDS)) {
            return;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void welcome(SocketChannel visitor) throws IOException {
    boolean taken = false;
    try {
      InetSocketAddress peer = (InetSocketAddress) visitor.getRemoteAddress();
      if (!visits.mayKnock(peer.getAddress())) {
        LOG.debug("{} is turned away: nothing is offered to it", peer);
        return;
      }
      taken = connections.begin(visitor, peer, visits);
    } finally {
      if (!taken) {
        visitor.close();
      }
    }
  }

  void close() {
    closed.countDown();
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("{} can't be closed", address, e);
    }
  }
}
