package io.swim.testkit.internal.snmp;

import io.swim.testkit.internal.mib.SetRefused;
import java.util.List;
import java.util.Optional;
import org.snmp4j.PDU;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** Answers GET, GETNEXT, GETBULK and SET (RFC 3416 section 4.2, RFC 1157 for version 1). */
final class PduProcessor {
  /** Room for varbinds in one UDP packet on Ethernet, less headers of the message. */
  private static final int MAX_BINDINGS_BYTES = 1350;

  private final Mib mib;

  /** What the sender may do. */
  enum Access {
    READ,
    WRITE
  }

  PduProcessor(Mib mib) {
    this.mib = mib;
  }

  /** Fills {@code response} with the answer. */
  void process(PDU request, PDU response, int version, Access access) {
    Mib now = mib.forOneMessage();
    response.setType(PDU.RESPONSE);
    response.setRequestID(request.getRequestID());
    boolean version1 = version == SnmpConstants.version1;
    switch (request.getType()) {
      case PDU.GET -> get(now, request, response, version1);
      case PDU.GETNEXT -> next(now, request, response, version1);
      case PDU.GETBULK -> bulk(now, request, response);
      case PDU.SET -> set(request, response, version1, access);
      default -> fail(request, response, PDU.genErr, 0);
    }
  }

  private static void get(Mib mib, PDU request, PDU response, boolean version1) {
    for (int i = 0; i < request.size(); i++) {
      OID oid = request.get(i).getOid();
      Variable value = mib.get(oid);
      if (version1 && (value instanceof Null || value instanceof Counter64)) {
        fail(request, response, PDU.noSuchName, i + 1);
        return;
      }
      response.add(new VariableBinding(oid, value));
    }
  }

  private static void next(Mib mib, PDU request, PDU response, boolean version1) {
    for (int i = 0; i < request.size(); i++) {
      OID oid = request.get(i).getOid();
      Optional<VariableBinding> next = version1 ? nextForVersion1(mib, oid) : mib.next(oid);
      if (next.isEmpty() && version1) {
        fail(request, response, PDU.noSuchName, i + 1);
        return;
      }
      response.add(next.orElseGet(() -> new VariableBinding(oid, Null.endOfMibView)));
    }
  }

  /** SNMPv1 has no Counter64: such objects are passed over (RFC 3584 section 4.2.2.1). */
  private static Optional<VariableBinding> nextForVersion1(Mib mib, OID oid) {
    Optional<VariableBinding> next = mib.next(oid);
    while (next.isPresent() && next.get().getVariable() instanceof Counter64) {
      next = mib.next(next.get().getOid());
    }
    return next;
  }

  private static void bulk(Mib mib, PDU request, PDU response) {
    int single = Math.min(Math.max(request.getNonRepeaters(), 0), request.size());
    int repetitions = Math.max(request.getMaxRepetitions(), 0);
    int bytes = 0;
    OID[] last = new OID[request.size()];
    for (int i = 0; i < request.size(); i++) {
      last[i] = request.get(i).getOid();
    }
    for (int round = 0; round <= repetitions; round++) {
      int from = round == 0 ? 0 : single;
      int to = round == 0 ? single : last.length;
      boolean more = round == 0;
      for (int i = from; i < to; i++) {
        OID oid = last[i];
        Optional<VariableBinding> next = mib.next(oid);
        VariableBinding binding = next.orElseGet(() -> new VariableBinding(oid, Null.endOfMibView));
        bytes += binding.getBERLength();
        if (bytes > MAX_BINDINGS_BYTES && response.size() > 0) {
          return;
        }
        response.add(binding);
        last[i] = binding.getOid();
        more |= next.isPresent();
      }
      if (!more) {
        return;
      }
    }
  }

  private void set(PDU request, PDU response, boolean version1, Access access) {
    int status = SetRefused.NO_ACCESS;
    int index = 1;
    if (access == Access.WRITE) {
      try {
        mib.set(request.getVariableBindings());
        response.addAll(request.getVariableBindings());
        return;
      } catch (SetRefused e) {
        status = e.status();
        index = 1 + indexOf(request.getVariableBindings(), e.oid());
      }
    }
    fail(request, response, version1 ? SetRefused.forVersion1(status) : status, index);
  }

  private static int indexOf(List<? extends VariableBinding> bindings, OID oid) {
    for (int i = 0; i < bindings.size(); i++) {
      if (bindings.get(i).getOid().equals(oid)) {
        return i;
      }
    }
    return 0;
  }

  private static void fail(PDU request, PDU response, int status, int index) {
    response.clear();
    response.addAll(request.getVariableBindings());
    response.setErrorStatus(status);
    response.setErrorIndex(index);
    response.setType(PDU.RESPONSE);
    response.setRequestID(request.getRequestID());
  }
}
