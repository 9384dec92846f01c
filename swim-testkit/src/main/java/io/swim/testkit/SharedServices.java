package io.swim.testkit;

import io.swim.device.TransferProtocol;
import io.swim.testkit.internal.client.SshDialer;
import io.swim.testkit.internal.device.DeviceService;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.device.NetworkDevice.DeviceRuntime;
import io.swim.testkit.internal.device.Timers;
import io.swim.testkit.internal.flash.BlobStore;
import io.swim.testkit.internal.http.SelfSigned;
import io.swim.testkit.internal.net.TcpHub;
import io.swim.testkit.internal.push.FtpSession;
import io.swim.testkit.internal.push.HttpSession;
import io.swim.testkit.internal.snmp.DeviceAgent;
import io.swim.testkit.internal.snmp.UdpHub;
import io.swim.testkit.internal.snmp.UsmKeys;
import io.swim.testkit.internal.ssh.SshHub;
import io.swim.testkit.internal.telnet.TelnetSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads, sockets and files that all devices of a fleet share. */
final class SharedServices implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SharedServices.class);
  private static final int SECONDS_TO_END = 10;

  private final SimulatedPorts ports;
  private final Clock clock;
  private final BlobStore store = new BlobStore();
  private final ExecutorService pool = Executors.newCachedThreadPool(named("swim-testkit-"));
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(named("swim-testkit-timer-"));
  private final UdpHub snmp = new UdpHub();
  private final SshDialer dialer = new SshDialer();
  private final SshHub ssh;
  private final TcpHub telnet;
  private final TcpHub ftp;
  private final TcpHub http;
  private final TcpHub https;

  SharedServices(SimulatedPorts ports, Clock clock) {
    this.ports = ports;
    this.clock = clock;
    this.ssh = new SshHub(ports.ssh(), pool);
    this.telnet =
        new TcpHub(
            "telnet",
            ports.telnet(),
            pool,
            device -> true,
            (device, channel) -> new TelnetSession(device, channel).run());
    this.ftp =
        pushes(TransferProtocol.FTP, ports.ftp(), (device, c) -> new FtpSession(device, c).run());
    this.http =
        pushes(
            TransferProtocol.HTTP, ports.http(), (device, c) -> new HttpSession(device, c).run());
    SelfSigned certificate = new SelfSigned();
    this.https =
        pushes(
            TransferProtocol.HTTPS,
            ports.https(),
            (device, c) -> new HttpSession(device, c).runTls(certificate));
  }

  private TcpHub pushes(TransferProtocol protocol, int port, TcpHub.Sessions sessions) {
    return new TcpHub(protocol.scheme(), port, pool, device -> device.serves(protocol), sessions);
  }

  private static ThreadFactory named(String prefix) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, prefix + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  BlobStore store() {
    return store;
  }

  DeviceRuntime deviceRuntime() {
    List<DeviceService> services = List.of(ssh, telnet, ftp, http, https);
    Timers timers = clock instanceof ManualClock manual ? manual::schedule : this::schedule;
    return new DeviceRuntime(clock, timers, this::schedule, pool, dialer, services);
  }

  private void schedule(Duration delay, Runnable task) {
    try {
      scheduler.schedule(() -> pool.execute(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("nothing is scheduled any more: the fleet is closed");
    }
  }

  /**
   * Opens the SNMP sockets of a device, or of the units that share its addresses; they stay open
   * through reboots: a rebooting device is silent.
   */
  void listen(List<NetworkDevice> units, UsmKeys keys) throws IOException {
    List<DeviceAgent> agents = units.stream().map(unit -> new DeviceAgent(unit, keys)).toList();
    for (NetworkDevice unit : units) {
      InetAddress address = unit.spec().address();
      snmp.add(
          new InetSocketAddress(address, ports.snmp()),
          message ->
              agents.stream()
                  .filter(agent -> agent.answersAt(address))
                  .findFirst()
                  .flatMap(agent -> agent.answer(message)));
    }
  }

  void faultsChanged(NetworkDevice device) {
    try {
      if (device.isUp()) {
        ssh.refresh(device);
        ftp.refresh(device);
        http.refresh(device);
        https.refresh(device);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't open a port again", e);
    }
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
    https.close();
    http.close();
    ftp.close();
    telnet.close();
    ssh.close();
    dialer.close();
    snmp.close();
    pool.shutdownNow();
    try {
      if (!pool.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
        LOG.warn("a task of a simulated device did not end within {} s", SECONDS_TO_END);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    store.close();
  }
}
