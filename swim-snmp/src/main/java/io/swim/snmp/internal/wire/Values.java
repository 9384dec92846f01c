package io.swim.snmp.internal.wire;

import io.swim.spi.SnmpBinding;
import io.swim.spi.SnmpValue;
import java.util.Optional;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** Values of SWIM's SPI and of snmp4j. */
final class Values {
  private Values() {}

  /** Empty for an exception of RFC 3416 (noSuchObject ...) and for a type of its own kind. */
  static Optional<SnmpValue> value(Variable variable) {
    if (variable instanceof Integer32 it) {
      return number(SnmpValue.NumberKind.INTEGER, it.toLong());
    }
    if (variable instanceof Counter64 it) {
      return number(SnmpValue.NumberKind.COUNTER64, it.toLong());
    }
    if (variable instanceof TimeTicks it) {
      return number(SnmpValue.NumberKind.TIME_TICKS, it.getValue());
    }
    if (variable instanceof Counter32 it) {
      return number(SnmpValue.NumberKind.COUNTER32, it.getValue());
    }
    if (variable instanceof org.snmp4j.smi.UnsignedInteger32 it) {
      return number(SnmpValue.NumberKind.UNSIGNED, it.getValue());
    }
    if (variable instanceof OctetString it) {
      return Optional.of(new SnmpValue.Octets(it.getValue()));
    }
    if (variable instanceof OID it) {
      return Optional.of(new SnmpValue.Oid(it.toDottedString()));
    }
    if (variable instanceof IpAddress it) {
      return Optional.of(new SnmpValue.Address(it.getInetAddress()));
    }
    return Optional.empty();
  }

  static VariableBinding binding(SnmpBinding binding) {
    return new VariableBinding(new OID(binding.oid()), variable(binding.value()));
  }

  static VariableBinding request(OID oid) {
    return new VariableBinding(oid, Null.instance);
  }

  private static Variable variable(SnmpValue value) {
    if (value instanceof SnmpValue.Octets it) {
      return new OctetString(it.bytes());
    }
    if (value instanceof SnmpValue.Oid it) {
      return new OID(it.text());
    }
    if (value instanceof SnmpValue.Address it) {
      return new IpAddress(it.address());
    }
    SnmpValue.Number number = (SnmpValue.Number) value;
    return switch (number.kind()) {
      case INTEGER -> new Integer32(Math.toIntExact(number.value()));
      case UNSIGNED -> new Gauge32(number.value());
      case COUNTER32 -> new Counter32(number.value());
      case COUNTER64 -> new Counter64(number.value());
      case TIME_TICKS -> new TimeTicks(number.value());
    };
  }

  private static Optional<SnmpValue> number(SnmpValue.NumberKind kind, long value) {
    return Optional.of(new SnmpValue.Number(kind, value));
  }
}
