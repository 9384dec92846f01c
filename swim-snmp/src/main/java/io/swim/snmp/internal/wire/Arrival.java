package io.swim.snmp.internal.wire;

import org.snmp4j.PDU;
import org.snmp4j.smi.OID;

/** What came back for a request. */
sealed interface Arrival {
  /** The agent's answer. */
  record Response(PDU pdu) implements Arrival {
    /** Without the values: a password may be among them. */
    @Override
    public String toString() {
      return "Response[" + pdu.size() + " values]";
    }
  }

  /**
   * The agent did not process the request, and says why (RFC 3412, section 7.1, step 3).
   *
   * @param counter which counter of the usmStats group went up
   */
  record Report(OID counter) implements Arrival {}
}
