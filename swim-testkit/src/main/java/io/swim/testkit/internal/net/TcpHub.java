package io.swim.testkit.internal.net;

import io.swim.testkit.internal.device.DeviceService;
import io.swim.testkit.internal.device.NetworkDevice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One TCP service of all devices: one thread accepts connections on every address, each session is
 * a task of the pool. Thread-safe.
 */
public final class TcpHub implements DeviceService, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TcpHub.class);

  private final String name;
  private final Sessions handler;
  private final Predicate<NetworkDevice> wanted;
  private final int port;
  private final ExecutorService shells;
  private final Selector selector;
  private final Thread thread;
  private final Map<NetworkDevice, ServerSocketChannel> listeners = new ConcurrentHashMap<>();
  private final Map<NetworkDevice, Set<SocketChannel>> sessions = new ConcurrentHashMap<>();
  private final Queue<CompletableFuture<Void>> waiting = new ConcurrentLinkedQueue<>();

  /** What is done with a connection, until it ends. */
  public interface Sessions {
    /** Runs a session; closing the channel is the caller's. */
    void run(NetworkDevice device, SocketChannel channel);
  }

  /**
   * @param name for messages and the thread
   * @param port on every address
   * @param shells runs one task for each session
   * @param wanted the devices that listen, as they are now
   */
  public TcpHub(
      String name,
      int port,
      ExecutorService shells,
      Predicate<NetworkDevice> wanted,
      Sessions handler) {
    this.name = name;
    this.port = port;
    this.shells = shells;
    this.wanted = wanted;
    this.handler = handler;
    try {
      this.selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.thread = new Thread(this::accept, "swim-testkit-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void up(NetworkDevice device) throws IOException {
    if (!wanted.test(device) || listeners.containsKey(device)) {
      return;
    }
    ServerSocketChannel listener = ServerSocketChannel.open();
    try {
      listener.bind(new InetSocketAddress(device.address(), port));
      listener.configureBlocking(false);
      listener.register(selector, SelectionKey.OP_ACCEPT, device);
    } catch (IOException | RuntimeException e) {
      listener.close();
      throw e;
    }
    listeners.put(device, listener);
    selector.wakeup();
  }

  /** Opens or closes the port as the faults of the device say now. */
  public void refresh(NetworkDevice device) throws IOException {
    if (wanted.test(device)) {
      up(device);
    } else if (listeners.containsKey(device)) {
      down(device);
    }
  }

  @Override
  public void down(NetworkDevice device) {
    ServerSocketChannel listener = listeners.remove(device);
    try {
      if (listener != null) {
        listener.close();
        awaitRelease();
      }
      for (SocketChannel session : sessions.getOrDefault(device, Set.of())) {
        session.close();
      }
    } catch (IOException e) {
      LOG.warn("{}: can't close {}: {}", device.spec().hostname(), name, e.toString());
    }
  }

  /** A closed channel keeps its port until the selector has looked at it once more. */
  private void awaitRelease() {
    CompletableFuture<Void> looked = new CompletableFuture<>();
    waiting.add(looked);
    selector.wakeup();
    if (thread.isAlive()) {
      looked.completeOnTimeout(null, 1, TimeUnit.SECONDS).join();
    }
  }

  private void accept() {
    try {
      while (selector.isOpen()) {
        selector.select(this::acceptOne);
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
          selector.selectNow(this::acceptOne);
          next.complete(null);
        }
      }
    } catch (ClosedSelectorException | IOException e) {
      LOG.debug("{} ends: {}", name, e.toString());
    }
  }

  private void acceptOne(SelectionKey key) {
    NetworkDevice device = (NetworkDevice) key.attachment();
    try {
      SocketChannel channel = ((ServerSocketChannel) key.channel()).accept();
      if (channel == null) {
        return;
      }
      Set<SocketChannel> open =
          sessions.computeIfAbsent(device, any -> ConcurrentHashMap.newKeySet());
      open.add(channel);
      if (!listeners.containsKey(device)) {
        open.remove(channel);
        channel.close();
        return;
      }
      shells.execute(
          () -> {
            try (channel) {
              handler.run(device, channel);
            } catch (IOException e) {
              LOG.debug("{}: {} was gone: {}", device.spec().hostname(), name, e.toString());
            } finally {
              open.remove(channel);
            }
          });
    } catch (IOException | RejectedExecutionException e) {
      LOG.debug("{}: no {} session: {}", device.spec().hostname(), name, e.toString());
    }
  }

  @Override
  public void close() {
    try {
      listeners.keySet().forEach(this::down);
      selector.close();
      thread.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
