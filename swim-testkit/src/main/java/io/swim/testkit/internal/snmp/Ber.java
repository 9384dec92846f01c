package io.swim.testkit.internal.snmp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.snmp4j.asn1.BERSerializable;

/** The few BER encodings that the message frames need. */
final class Ber {
  static final int INTEGER = 0x02;
  static final int OCTETS = 0x04;
  static final int SEQUENCE = 0x30;

  private Ber() {}

  static byte[] encode(BERSerializable value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    value.encodeBER(bytes);
    return bytes.toByteArray();
  }

  static byte[] tlv(int type, byte[] value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(value.length + 6);
    bytes.write(type);
    if (value.length < 0x80) {
      bytes.write(value.length);
    } else if (value.length < 0x100) {
      bytes.write(0x81);
      bytes.write(value.length);
    } else {
      bytes.write(0x82);
      bytes.write(value.length >> 8);
      bytes.write(value.length);
    }
    bytes.writeBytes(value);
    return bytes.toByteArray();
  }

  static byte[] integer(int value) {
    return tlv(INTEGER, BigInteger.valueOf(value).toByteArray());
  }

  static byte[] octets(byte[] value) {
    return tlv(OCTETS, value);
  }

  static byte[] sequence(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return tlv(SEQUENCE, bytes.toByteArray());
  }

  /** Reads values one after the other and knows where they are. */
  static final class Reader {
    private final byte[] bytes;
    private final int end;
    private int position;

    Reader(byte[] bytes) {
      this(bytes, 0, bytes.length);
    }

    private Reader(byte[] bytes, int from, int end) {
      this.bytes = bytes;
      this.position = from;
      this.end = end;
    }

    int position() {
      return position;
    }

    /** Enters the next value, which must have this type, and leaves it behind in this reader. */
    Reader enter(int type) throws IOException {
      if (position + 2 > end || (bytes[position] & 0xff) != type) {
        throw new IOException("no BER value of type " + type + " at byte " + position);
      }
      int length = bytes[position + 1] & 0xff;
      int start = position + 2;
      if (length > 0x80) {
        int count = length & 0x7f;
        length = 0;
        for (int i = 0; i < count && start < end && count <= 3; i++) {
          length = length << 8 | bytes[start++] & 0xff;
        }
      }
      if (length < 0 || start + length > end) {
        throw new IOException("BER value at byte " + position + " is longer than the message");
      }
      position = start + length;
      return new Reader(bytes, start, start + length);
    }

    byte[] content() {
      return Arrays.copyOfRange(bytes, position, end);
    }

    int readInteger() throws IOException {
      return new BigInteger(enter(INTEGER).content()).intValueExact();
    }

    byte[] readOctets() throws IOException {
      return enter(OCTETS).content();
    }
  }
}
