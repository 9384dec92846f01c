package io.swim.snmp.internal.wire;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.snmp.internal.mib.MibObject;
import io.swim.spi.SnmpBinding;
import io.swim.spi.SnmpValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snmp4j.PDU;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/** GET and walks. Used by one thread. */
final class Reader {
  /** Fits a message that no router has to fragment, unless values are long. */
  private static final int MAX_VARIABLES = 24;

  private static final int MAX_REPETITIONS = 24;

  /** More than any table that SWIM reads can have; a walk that goes on is an agent gone wrong. */
  private static final int MAX_WALK = 30_000;

  /** The same of its octets: each value may have as many as fit a message. */
  private static final int MAX_OCTETS = 16 << 20;

  private final Conversation conversation;
  private final Login login;
  private int repetitions = MAX_REPETITIONS;

  Reader(Conversation conversation, Login login) {
    this.conversation = conversation;
    this.login = login;
  }

  Map<String, SnmpValue> get(List<String> oids) throws DriverException, InterruptedException {
    Map<String, SnmpValue> found = new LinkedHashMap<>();
    Deque<List<OID>> parts = new ArrayDeque<>();
    for (int from = 0; from < oids.size(); from += MAX_VARIABLES) {
      List<String> part = oids.subList(from, Math.min(oids.size(), from + MAX_VARIABLES));
      parts.add(part.stream().map(OID::new).toList());
    }
    while (!parts.isEmpty()) {
      List<OID> part = parts.remove();
      PDU request = request(PDU.GET, part);
      PDU response = conversation.read(login, request);
      if (response.getErrorStatus() == PDU.noError) {
        collect(response, found);
      } else {
        withoutTheBadOne(part, request, response).forEach(parts::addFirst);
      }
    }
    return found;
  }

  private static void collect(PDU response, Map<String, SnmpValue> found) {
    for (VariableBinding each : response.getVariableBindings()) {
      Values.value(each.getVariable())
          .ifPresent(value -> found.put(each.getOid().toDottedString(), value));
    }
  }

  /** SNMP v1 answers nothing at all when one object is missing; so do some agents on errors. */
  private List<List<OID>> withoutTheBadOne(List<OID> part, PDU request, PDU response)
      throws DriverException {
    int status = response.getErrorStatus();
    if (part.size() == 1) {
      if (status == PDU.noSuchName || status == PDU.genErr) {
        return List.of();
      }
      throw ErrorStatus.getRefused(request, response, conversation.peer().name());
    }
    int index = response.getErrorIndex();
    if (status != PDU.tooBig && index >= 1 && index <= part.size()) {
      List<OID> rest = new ArrayList<>(part);
      OID bad = rest.remove(index - 1);
      return status == PDU.noSuchName ? List.of(rest) : List.of(List.of(bad), rest);
    }
    int half = part.size() / 2;
    return List.of(part.subList(0, half), part.subList(half, part.size()));
  }

  List<SnmpBinding> walk(String root) throws DriverException, InterruptedException {
    OID top = new OID(root);
    OID last = top;
    List<SnmpBinding> found = new ArrayList<>();
    int octets = 0;
    while (true) {
      List<VariableBinding> page = next(last);
      for (VariableBinding each : page) {
        OID oid = each.getOid();
        if (each.isException() || !oid.startsWith(top)) {
          return found;
        }
        if (oid.compareTo(last) <= 0) {
          throw protocol(root, "it does not go forward: after " + last + " came " + oid);
        }
        last = oid;
        octets += each.getBERLength();
        Values.value(each.getVariable())
            .ifPresent(value -> found.add(new SnmpBinding(oid.toDottedString(), value)));
        if (found.size() > MAX_WALK || octets > MAX_OCTETS) {
          throw protocol(
              root, "it does not end after " + found.size() + " objects of " + octets + " octets");
        }
      }
      if (page.isEmpty()) {
        return found;
      }
    }
  }

  /** The objects after that one; empty at the end of all. */
  private List<VariableBinding> next(OID after) throws DriverException, InterruptedException {
    while (true) {
      boolean bulk = login.hasBulk();
      PDU request = request(bulk ? PDU.GETBULK : PDU.GETNEXT, List.of(after));
      if (bulk) {
        request.setMaxRepetitions(repetitions);
      }
      PDU response = conversation.read(login, request);
      int status = response.getErrorStatus();
      if (status == PDU.noError) {
        if (response.size() == 0) {
          throw protocol(after.toDottedString(), "it answered without a single object");
        }
        return List.copyOf(response.getVariableBindings());
      }
      if (status == PDU.noSuchName) {
        return List.of();
      }
      if (status != PDU.tooBig || repetitions == 1) {
        throw ErrorStatus.getRefused(request, response, conversation.peer().name());
      }
      repetitions /= 2;
    }
  }

  private PDU request(int type, List<OID> oids) {
    PDU pdu = login.newPdu();
    pdu.setType(type);
    oids.forEach(oid -> pdu.add(Values.request(oid)));
    return pdu;
  }

  private DriverException protocol(String root, String what) {
    return new DriverException(
        FailureKind.PROTOCOL,
        DeviceEffect.NONE,
        "the SNMP agent at "
            + conversation.peer().name()
            + " can't be walked below "
            + MibObject.describe(root)
            + ": "
            + what);
  }
}
