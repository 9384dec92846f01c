package io.swim.testkit.internal.device;

import java.nio.ByteBuffer;

/** SNMP engine IDs as Cisco forms them: enterprise 9, then the MAC address (RFC 3411). */
final class EngineId {
  private static final int CISCO = 0x80000009;

  private EngineId() {}

  /** The engine ID of a device; another one for each generation. */
  static byte[] of(byte[] mac, int generation) {
    ByteBuffer id = ByteBuffer.allocate(11).putInt(CISCO).put((byte) 3).put(mac);
    id.put(5, (byte) (mac[0] + 2 * generation));
    return id.array();
  }
}
