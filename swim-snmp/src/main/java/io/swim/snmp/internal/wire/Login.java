package io.swim.snmp.internal.wire;

import io.swim.device.Secret;
import io.swim.device.SnmpCredentials;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.ScopedPDU;

/** In whose name a request is sent. */
public sealed interface Login {
  /** An empty request of the SNMP version of this login. */
  PDU newPdu();

  /** Whether GETBULK exists (RFC 3416, not RFC 1157). */
  boolean hasBulk();

  /**
   * SNMP v1 or v2c.
   *
   * @param version v1 or v2c
   * @param community for what is asked
   */
  record Community(SnmpCredentials.Version version, Secret community) implements Login {
    @Override
    public PDU newPdu() {
      return version == SnmpCredentials.Version.V1 ? new PDUv1() : new PDU();
    }

    @Override
    public boolean hasBulk() {
      return version != SnmpCredentials.Version.V1;
    }
  }

  /**
   * SNMP v3.
   *
   * @param credentials of the user
   */
  record User(SnmpCredentials.User credentials) implements Login {
    @Override
    public PDU newPdu() {
      return new ScopedPDU();
    }

    @Override
    public boolean hasBulk() {
      return true;
    }
  }
}
