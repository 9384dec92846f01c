package io.swim.testkit.internal.device;

import io.swim.device.CertificatePolicy;
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
    TransferSettings transfer) {

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
    return String.format("FOC%04dX%03X", 1200 + index / 4096, index % 4096);
  }

  /** The base MAC address. */
  public byte[] mac() {
    return new byte[] {0, 0x1e, 0x14, (byte) (index >>> 16), (byte) (index >>> 8), (byte) index};
  }
}
