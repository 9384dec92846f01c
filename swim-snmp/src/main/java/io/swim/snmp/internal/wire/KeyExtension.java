package io.swim.snmp.internal.wire;

/**
 * How a digest is made long enough for an AES-192 or AES-256 key. There is no RFC for it, only two
 * drafts.
 */
enum KeyExtension {
  /** draft-blumenthal-aes-usm: net-snmp and most others. */
  BLUMENTHAL,
  /** draft-reeder-snmpv3-usm-3desede: Cisco, and those who follow Cisco. */
  REEDER;

  private static final int CISCO = 9;

  /** What is likely, going by the vendor's enterprise number in the engine ID (RFC 3411). */
  static KeyExtension likely(byte[] engineId) {
    boolean cisco =
        engineId.length > 3
            && (engineId[0] & 0x7f) == 0
            && engineId[1] == 0
            && engineId[2] == 0
            && engineId[3] == CISCO;
    return cisco ? REEDER : BLUMENTHAL;
  }

  KeyExtension other() {
    return this == REEDER ? BLUMENTHAL : REEDER;
  }
}
