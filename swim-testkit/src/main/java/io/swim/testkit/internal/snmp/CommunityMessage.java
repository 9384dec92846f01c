package io.swim.testkit.internal.snmp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;

/** An SNMPv1 or SNMPv2c message (RFC 1157, RFC 1901). */
record CommunityMessage(int version, OctetString community, PDU pdu) {
  /** The version field of a message of any version, or -1 when this is no SNMP message. */
  static int version(byte[] message) {
    try {
      BERInputStream in = new BERInputStream(ByteBuffer.wrap(message));
      BER.decodeHeader(in, new BER.MutableByte());
      Integer32 version = new Integer32();
      version.decodeBER(in);
      return version.getValue();
    } catch (IOException | RuntimeException e) {
      return -1;
    }
  }

  static CommunityMessage decode(byte[] message) throws IOException {
    BERInputStream in = new BERInputStream(ByteBuffer.wrap(message));
    BER.decodeHeader(in, new BER.MutableByte());
    Integer32 version = new Integer32();
    version.decodeBER(in);
    OctetString community = new OctetString();
    community.decodeBER(in);
    PDU pdu = new PDU();
    pdu.decodeBER(in);
    return new CommunityMessage(version.getValue(), community, pdu);
  }

  /** Without the community and the values. */
  @Override
  public String toString() {
    return "version " + version + ", " + PDU.getTypeString(pdu.getType());
  }

  byte[] encode() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    new Integer32(version).encodeBER(body);
    community.encodeBER(body);
    body.write(Ber.encode(pdu));
    return Ber.tlv(Ber.SEQUENCE, body.toByteArray());
  }
}
