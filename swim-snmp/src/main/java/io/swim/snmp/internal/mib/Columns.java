package io.swim.snmp.internal.mib;

import io.swim.fault.DriverException;
import io.swim.spi.SnmpBinding;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
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
    Map<String, SnmpValue> rows = new LinkedHashMap<>();
    for (SnmpBinding each : session.walk(column.oid())) {
      if (each.oid().length() > column.oid().length()) {
        rows.put(each.oid().substring(column.oid().length() + 1), each.value());
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

  /** A text that is not blank. */
  public static Optional<String> text(@Nullable SnmpValue value) {
    return value == null
        ? Optional.empty()
        : Optional.of(value.text().strip()).filter(it -> !it.isEmpty());
  }
}
