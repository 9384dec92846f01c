package io.swim.transfer.http;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** As much of DER (X.690) as a certificate and a key need. */
final class Der {
  static final byte[] NULL = {5, 0};
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SHORT_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int FIRST_LONG_YEAR = 2050;

  private Der() {}

  /** One value: tag, length, and the parts of its content. */
  static byte[] value(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(tag);
    int length = content.size();
    if (length < 0x80) {
      all.write(length);
    } else {
      byte[] bytes = BigInteger.valueOf(length).toByteArray();
      int from = bytes[0] == 0 ? 1 : 0;
      all.write(0x80 | (bytes.length - from));
      all.write(bytes, from, bytes.length - from);
    }
    all.writeBytes(content.toByteArray());
    return all.toByteArray();
  }

  static byte[] sequence(byte[]... parts) {
    return value(0x30, parts);
  }

  static byte[] set(byte[]... parts) {
    return value(0x31, parts);
  }

  static byte[] integer(BigInteger number) {
    return value(2, number.toByteArray());
  }

  static byte[] octets(byte[] bytes) {
    return value(4, bytes);
  }

  static byte[] bits(byte[] bytes) {
    return value(3, new byte[] {0}, bytes);
  }

  static byte[] text(String text) {
    return value(0x0c, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] yes() {
    return value(1, new byte[] {(byte) 0xff});
  }

  /** UTCTime, or GeneralizedTime from 2050 on (RFC 5280, section 4.1.2.5). */
  static byte[] time(Instant when) {
    boolean isLong = when.atOffset(ZoneOffset.UTC).getYear() >= FIRST_LONG_YEAR;
    String text = (isLong ? TIME : SHORT_TIME).format(when);
    return value(isLong ? 0x18 : 0x17, text.getBytes(StandardCharsets.US_ASCII));
  }

  /** An object identifier such as 2.5.4.3. */
  static byte[] identifier(int first, int second, int... rest) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.write(40 * first + second);
    for (int part : rest) {
      for (int shift = 28; shift > 0; shift -= 7) {
        if (part >>> shift != 0) {
          content.write(part >>> shift & 0x7f | 0x80);
        }
      }
      content.write(part & 0x7f);
    }
    return value(6, content.toByteArray());
  }
}
