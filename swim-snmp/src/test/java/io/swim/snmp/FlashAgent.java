package io.swim.snmp;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.snmp4j.PDU;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** An agent with CISCO-FLASH-MIB whose operations end as a test says. */
final class FlashAgent extends TestAgent {
  private static final String DEVICES = "1.3.6.1.4.1.9.9.10.1.1.2.1.";
  private static final String PARTITIONS = "1.3.6.1.4.1.9.9.10.1.1.4.1.1.";
  private static final OID COPY = new OID("1.3.6.1.4.1.9.9.10.1.2.1.1");
  private static final OID MISC = new OID("1.3.6.1.4.1.9.9.10.1.2.3.1");

  /** What a started operation reports at first. */
  volatile int firstStatus = 1;

  volatile int refuseCreateAndGo = PDU.noError;
  volatile int refuseAll = PDU.noError;

  FlashAgent() throws IOException {
    put(DEVICES + "7.1", "flash");
    partition(1, 3, 2);
  }

  void partition(int number, int status, int needErasure) {
    put(PARTITIONS + "4.1." + number, new Gauge32(32_514_048));
    put(PARTITIONS + "5.1." + number, new Gauge32(20_000_000));
    put(PARTITIONS + "8.1." + number, status);
    put(PARTITIONS + "11.1." + number, needErasure);
  }

  /** Ends the operation of the only copy row. */
  void copyStatus(int status) {
    copyStatus(onlyCopy(), status);
  }

  void copyStatus(int serial, int status) {
    values.put(append(COPY, 8, serial), new Integer32(status));
  }

  /** A row that somebody else made. */
  void foreignCopy(int serial, int command, String server, String source, String destination) {
    values.put(append(COPY, 2, serial), new Integer32(command));
    values.put(append(COPY, 4, serial), new IpAddress(server));
    values.put(append(COPY, 5, serial), new OctetString(source));
    values.put(append(COPY, 6, serial), new OctetString(destination));
    values.put(append(COPY, 8, serial), new Integer32(1));
    values.put(append(COPY, 11, serial), new Integer32(1));
  }

  int onlyCopy() {
    return copies().first();
  }

  TreeSet<Integer> copies() {
    TreeSet<Integer> serials = new TreeSet<>();
    values.tailMap(append(COPY, 11)).keySet().stream()
        .filter(oid -> oid.startsWith(append(COPY, 11)))
        .forEach(oid -> serials.add(oid.last()));
    return serials;
  }

  Variable copyColumn(int column) {
    return values.get(append(COPY, column, onlyCopy()));
  }

  void forgetRows() {
    values.keySet().removeIf(oid -> oid.startsWith(COPY) || oid.startsWith(MISC));
  }

  @Override
  int set(List<? extends VariableBinding> bindings) {
    if (refuseAll != PDU.noError) {
      return refuseAll;
    }
    for (VariableBinding each : bindings) {
      OID oid = each.getOid();
      OID table = oid.startsWith(COPY) ? COPY : MISC;
      boolean rowStatus = oid.get(table.size()) == (table == COPY ? 11 : 7);
      if (!rowStatus) {
        continue;
      }
      switch (each.getVariable().toInt()) {
        case 4 -> {
          if (refuseCreateAndGo != PDU.noError) {
            return refuseCreateAndGo;
          }
          super.set(bindings);
          start(table, oid.last());
        }
        case 1 -> start(table, oid.last());
        case 5 -> values.put(oid, new Integer32(3));
        case 6 -> values.keySet().removeIf(it -> it.startsWith(table) && it.last() == oid.last());
        default -> {
          return PDU.wrongValue;
        }
      }
      return PDU.noError;
    }
    return super.set(bindings);
  }

  private void start(OID table, int serial) {
    boolean copy = table == COPY;
    values.putAll(
        Map.of(
            append(table, copy ? 8 : 4, serial), new Integer32(firstStatus),
            append(table, copy ? 11 : 7, serial), new Integer32(1)));
  }

  private static OID append(OID table, int... more) {
    OID oid = new OID(table);
    for (int each : more) {
      oid.append(each);
    }
    return oid;
  }
}
