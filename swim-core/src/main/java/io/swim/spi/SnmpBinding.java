package io.swim.spi;

import java.util.Objects;

/**
 * An SNMP object instance and its value.
 *
 * @param oid dotted, without a leading dot
 * @param value its value
 */
public record SnmpBinding(String oid, SnmpValue value) {
  public SnmpBinding {
    Objects.requireNonNull(oid, "oid");
    Objects.requireNonNull(value, "value");
  }
}
