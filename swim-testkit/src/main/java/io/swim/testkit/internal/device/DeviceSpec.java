package io.swim.testkit.internal.device;

import io.swim.testkit.device.SimulatedCredentials;
import io.swim.testkit.device.SimulatedModel;
import io.swim.testkit.device.SshProfile;
import java.net.InetAddress;
import java.time.Duration;

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
   * @param serverPort UDP port of TFTP servers
   * @param blockSize RFC 2348 block size in bytes
   * @param timeout wait for one packet
   * @param retries how often a packet is sent again
   */
  public record TransferSettings(int serverPort, int blockSize, Duration timeout, int retries) {}

  /** Serial number as Cisco forms them. */
  public String serial() {
    return String.format("FOC%04dX%03X", 1200 + index / 4096, index % 4096);
  }

  /** The base MAC address. */
  public byte[] mac() {
    return new byte[] {0, 0x1e, 0x14, (byte) (index >>> 16), (byte) (index >>> 8), (byte) index};
  }
}
