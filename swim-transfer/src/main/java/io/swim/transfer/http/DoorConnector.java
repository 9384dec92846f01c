package io.swim.transfer.http;

import io.swim.transfer.serving.Door;
import io.swim.transfer.serving.Listens;
import io.swim.transfer.serving.Visitors;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.IO;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens at one address, and turns away at once whom nothing is offered to. */
final class DoorConnector extends ServerConnector {
  private static final Logger LOG = LoggerFactory.getLogger(DoorConnector.class);

  /** A fleet that is told to fetch at the same moment connects at the same moment. */
  private static final int BACKLOG = 1024;

  private final InetSocketAddress address;
  private final Door door;
  private final Visitors visitors;

  DoorConnector(
      Server server,
      InetSocketAddress address,
      Door door,
      Visitors visitors,
      ConnectionFactory... protocols) {
    super(server, 1, 1, protocols);
    this.address = address;
    this.door = door;
    this.visitors = visitors;
    setHost(address.getAddress().getHostAddress());
    setPort(address.getPort());
    setAcceptQueueSize(BACKLOG);
    getSelectorManager()
        .addEventListener(
            new SelectorManager.AcceptListener() {
              @Override
              public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
                visitors.leaves(channel);
              }

              @Override
              public void onClosed(SelectableChannel channel) {
                visitors.leaves(channel);
              }
            });
  }

  @Override
  protected ServerSocketChannel openAcceptChannel() throws IOException {
    try {
      return super.openAcceptChannel();
    } catch (IOException e) {
      throw Listens.not(address, e);
    }
  }

  @Override
  protected SelectorManager newSelectorManager(
      Executor executor, Scheduler scheduler, int selectors) {
    return new ServerConnectorManager(executor, scheduler, selectors) {
      @Override
      public void accept(SelectableChannel channel, Object attachment) {
        if (isWelcome((SocketChannel) channel)) {
          super.accept(channel, attachment);
        } else {
          IO.close(channel);
        }
      }
    };
  }

  private boolean isWelcome(SocketChannel channel) {
    try {
      InetSocketAddress peer = (InetSocketAddress) channel.getRemoteAddress();
      if (!door.mayKnock(peer.getAddress())) {
        return false;
      }
      Optional<String> refusal = visitors.enters(channel, peer.getAddress());
      refusal.ifPresent(why -> door.refused(peer.getAddress(), why));
      return refusal.isEmpty();
    } catch (IOException e) {
      LOG.debug("a visitor is gone already: {}", e.toString());
      return false;
    }
  }

  @Override
  protected SocketChannelEndPoint newEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key) {
    Visit visit = new Visit(channel, selector, key, getScheduler());
    visit.awaitRequest(Duration.ofMillis(getIdleTimeout()));
    return visit;
  }
}
