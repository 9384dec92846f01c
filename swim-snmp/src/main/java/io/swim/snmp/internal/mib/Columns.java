package io.swim.snmp.internal.mib;

import io.swim.fault.DriverException;
import io.swim.spi.SnmpBinding;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads columns of tables, and values that may be missing or of the wrong type. */
public final class Columns {
  private Columns() {}

  /** A column by the index of its rows, in their order. */
  public static Map<String, SnmpValue> walk(SnmpSession session, MibObject column)
      throws DriverException, InterruptedException {
    return walk(session, column.oid());
  }

  /** A column by the index of its rows, in their order. */
  public static Map<String, SnmpValue> walk(SnmpSession session, String column)
      throws DriverException, InterruptedException {
    Map<String, SnmpValue> rows = new LinkedHashMap<>();
    for (SnmpBinding each : session.walk(column)) {
      if (each.oid().length() > column.length()) {
        rows.put(each.oid().substring(column.length() + 1), each.value());
      }
    }
    return rows;
  }

  /** A number, if it is one. */
  public static OptionalLong number(@Nullable SnmpValue value) {
    return value instanceof SnmpValue.Number it
        ? OptionalLong.of(it.value())
        : OptionalLong.empty();
  }

  /**
   * A text that is not blank, without the zeros that some agents fill it up with. Octets that are
   * no text are none; neither is a number where a text belongs.
   */
  public static Optional<String> text(@Nullable SnmpValue value) {
    return value instanceof SnmpValue.Octets it
        ? Optional.of(decoded(it.bytes()).strip()).filter(Columns::isText)
        : Optional.empty();
  }

  /** An object identifier, dotted; some agents tell it as a text. */
  public static Optional<String> oid(@Nullable SnmpValue value) {
    return value instanceof SnmpValue.Oid it
        ? Optional.of(it.text())
        : text(value).filter(it -> it.matches("\\.?\\d{1,10}(\\.\\d{1,10}){1,127}"));
  }

  private static String decoded(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] == 0) {
      end--;
    }
    ByteBuffer octets = ByteBuffer.wrap(bytes, 0, end);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(octets).toString();
    } catch (CharacterCodingException e) {
      // Before RFC 3411 a text was NVT ASCII, and many agents put Latin-1 there.
      return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    }
  }

  private static boolean isText(String text) {
    return !text.isEmpty()
        && text.chars().noneMatch(c -> Character.isISOControl(c) && "\r\n\t".indexOf(c) < 0);
  }
}
