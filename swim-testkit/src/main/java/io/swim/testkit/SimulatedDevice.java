package io.swim.testkit;

import io.swim.device.SoftwareMode;
import io.swim.testkit.device.DeviceState;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.SimulatedAccessPoint;
import io.swim.testkit.device.SimulatedCredentials;
import io.swim.testkit.device.SimulatedModel;
import io.swim.testkit.internal.device.NetworkDevice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One simulated device, Cisco IOS, IOS-XE or ASA as its model says: it answers SNMP, SSH and Telnet
 * on its own loopback address, keeps files on flash, fetches images over TFTP, FTP, SFTP, SCP, HTTP
 * or HTTPS from the server it is told and sends files there, takes and gives files with servers of
 * its own, installs packages where IOS-XE does, and boots what is really on its flash. This class
 * is the view from outside the network: what the test looks at and what it breaks. Thread-safe.
 */
public final class SimulatedDevice {
  private final NetworkDevice device;
  private final InetAddress address;
  private final SimulatedPorts ports;
  private final Runnable faultsChanged;
  private @Nullable SimulatedDevice mate;

  SimulatedDevice(
      NetworkDevice device, InetAddress address, SimulatedPorts ports, Runnable faultsChanged) {
    this.device = device;
    this.address = address;
    this.ports = ports;
    this.faultsChanged = faultsChanged;
  }

  /** Makes two boxes units of a pair, before anybody sees them. */
  void pairWith(SimulatedDevice other) {
    mate = other;
    other.mate = this;
  }

  /**
   * The other unit of a failover pair: of the primary one, which the fleet lists, the secondary.
   *
   * @throws IllegalStateException when it stands alone
   */
  public SimulatedDevice mate() {
    if (mate == null) {
      throw new IllegalStateException(name() + " is no unit of a failover pair");
    }
    return mate;
  }

  /** Whether it is the unit of its pair that is active, or was last; true where it stands alone. */
  public boolean isActive() {
    return device.personality().isActive(device);
  }

  /** The name given by the fleet; the hostname until somebody configures another one. */
  public String name() {
    return device.spec().hostname();
  }

  /** Loopback address: of a failover pair the one that its active unit answers at. */
  public InetAddress address() {
    return address;
  }

  /** Where this box answers now: at the address of the standby unit when it is that one. */
  public InetAddress unitAddress() {
    return device.address();
  }

  /** The ports it really listens on. */
  public SimulatedPorts ports() {
    return ports;
  }

  /** Where its SNMP agent answers. */
  public InetSocketAddress snmp() {
    return new InetSocketAddress(address(), ports.snmp());
  }

  /** Where its SSH server listens. */
  public InetSocketAddress ssh() {
    return new InetSocketAddress(address(), ports.ssh());
  }

  /** Where its Telnet server listens. */
  public InetSocketAddress telnet() {
    return new InetSocketAddress(address(), ports.telnet());
  }

  /** What logs in. */
  public SimulatedCredentials credentials() {
    return device.spec().credentials();
  }

  /** The hardware. */
  public SimulatedModel model() {
    return device.spec().model();
  }

  /** Serial number of the chassis. */
  public String serialNumber() {
    return device.spec().serial();
  }

  /** The standard file system, {@code flash:}. */
  public SimulatedFlash flash() {
    return new SimulatedFlash(device.fileSystems().standard());
  }

  /**
   * Another file system by its name without the colon, for instance {@code flash-2} of the second
   * member of a stack.
   */
  public SimulatedFlash fileSystem(String name) {
    return new SimulatedFlash(
        device
            .fileSystems()
            .find(name)
            .orElseThrow(
                () -> new IllegalArgumentException(name() + " has no file system " + name)));
  }

  /** What the device is doing. */
  public DeviceState state() {
    return device.state();
  }

  /**
   * Version of the software that runs, of IOS-XE with two digits in each part; empty text in the
   * boot loader.
   */
  public String runningVersion() {
    return device.software().map(s -> s.image().facts().version()).orElse("");
  }

  /**
   * Path of the image or the list of packages that was booted, as the device shows it; empty in the
   * boot loader.
   */
  public String runningImage() {
    return device.software().map(s -> s.image().path()).orElse("");
  }

  /** The access points of a wireless controller. */
  public List<SimulatedAccessPoint> accessPoints() {
    return device.personality().accessPoints(device);
  }

  /** Names of the fixes that are part of what runs, as the device lists them. */
  public List<String> installedFixes() {
    return device.personality().installedFixes(device);
  }

  /** How it holds the software that runs, or ran last: as a bundle, or installed. */
  public SoftwareMode softwareMode() {
    return device.personality().mode(device);
  }

  /** Entries of the boot list in the running configuration, in order. */
  public List<String> bootVariables() {
    return device.nvram().running().bootImages();
  }

  /** Entries of the boot list in the startup configuration: what the next boot uses. */
  public List<String> savedBootVariables() {
    return device.nvram().startup().bootImages();
  }

  /** The same of a member of a stack of classic IOS, from 1, where each has a list of its own. */
  public List<String> savedBootVariables(int member) {
    return device.personality().bootList(device, member);
  }

  /**
   * The version that each member of a stack of classic IOS runs, in their order; an empty text for
   * one in its boot loader.
   */
  public List<String> memberVersions() {
    return device.personality().memberVersions(device);
  }

  /** The configuration register that the next boot uses. */
  public int configRegister() {
    return device.nvram().nextRegister();
  }

  /** Number of reboots that ended since the fleet was started, also those that failed to boot. */
  public int rebootCount() {
    return device.reboots();
  }

  /** snmpEngineBoots. */
  public int engineBoots() {
    return device.engineBoots();
  }

  /** snmpEngineID. */
  public byte[] engineId() {
    return device.engineId();
  }

  /** Time since the software was booted. */
  public Duration uptime() {
    return device.uptime();
  }

  /** What the boot loader tried at the last boot, and why it refused what it refused. */
  public List<String> bootLog() {
    return device.bootLog();
  }

  /** Breaks something, now. */
  public void inject(Fault... faults) {
    device.faults().add(List.of(faults));
    faultsChanged.run();
  }

  /** Takes faults away again. */
  public void heal(Fault... faults) {
    device.faults().remove(List.of(faults));
    faultsChanged.run();
  }

  /** Takes all faults away. */
  public void healAll() {
    device.faults().clear();
    faultsChanged.run();
  }

  /** The faults it has. */
  public List<Fault> faults() {
    return device.faults().all();
  }

  /** Somebody types lines in configuration mode, and does not save. Unknown lines do nothing. */
  public void configure(String... lines) {
    try {
      device.personality().configure(device, String.join("\n", lines));
    } catch (IOException e) {
      throw new UncheckedIOException("nobody reads what the device answers", e);
    }
  }

  /** Somebody saves the running configuration; an active unit of a pair saves that of both. */
  public void saveConfiguration() {
    device.personality().save(device);
  }

  /** Cuts the power and gives it back: unsaved configuration is lost, the reboot takes its time. */
  public void powerCycle() {
    device.powerCycle();
  }

  @Override
  public String toString() {
    return "SimulatedDevice["
        + name()
        + ", "
        + address().getHostAddress()
        + ", "
        + state()
        + ", "
        + runningVersion()
        + "]";
  }
}
