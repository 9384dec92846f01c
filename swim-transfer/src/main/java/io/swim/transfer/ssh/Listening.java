package io.swim.transfer.ssh;

import io.swim.device.TransferProtocol;
import io.swim.transfer.serving.Door;
import io.swim.transfer.serving.Listens;
import io.swim.transfer.serving.ServedTree;
import io.swim.transfer.serving.ServerLife;
import io.swim.transfer.serving.Visitors;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.file.nonefs.NoneFileSystemFactory;
import org.apache.sshd.common.forward.DefaultForwarderFactory;
import org.apache.sshd.common.global.KeepAliveHandler;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.threads.CloseableExecutorService;
import org.apache.sshd.common.util.threads.SshThreadPoolExecutor;
import org.apache.sshd.common.util.threads.ThreadUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.global.NoMoreSessionsHandler;
import org.apache.sshd.server.session.ServerSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An SSH server that listens, with its threads: password, then SFTP or SCP, and nothing else. */
final class Listening extends SshServer implements ServerLife.Listening {
  private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_LOGIN = Duration.ofSeconds(30);
  private static final Duration LOOK_EVERY_AT_LEAST = Duration.ofSeconds(1);

  /** What a client may send ahead of the host that takes it; held in memory per channel. */
  private static final long WINDOW = 1 << 20;

  private static final Duration LONG = Duration.ofDays(1);
  private static final int CHANNELS_PER_CONNECTION = 4;
  private static final int LOGINS_PER_CONNECTION = 3;
  private static final int BACKLOG = 1024;

  /** A client may ask for the size of the group; with 8192 bits a login would cost a second. */
  private static final int MAX_GROUP_BITS = 4096;

  private final CloseableExecutorService network;
  private final ScheduledExecutorService timers =
      Executors.newScheduledThreadPool(1, daemons("swim-ssh-timer-"));
  private final Map<TransferProtocol, Door> doors;
  private final TransferThreads threads;
  private final Visitors visitors;
  private final Duration stall;

  private Listening(Map<TransferProtocol, Door> doors, SshServerSettings settings) {
    this.doors = doors;
    this.threads = new TransferThreads(daemons("swim-ssh-"), settings.maxTransfers());
    this.visitors = new Visitors(2 * settings.maxTransfers(), settings.maxConnectionsPerPeer());
    this.stall = settings.progressTimeout();
    int workers = Runtime.getRuntime().availableProcessors() + 1;
    this.network =
        new SshThreadPoolExecutor(
            workers,
            workers,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            daemons("swim-ssh-io-"));
  }

  /**
   * Listens.
   *
   * @param doors for each protocol one, to the same files
   */
  static Listening at(SshServerSettings settings, Map<TransferProtocol, Door> doors, KeyPair key)
      throws IOException {
    Listening server =
        (Listening) ServerBuilder.builder().factory(() -> new Listening(doors, settings)).build();
    try {
      server.prepare(settings, key);
      for (InetSocketAddress address : settings.addresses()) {
        server.bind(address);
      }
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
    return server;
  }

  private void prepare(SshServerSettings settings, KeyPair key) {
    Algorithms.apply(this, settings.extras());
    setKeyPairProvider(KeyPairProvider.wrap(key));
    setUserAuthFactories(List.of(UserAuthPasswordFactory.INSTANCE));
    setPasswordAuthenticator((user, password, session) -> admit(user, password, session));
    setSubsystemFactories(List.of(Sftp.factory(threads)));
    setCommandFactory(
        (channel, line) -> new Scp(channel, ScpRequest.parse(line).orElseThrow(), threads));
    setShellFactory(null);
    setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
    setForwarderFactory(DefaultForwarderFactory.INSTANCE);
    setFileSystemFactory(NoneFileSystemFactory.INSTANCE);
    setChannelStreamWriterResolver((channel, message) -> new PacketsInFlight(channel));
    setChannelFactories(List.of(new TransferChannels()));
    setGlobalRequestHandlers(List.of(KeepAliveHandler.INSTANCE, NoMoreSessionsHandler.INSTANCE));
    setScheduledExecutorService(timers);
    setIoServiceFactoryFactory(
        new Nio2ServiceFactoryFactory(
            () -> ThreadUtils.protectExecutorServiceShutdown(network, false)));
    CoreModuleProperties.SERVER_IDENTIFICATION.set(this, "SWIM");
    CoreModuleProperties.TCP_NODELAY.set(this, true);
    CoreModuleProperties.SOCKET_BACKLOG.set(this, BACKLOG);
    CoreModuleProperties.WINDOW_SIZE.set(this, WINDOW);
    // The watchdog ends what hangs, not these.
    CoreModuleProperties.WAIT_FOR_SPACE_TIMEOUT.set(this, LONG);
    CoreModuleProperties.BUFFERED_IO_OUTPUT_MAX_PENDING_WRITE_WAIT.set(this, LONG);
    CoreModuleProperties.NIO2_MIN_WRITE_TIMEOUT.set(this, LONG);
    Sftp.configure(this);
    CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(this, CHANNELS_PER_CONNECTION);
    CoreModuleProperties.MAX_AUTH_REQUESTS.set(this, LOGINS_PER_CONNECTION);
    CoreModuleProperties.PROP_DHGEX_SERVER_MAX_KEY.set(this, MAX_GROUP_BITS);
    CoreModuleProperties.AUTH_TIMEOUT.set(
        this, stall.compareTo(LONGEST_LOGIN) < 0 ? stall : LONGEST_LOGIN);
    // The watchdog is stricter: it knows what is progress.
    CoreModuleProperties.IDLE_TIMEOUT.set(this, Duration.ZERO);
    setPort(1);
    checkConfig();
    addSessionListener(new FailedNegotiations(door()));
    setSessionFactory(new Sessions(this, this::isWelcome, visitors::leaves));
    acceptor = createAcceptor();
    setupSessionTimeout(getSessionFactory());
    long every = Math.max(1, Math.min(LOOK_EVERY_AT_LEAST.toMillis(), stall.toMillis() / 4));
    timers.scheduleWithFixedDelay(
        new Watchdog(this::getActiveSessions), every, every, TimeUnit.MILLISECONDS);
  }

  private void bind(InetSocketAddress address) throws IOException {
    try {
      acceptor.bind(address);
    } catch (IOException e) {
      throw Listens.not(address, e);
    }
  }

  @Override
  public Map<TransferProtocol, List<InetSocketAddress>> addresses() {
    List<InetSocketAddress> bound = new ArrayList<>();
    acceptor.getBoundAddresses().forEach(each -> bound.add((InetSocketAddress) each));
    return Map.of(TransferProtocol.SFTP, bound, TransferProtocol.SCP, bound);
  }

  int connections() {
    return acceptor.getManagedSessions().size();
  }

  /** They lead to the same. */
  private Door door() {
    return doors.values().iterator().next();
  }

  private boolean isWelcome(IoSession connection) {
    InetAddress peer = ((InetSocketAddress) connection.getRemoteAddress()).getAddress();
    if (!door().mayKnock(peer)) {
      return false;
    }
    Optional<String> refusal = visitors.enters(connection, peer);
    refusal.ifPresent(why -> door().refused(peer, why));
    return refusal.isEmpty();
  }

  private boolean admit(String user, String password, ServerSession session) {
    InetSocketAddress peer = (InetSocketAddress) session.getClientAddress();
    Map<TransferProtocol, ServedTree> trees = new EnumMap<>(TransferProtocol.class);
    for (Map.Entry<TransferProtocol, Door> each : doors.entrySet()) {
      Optional<ServedTree> tree = each.getValue().admit(peer.getAddress(), user, password);
      if (tree.isEmpty()) {
        return false;
      }
      trees.put(each.getKey(), tree.get());
    }
    session.setAttribute(
        Visit.KEY, new Visit(peer, trees, stall, why -> door().refused(peer.getAddress(), why)));
    return true;
  }

  private static final class TransferChannels implements ChannelFactory {
    @Override
    public String getName() {
      return "session";
    }

    @Override
    public TransferChannel createChannel(Session session) {
      return new TransferChannel();
    }
  }

  /** Ends all connections. */
  @Override
  public void close() {
    try {
      close(true).await(CLOSE_WAIT);
    } catch (IOException e) {
      LOG.warn("the SSH file server can't be closed", e);
    } finally {
      timers.shutdownNow();
      threads.shutDown();
      network.shutdown();
    }
  }

  private static ThreadFactory daemons(String name) {
    AtomicInteger last = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + last.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
