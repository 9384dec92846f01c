package io.swim.testkit.internal.device;

import io.swim.device.TransferProtocol;
import io.swim.testkit.device.DeviceState;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.Fault.LateReturn;
import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.device.TransferFault.LoginSpoiled;
import io.swim.testkit.device.TransferFault.ServerOff;
import io.swim.testkit.internal.client.SshDialer;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One device: hardware, files, configuration, and the software that runs; what differs between
 * platforms is its {@link Personality}. Thread-safe.
 *
 * <p>Everything that is lost in a reboot is in {@link Software}.
 */
public final class NetworkDevice {
  private static final Logger LOG = LoggerFactory.getLogger(NetworkDevice.class);
  private static final Duration BIND_AGAIN = Duration.ofMillis(50);

  private final DeviceSpec spec;
  private final DeviceRuntime runtime;
  private final FileSystems fileSystems;
  private final FaultBox faults;
  private final Nvram nvram;
  private final Personality personality;

  /** Held while services come or go, so that a late end of one reboot can't hurt the next. */
  private final Object reachability = new Object();

  private volatile InetAddress address;
  private DeviceState state = DeviceState.OFF;
  private Optional<Software> software = Optional.empty();
  private List<String> bootLog = List.of();
  private int engineBoots;
  private int engineGeneration;
  private int reboots;
  private int epoch;
  private boolean closed;

  /**
   * What all devices of a fleet share.
   *
   * @param timers on the time of the fleet
   * @param realTimers on real time, for what the operating system has to finish
   */
  public record DeviceRuntime(
      Clock clock,
      Timers timers,
      Timers realTimers,
      Executor executor,
      SshDialer ssh,
      List<DeviceService> services) {}

  public NetworkDevice(
      DeviceSpec spec,
      DeviceRuntime runtime,
      FileSystems fileSystems,
      FaultBox faults,
      DeviceConfig config,
      Personality personality) {
    this.spec = spec;
    this.address = spec.address();
    this.runtime = runtime;
    this.fileSystems = fileSystems;
    this.faults = faults;
    this.personality = personality;
    this.nvram = new Nvram(spec.model().configRegister(), config, runtime.clock());
    this.engineBoots = spec.engineBoots();
  }

  /** First start: boots at once and looks as if it had run for a while. */
  public void powerOn() throws IOException {
    boot("power-on", runtime.clock().instant().minus(spec.initialUptime()));
    startServices(epoch());
  }

  /** Stops for good. */
  public void powerOff() {
    synchronized (this) {
      closed = true;
      epoch++;
      state = DeviceState.OFF;
    }
    synchronized (reachability) {
      runtime.services().forEach(service -> service.down(this));
    }
  }

  /**
   * Reboots with the configuration in NVRAM: everything drops now, the software is back after the
   * reboot time. Does nothing when the software isn't running.
   */
  public void reload(String reason) {
    reboot(reason, EnumSet.of(DeviceState.RUNNING));
  }

  /** Turns power off and on, whatever the device is doing. */
  public void powerCycle() {
    reboot("power-on", EnumSet.allOf(DeviceState.class));
  }

  /** Whoever sees that it reboots may count on the timer that ends it. */
  private void reboot(String reason, Set<DeviceState> from) {
    synchronized (reachability) {
      synchronized (this) {
        if (!from.contains(state)) {
          return;
        }
        state = DeviceState.REBOOTING;
        int mine = ++epoch;
        if (!faults.has(Trait.NEVER_RETURN)) {
          Duration late =
              faults.find(LateReturn.class).map(LateReturn::delay).orElse(Duration.ZERO);
          runtime.timers().schedule(spec.rebootTime().plus(late), () -> finishReboot(mine, reason));
        }
      }
      runtime.services().forEach(service -> service.down(this));
    }
    personality.wentDown(this);
  }

  /** The software is loaded anew in service: sessions end, and it is no reboot. */
  public void takeOver(String reason) {
    int mine;
    synchronized (reachability) {
      Instant since;
      synchronized (this) {
        if (state != DeviceState.RUNNING || software.isEmpty()) {
          return;
        }
        since = software.get().since();
        state = DeviceState.REBOOTING;
        mine = ++epoch;
      }
      runtime.services().forEach(service -> service.down(this));
      boot(reason, since);
    }
    startServicesPatiently(mine);
  }

  private void finishReboot(int started, String reason) {
    synchronized (this) {
      if (closed || epoch != started) {
        return;
      }
      reboots++;
      boot(reason, runtime.clock().instant());
      if (software.isPresent()) {
        engineBoots = faults.has(Trait.ENGINE_BOOTS_RESET) ? 1 : engineBoots + 1;
        engineGeneration += faults.has(Trait.ENGINE_ID_CHANGES) ? 1 : 0;
      }
    }
    startServicesPatiently(started);
  }

  private synchronized void boot(String reason, Instant since) {
    nvram.load(since);
    List<String> log = new ArrayList<>();
    Optional<BootedImage> image = personality.boot(this, log);
    bootLog = List.copyOf(log);
    software = image.map(booted -> new Software(booted, since, reason));
    if (image.isEmpty()) {
      state = DeviceState.IN_BOOT_LOADER;
    }
  }

  /** Does something later, on the time of the fleet, unless the device goes down before. */
  public void later(Duration delay, Runnable task) {
    int mine = epoch();
    laterInAnyCase(
        delay,
        () -> {
          if (epoch() == mine) {
            task.run();
          }
        });
  }

  /** Does something later, on the time of the fleet, whatever the device does until then. */
  public void laterInAnyCase(Duration delay, Runnable task) {
    runtime.timers().schedule(delay, task);
  }

  private void startServicesPatiently(int started) {
    try {
      startServices(started);
    } catch (IOException e) {
      LOG.warn("{} can't listen yet after its reboot: {}", spec.hostname(), e.toString());
      runtime.realTimers().schedule(BIND_AGAIN, () -> startServicesPatiently(started));
    }
  }

  private void startServices(int started) throws IOException {
    boolean booted;
    synchronized (reachability) {
      synchronized (this) {
        if (closed || epoch != started || state == DeviceState.IN_BOOT_LOADER) {
          return;
        }
      }
      for (DeviceService service : runtime.services()) {
        service.up(this);
      }
      boolean stays;
      synchronized (this) {
        stays = !closed && epoch == started;
        booted = stays && state != DeviceState.RUNNING;
        state = stays ? DeviceState.RUNNING : state;
      }
      if (!stays) {
        runtime.services().forEach(service -> service.down(this));
      }
    }
    if (booted) {
      personality.cameUp(this);
    }
  }

  /** Where it answers now: of a failover pair, the units may change theirs. */
  public InetAddress address() {
    return address;
  }

  /** Every session ends, and nothing answers until {@link #answerAt}. */
  public void fallSilent() {
    synchronized (reachability) {
      runtime.services().forEach(service -> service.down(this));
    }
  }

  /** Answers there from now on, or from when it is up; it was silent before. */
  public void answerAt(InetAddress next) {
    int mine;
    synchronized (reachability) {
      address = next;
      if (!isUp()) {
        return;
      }
      mine = epoch();
    }
    startServicesPatiently(mine);
  }

  public DeviceSpec spec() {
    return spec;
  }

  public Clock clock() {
    return runtime.clock();
  }

  public Executor executor() {
    return runtime.executor();
  }

  /** The SSH client that it copies with. */
  public SshDialer ssh() {
    return runtime.ssh();
  }

  public Personality personality() {
    return personality;
  }

  public FileSystems fileSystems() {
    return fileSystems;
  }

  public FaultBox faults() {
    return faults;
  }

  public boolean has(Fault.Trait trait) {
    return faults.has(trait);
  }

  /** Whether its own server for that protocol runs; for SCP the configuration says so. */
  public boolean serves(TransferProtocol protocol) {
    boolean there =
        protocol == TransferProtocol.SCP
            ? nvram.running().transfer().scpServer()
            : spec.transfer().ownServers().contains(protocol);
    return there
        && faults.find(ServerOff.class).filter(f -> f.protocols().contains(protocol)).isEmpty();
  }

  /** Whether this is the login of its own file servers. */
  public boolean accepts(TransferProtocol protocol, String user, String password) {
    return spec.credentials().username().equals(user)
        && spec.credentials().password().equals(password)
        && faults.find(LoginSpoiled.class).filter(f -> f.protocols().contains(protocol)).isEmpty();
  }

  public Nvram nvram() {
    return nvram;
  }

  public synchronized DeviceState state() {
    return state;
  }

  public boolean isUp() {
    return state() == DeviceState.RUNNING;
  }

  /** Changes with every loss of power or reload: what began in another epoch must end. */
  public synchronized int epoch() {
    return epoch;
  }

  /** The software that runs, or ran last. */
  public synchronized Optional<Software> software() {
    return software;
  }

  /** What ran before this boot, where a fault has that booted whatever is set; else empty. */
  public Optional<BootedImage> bootedAgain() {
    return has(Trait.BOOT_OLD_IMAGE) ? software().map(Software::image) : Optional.empty();
  }

  public synchronized List<String> bootLog() {
    return bootLog;
  }

  public synchronized int engineBoots() {
    return engineBoots;
  }

  public synchronized byte[] engineId() {
    return EngineId.of(spec.mac(), engineGeneration);
  }

  public synchronized int reboots() {
    return reboots;
  }

  /** Time since the software was booted. */
  public Duration uptime() {
    return software()
        .map(running -> Duration.between(running.since(), runtime.clock().instant()))
        .orElse(Duration.ZERO);
  }

  /** The software between two reboots: image, start, and why it was started. */
  public record Software(BootedImage image, Instant since, String reason) {}
}
