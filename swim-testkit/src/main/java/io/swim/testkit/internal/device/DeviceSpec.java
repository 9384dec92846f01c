package io.swim.testkit.internal.device;

import io.swim.device.CertificatePolicy;
import io.swim.device.SoftwareMode;
import io.swim.device.TransferProtocol;
import io.swim.testkit.device.SimulatedCredentials;
import io.swim.testkit.device.SimulatedModel;
import io.swim.testkit.device.SshProfile;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What one device is made of.
 *
 * @param index number in the fleet from 0; serial number and MAC address come from it
 */
public record DeviceSpec(
    int index,
    String hostname,
    InetAddress address,
    SimulatedModel model,
    SimulatedCredentials credentials,
    SshProfile ssh,
    Duration rebootTime,
    Duration initialUptime,
    int engineBoots,
    TransferSettings transfer,
    InstallSettings install) {

  /**
   * How software is installed, where the platform can.
   *
   * @param mode how the device holds its software at the start
   * @param operationTime how long unpacking, activating and committing take, each
   * @param activationDelay from the end of an activation to the reload
   * @param abortAfter how long after an activation the device goes back if nobody commits
   * @param accessPoints how many have joined it, where it is a controller of such
   */
  public record InstallSettings(
      SoftwareMode mode,
      Duration operationTime,
      Duration activationDelay,
      Duration abortAfter,
      int accessPoints) {}

  /**
   * How the device fetches files.
   *
   * @param serverPorts the ports that are asked where a URL names none
   * @param blockSize RFC 2348 block size in bytes
   * @param timeout wait for one TFTP packet
   * @param retries how often a TFTP packet is sent again
   * @param serverTimeout wait of the other protocols for a connection or an answer
   * @param certificates what is asked of an HTTPS server's
   * @param ownServers the file servers that the device itself runs
   */
  public record TransferSettings(
      Map<TransferProtocol, Integer> serverPorts,
      int blockSize,
      Duration timeout,
      int retries,
      Duration serverTimeout,
      CertificatePolicy certificates,
      Set<TransferProtocol> ownServers) {
    public TransferSettings {
      serverPorts = Map.copyOf(serverPorts);
      ownServers = Set.copyOf(ownServers);
    }

    /** The port that a server of that protocol is asked at. */
    public int serverPort(TransferProtocol protocol) {
      return serverPorts.getOrDefault(protocol, protocol.port());
    }
  }

  /** Serial number as Cisco forms them. */
  public String serial() {
    return serial(1);
  }

  /** Serial number of a member of a stack, from 1. */
  public String serial(int member) {
    char letter = "XABCDEFG".charAt(member - 1);
    return String.format("FOC%04d%c%03X", 1200 + index / 4096, letter, index % 4096);
  }

  /** The base MAC address. */
  public byte[] mac() {
    return mac(1);
  }

  /** The base MAC address of a member of a stack, from 1. */
  public byte[] mac(int member) {
    byte vendor = (byte) (0x14 + member - 1);
    return new byte[] {0, 0x1e, vendor, (byte) (index >>> 16), (byte) (index >>> 8), (byte) index};
  }
}
