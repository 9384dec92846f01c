package io.swim.testkit.internal.snmp;

import io.swim.testkit.internal.mib.SetRefused;
import java.util.Optional;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;

/**
 * A column of a table of operations that a manager may set.
 *
 * @param from smallest number, or shortest length of a string
 * @param to largest number, or longest length
 */
record Column(Class<? extends Variable> type, int from, int to, Optional<Variable> standard) {
  static Column number(int from, int to) {
    return new Column(Integer32.class, from, to, Optional.empty());
  }

  static Column number(int from, int to, int standard) {
    return new Column(Integer32.class, from, to, Optional.of(new Integer32(standard)));
  }

  static Column string(int from, int to) {
    return new Column(OctetString.class, from, to, Optional.empty());
  }

  static Column string(int from, int to, String standard) {
    return new Column(OctetString.class, from, to, Optional.of(new OctetString(standard)));
  }

  static Column octets(int from, int to, byte[] standard) {
    return new Column(OctetString.class, from, to, Optional.of(new OctetString(standard)));
  }

  static Column address() {
    return new Column(IpAddress.class, 0, 0, Optional.empty());
  }

  static Column address(String standard) {
    return new Column(IpAddress.class, 0, 0, Optional.of(new IpAddress(standard)));
  }

  void check(OID oid, Variable value) throws SetRefused {
    if (!type.equals(value.getClass())) {
      throw new SetRefused(oid, SetRefused.WRONG_TYPE);
    }
    if (value instanceof OctetString text && (text.length() < from || text.length() > to)) {
      throw new SetRefused(oid, SetRefused.WRONG_LENGTH);
    }
    if (value instanceof Integer32 number && (number.getValue() < from || number.getValue() > to)) {
      throw new SetRefused(oid, SetRefused.WRONG_VALUE);
    }
  }
}
