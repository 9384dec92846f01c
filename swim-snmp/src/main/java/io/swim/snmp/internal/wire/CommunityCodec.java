package io.swim.snmp.internal.wire;

import io.swim.device.Secret;
import io.swim.device.SnmpCredentials;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;

/** Messages of SNMP v1 (RFC 1157) and v2c (RFC 1901): version, community, PDU. */
final class CommunityCodec {
  private CommunityCodec() {}

  /**
   * A message as it came.
   *
   * @param login version and community in it
   * @param pdu what it says
   */
  record Message(Login.Community login, PDU pdu) {
    /** Without the values: a password may be among them. */
    @Override
    public String toString() {
      return "Message[" + login + ", " + PDU.getTypeString(pdu.getType()) + "]";
    }
  }

  static byte[] encode(Login.Community login, PDU pdu) throws IOException {
    Integer32 version = new Integer32(number(login.version()));
    OctetString community =
        new OctetString(login.community().reveal().getBytes(StandardCharsets.UTF_8));
    int length = version.getBERLength() + community.getBERLength() + pdu.getBERLength();
    BEROutputStream out =
        new BEROutputStream(ByteBuffer.allocate(length + BER.getBERLengthOfLength(length) + 1));
    BER.encodeHeader(out, BER.SEQUENCE, length);
    version.encodeBER(out);
    community.encodeBER(out);
    pdu.encodeBER(out);
    return out.getBuffer().array();
  }

  static Message decode(BERInputStream in) throws IOException {
    BER.decodeHeader(in, new BER.MutableByte());
    Integer32 version = new Integer32();
    version.decodeBER(in);
    OctetString community = new OctetString();
    community.decodeBER(in);
    boolean v1 = version.getValue() == SnmpConstants.version1;
    PDU pdu = v1 ? new PDUv1() : new PDU();
    pdu.decodeBER(in);
    Secret said = Secret.of(new String(community.getValue(), StandardCharsets.UTF_8));
    return new Message(
        new Login.Community(v1 ? SnmpCredentials.Version.V1 : SnmpCredentials.Version.V2C, said),
        pdu);
  }

  private static int number(SnmpCredentials.Version version) {
    return switch (version) {
      case V1 -> SnmpConstants.version1;
      case V2C -> SnmpConstants.version2c;
    };
  }
}
