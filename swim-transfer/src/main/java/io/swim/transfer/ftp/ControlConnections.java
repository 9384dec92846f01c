package io.swim.transfer.ftp;

import io.swim.device.TransferProtocol;
import io.swim.transfer.serving.Door;
import io.swim.transfer.serving.Listens;
import io.swim.transfer.serving.ServerLife;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.ftpserver.ConnectionConfigFactory;
import org.apache.ftpserver.impl.DefaultFtpServerContext;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.listener.nio.FtpHandlerAdapter;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.codec.ProtocolCodecFilter;
import org.apache.mina.filter.executor.ExecutorFilter;
import org.apache.mina.filter.executor.OrderedThreadPoolExecutor;
import org.apache.mina.transport.socket.nio.NioProcessor;
import org.apache.mina.transport.socket.nio.NioSocketAcceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The control connections of a server. One thread accepts, one reads and writes commands, one looks
 * for what stalls; commands run on a pool, those of one connection one after the other.
 *
 * <p>Not FtpServer's own listener: that one logs commands, has no limit for a line, and hears of an
 * ABOR only when the transfer is over.
 */
final class ControlConnections implements ServerLife.Listening {
  private static final Logger LOG = LoggerFactory.getLogger(ControlConnections.class);
  private static final int IDLE_SECONDS = 300;
  private static final int MAX_WRONG_LOGINS = 3;
  private static final int COMMAND_THREADS = 16;
  private static final int BACKLOG = 256;

  /** A thread that comes up while the pool is shut down is not told, and ends by being idle. */
  private static final int KEEP_ALIVE_SECONDS = 1;

  private static final int CLOSE_SECONDS = 5;
  private static final Duration LONGEST_TICK = Duration.ofSeconds(1);

  private final FtpSettings settings;
  private final ExecutorService sockets = Executors.newCachedThreadPool(named("swim-ftp-control"));
  private final OrderedThreadPoolExecutor commands;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(named("swim-ftp-watch"));
  private final NioProcessor processor = new NioProcessor(sockets);
  private final NioSocketAcceptor acceptor = new NioSocketAcceptor(sockets, processor);

  private volatile List<InetSocketAddress> addresses = List.of();

  private ControlConnections(FtpSettings settings, Door door) {
    this.settings = settings;
    this.commands =
        new OrderedThreadPoolExecutor(
            0,
            settings.maxTransfers() + COMMAND_THREADS,
            KEEP_ALIVE_SECONDS,
            TimeUnit.SECONDS,
            named("swim-ftp-command"));
    acceptor.setReuseAddress(true);
    acceptor.setBacklog(BACKLOG);
    acceptor.getSessionConfig().setTcpNoDelay(true);
    acceptor.getSessionConfig().setKeepAlive(true);
    acceptor.getSessionConfig().setMaxReadBufferSize(2 * CommandLines.MAX_BYTES);
    acceptor.getSessionConfig().setBothIdleTime(IDLE_SECONDS);
    Guesses guesses = new Guesses(System::nanoTime);
    Semaphore transfers = new Semaphore(settings.maxTransfers());
    acceptor
        .getFilterChain()
        .addLast(
            "gate",
            new Gate(
                door,
                guesses,
                settings,
                session -> new DataConnections(session, settings, transfers)));
    acceptor.getFilterChain().addLast("codec", new ProtocolCodecFilter(new CommandLines()));
    acceptor.getFilterChain().addLast("urgent", new UrgentCommands());
    acceptor.getFilterChain().addLast("pool", new ExecutorFilter(commands));
    acceptor.setHandler(handler(new Logins(door, guesses)));
  }

  private FtpHandlerAdapter handler(Logins logins) {
    ConnectionConfigFactory limits = new ConnectionConfigFactory();
    limits.setMaxLoginFailures(MAX_WRONG_LOGINS);
    limits.setLoginFailureDelay(0);
    limits.setMaxLogins(0);
    // Whether they are let in says the door, which notes whom it refuses.
    limits.setAnonymousLoginEnabled(true);
    limits.setMaxAnonymousLogins(Integer.MAX_VALUE);
    DefaultFtpServerContext context = new DefaultFtpServerContext();
    context.setConnectionConfig(limits.createConnectionConfig());
    context.setUserManager(logins);
    context.setFileSystemManager(user -> ((Logins.Admitted) user).view());
    context.setCommandFactory(Commands.all());
    ListenerFactory neverStarted = new ListenerFactory();
    neverStarted.setIdleTimeout(IDLE_SECONDS);
    SessionHandler handler = new SessionHandler();
    handler.init(context, neverStarted.createListener());
    return new FtpHandlerAdapter(context, handler);
  }

  /** Binds. */
  static ControlConnections listen(FtpSettings settings, Door door) throws IOException {
    ControlConnections connections = new ControlConnections(settings, door);
    connections.listen();
    return connections;
  }

  private void listen() throws IOException {
    List<InetSocketAddress> bound = new ArrayList<>();
    try {
      for (InetSocketAddress address : settings.addresses()) {
        bind(address);
        for (SocketAddress each : acceptor.getLocalAddresses()) {
          if (each instanceof InetSocketAddress fresh && !bound.contains(fresh)) {
            bound.add(fresh);
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
    long tick = Math.min(LONGEST_TICK.toMillis(), Math.max(1, timeoutMillis() / 4));
    watch.scheduleWithFixedDelay(this::look, tick, tick, TimeUnit.MILLISECONDS);
    addresses = List.copyOf(bound);
  }

  @Override
  public Map<TransferProtocol, List<InetSocketAddress>> addresses() {
    return Map.of(TransferProtocol.FTP, addresses);
  }

  int size() {
    return acceptor.getManagedSessionCount();
  }

  private void bind(InetSocketAddress address) throws IOException {
    try {
      acceptor.bind(address);
    } catch (IOException e) {
      throw Listens.not(address, e);
    }
  }

  private long timeoutMillis() {
    return settings.progressTimeout().toMillis();
  }

  private void look() {
    for (IoSession session : acceptor.getManagedSessions().values()) {
      DataConnections.of(session).ifPresent(DataConnections::look);
      Gate.look(session);
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
    acceptor.unbind();
    for (IoSession session : acceptor.getManagedSessions().values()) {
      DataConnections.of(session).ifPresent(data -> data.end("the server was closed"));
      session.closeNow();
    }
    acceptor.dispose();
    processor.dispose();
    commands.shutdown();
    sockets.shutdown();
    try {
      if (!commands.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)
          || !sockets.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("transfers did not end within {} s: a content is slow to read", CLOSE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ThreadFactory named(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + number.getAndIncrement());
      thread.setDaemon(true);
      return thread;
    };
  }
}
