package io.swim.snmp.internal.wire;

import java.io.IOException;
import org.snmp4j.ScopedPDU;
import org.snmp4j.TransportStateReference;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.MPv3ScopedPDUExtractor;
import org.snmp4j.mp.MutableStateReference;
import org.snmp4j.mp.PduHandle;
import org.snmp4j.mp.StateReference;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityParameters;
import org.snmp4j.security.SecurityStateReference;
import org.snmp4j.security.UsmSecurityParameters;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;

/** Reads along what the message header says of its engine, which snmp4j keeps to itself. */
final class HeaderReader implements MPv3ScopedPDUExtractor {
  private final MPv3 messages;
  private byte[] engineId = {};
  private int boots;
  private int time;

  HeaderReader(MPv3 messages) {
    this.messages = messages;
  }

  byte[] engineId() {
    return engineId;
  }

  int boots() {
    return boots;
  }

  int time() {
    return time;
  }

  @Override
  public int extractScopedPDU(
      BERInputStream wholeMessage,
      SecurityModel model,
      TransportStateReference transport,
      MPv3.HeaderData header,
      Integer32 securityLevel,
      Integer32 maxSizeResponse,
      StatusInformation status,
      OctetString securityName,
      OctetString securityEngineId,
      Integer32 version,
      SecurityParameters parameters,
      BEROutputStream scopedPdu,
      SecurityStateReference state)
      throws IOException {
    if (parameters instanceof UsmSecurityParameters usm) {
      engineId = usm.getAuthoritativeEngineID();
      boots = usm.getAuthoritativeEngineBoots();
      time = usm.getAuthoritativeEngineTime();
    }
    return messages.extractScopedPDU(
        wholeMessage,
        model,
        transport,
        header,
        securityLevel,
        maxSizeResponse,
        status,
        securityName,
        securityEngineId,
        version,
        parameters,
        scopedPdu,
        state);
  }

  @Override
  public <A extends Address> Integer validatePreparedPDU(
      OctetString securityName,
      Integer32 securityLevel,
      ScopedPDU pdu,
      MPv3.HeaderData header,
      OctetString securityEngineId,
      SecurityModel model,
      StateReference<A> reference,
      SecurityStateReference state,
      PduHandle handle,
      MutableStateReference<A> mutableReference,
      StatusInformation status) {
    return messages.validatePreparedPDU(
        securityName,
        securityLevel,
        pdu,
        header,
        securityEngineId,
        model,
        reference,
        state,
        handle,
        mutableReference,
        status);
  }
}
