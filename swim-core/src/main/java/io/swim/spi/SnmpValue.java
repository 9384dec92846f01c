package io.swim.spi;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/** A value of an SNMP object, free of any SNMP library. Immutable. */
public sealed interface SnmpValue {
  /** As a person would read it. */
  String text();

  /**
   * INTEGER, Gauge32, Counter32, Counter64, TimeTicks, by kind.
   *
   * @param kind which of them
   * @param value unsigned values too
   */
  record Number(NumberKind kind, long value) implements SnmpValue {
    public Number {
      Objects.requireNonNull(kind, "kind");
    }

    @Override
    public String text() {
      return Long.toString(value);
    }
  }

  /** The kinds of numbers. */
  enum NumberKind {
    INTEGER,
    UNSIGNED,
    COUNTER32,
    COUNTER64,
    TIME_TICKS
  }

  /** OCTET STRING. */
  final class Octets implements SnmpValue {
    private final byte[] bytes;

    public Octets(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    public byte[] bytes() {
      return bytes.clone();
    }

    /** UTF-8 if it is all printable, else hex. */
    @Override
    public String text() {
      String text = new String(bytes, StandardCharsets.UTF_8);
      boolean printable =
          text.chars()
              .allMatch(
                  c -> c >= ' ' && c != 0x7f && c != 0xfffd || c == '\r' || c == '\n' || c == '\t');
      return printable ? text : HexFormat.ofDelimiter(":").formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Octets that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    /** How many there are, and not which: it may be the password of a copy. */
    @Override
    public String toString() {
      return bytes.length + " octets";
    }
  }

  /**
   * OBJECT IDENTIFIER.
   *
   * @param text dotted, without a leading dot
   */
  record Oid(String text) implements SnmpValue {
    public Oid {
      Objects.requireNonNull(text, "text");
    }
  }

  /**
   * IpAddress.
   *
   * @param address IPv4
   */
  record Address(InetAddress address) implements SnmpValue {
    public Address {
      Objects.requireNonNull(address, "address");
    }

    @Override
    public String text() {
      return address.getHostAddress();
    }
  }

  static SnmpValue integer(long value) {
    return new Number(NumberKind.INTEGER, value);
  }

  static SnmpValue octets(String text) {
    return new Octets(text.getBytes(StandardCharsets.UTF_8));
  }
}
