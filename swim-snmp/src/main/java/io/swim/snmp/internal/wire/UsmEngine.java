package io.swim.snmp.internal.wire;

import io.swim.device.SnmpCredentials;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.MutablePDU;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.TransportStateReference;
import org.snmp4j.UserTarget;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.MutableStateReference;
import org.snmp4j.mp.PduHandle;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.USM;
import org.snmp4j.security.UsmTimeEntry;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;

/**
 * The SNMP v3 engine of one device as far as it is known: its ID, its boots and time, the keys of
 * its users. Each device has its own, for three reasons: the same user may have another password
 * elsewhere; cloned devices have the same engine ID but not the same boots; and forgetting an
 * engine is dropping this object. Thread-safe.
 *
 * <p>The first engine ID seen is trusted, a later one is not: snmp4j's message processing drops
 * whatever does not come from the engine that was asked, and its USM (RFC 3414, section 3.2, step
 * 7) drops boots that went back.
 */
final class UsmEngine {
  private static final int MAX_MESSAGE_SIZE = 65507;

  private final UdpAddress address;
  private final MPv3 messages;
  private final USM security;
  private final Set<SnmpCredentials.User> answered = ConcurrentHashMap.newKeySet();
  private volatile @Nullable UserTargets users;

  UsmEngine(UdpAddress address, OctetString localEngineId) {
    this.address = address;
    CounterSupport counters = new CounterSupport();
    this.security = new USM(UsmProtocols.ALL, localEngineId, 0, counters);
    SecurityModels models = new SecurityModels();
    models.addSecurityModel(security);
    this.messages = new MPv3(localEngineId.getValue(), null, UsmProtocols.ALL, models, counters);
  }

  boolean isKnown() {
    return users != null;
  }

  void answered(SnmpCredentials.User user) {
    answered.add(user);
  }

  boolean hasAnswered(SnmpCredentials.User user) {
    return answered.contains(user);
  }

  void switchKeyExtension() {
    UserTargets known = users;
    if (known != null) {
      known.switchKeyExtension();
    }
  }

  /** A request of an engine ID and nothing else (RFC 3414, section 4). */
  byte[] encodeDiscovery(PduHandle handle) throws IOException {
    return encode(
        new UserTarget<>(address, new OctetString(), new byte[0], SecurityLevel.NOAUTH_NOPRIV),
        new ScopedPDU(),
        handle);
  }

  byte[] encode(Login.User login, PDU pdu, PduHandle handle) throws IOException {
    UserTargets known = users;
    if (known == null) {
      throw new IOException("the engine ID of " + address + " is not known yet");
    }
    return encode(known.target(login.credentials()), pdu, handle);
  }

  private byte[] encode(UserTarget<UdpAddress> target, PDU pdu, PduHandle handle)
      throws IOException {
    pdu.setRequestID(new Integer32(handle.getTransactionID()));
    BEROutputStream out = new BEROutputStream();
    int status =
        messages.prepareOutgoingMessage(
            address,
            MAX_MESSAGE_SIZE,
            MPv3.ID,
            SecurityModel.SECURITY_MODEL_USM,
            target.getSecurityName().getValue(),
            target.getSecurityLevel(),
            pdu,
            true,
            handle,
            out,
            new TransportStateReference(
                null,
                address,
                target.getSecurityName(),
                SecurityLevel.get(target.getSecurityLevel()),
                SecurityLevel.undefined,
                false,
                null,
                target));
    if (status != SnmpConstants.SNMP_MP_OK) {
      throw new IOException(
          "the SNMP v3 message can't be made: " + SnmpConstants.mpErrorMessage(status));
    }
    return out.getBuffer().array();
  }

  /**
   * A message as it came: either it belongs to a request, or there may be a reason why not.
   *
   * @param requestId what it belongs to
   * @param arrival what it says
   * @param refusal why it is not believed
   */
  record Message(int requestId, Optional<Arrival> arrival, Optional<String> refusal) {}

  Message decode(MessageDispatcherImpl dispatcher, BERInputStream in) {
    MutablePDU pdu = new MutablePDU();
    PduHandle handle = new PduHandle();
    HeaderReader header = new HeaderReader(messages);
    int status =
        messages.prepareDataElements(
            header,
            dispatcher,
            address,
            in,
            new TransportStateReference(
                null, address, null, SecurityLevel.undefined, SecurityLevel.undefined, false, null),
            new Integer32(),
            new Integer32(),
            new OctetString(),
            new Integer32(),
            pdu,
            handle,
            new Integer32(),
            new StatusInformation(),
            new MutableStateReference<>());
    if (status != SnmpConstants.SNMP_MP_OK) {
      return new Message(0, Optional.empty(), refusal(status, header));
    }
    if (pdu.getPdu().getType() == PDU.REPORT) {
      learn(header.engineId());
      return new Message(
          handle.getTransactionID(),
          Optional.of(new Arrival.Report(pdu.getPdu().get(0).getOid())),
          Optional.empty());
    }
    return new Message(
        handle.getTransactionID(),
        Optional.of(new Arrival.Response(pdu.getPdu())),
        Optional.empty());
  }

  void release(PduHandle handle) {
    messages.releaseStateReference(handle);
  }

  private synchronized void learn(byte[] engineId) {
    if (users == null && engineId.length >= MPv3.MINLEN_ENGINE_ID) {
      users = new UserTargets(address, engineId);
      // From here on, nothing about another engine is taken in.
      security.setEngineDiscoveryEnabled(false);
    }
  }

  private Optional<String> refusal(int status, HeaderReader header) {
    OctetString known = messages.getEngineID(address);
    if (known == null) {
      return Optional.empty();
    }
    if (header.engineId().length > 0 && !known.equals(new OctetString(header.engineId()))) {
      return Optional.of(
          "its engine ID changed from "
              + hex(known.getValue())
              + " to "
              + hex(header.engineId())
              + " though no reload was ordered");
    }
    return switch (status) {
      case SnmpConstants.SNMPv3_USM_NOT_IN_TIME_WINDOW -> {
        UsmTimeEntry time = security.getTimeTable().getTime(known);
        yield Optional.of(
            "its engine boots and time went back from "
                + (time == null ? "?" : time.getEngineBoots() + "/" + time.getLatestReceivedTime())
                + " to "
                + header.boots()
                + "/"
                + header.time()
                + " though no reload was ordered");
      }
      case SnmpConstants.SNMPv3_USM_AUTHENTICATION_FAILURE ->
          Optional.of("its answer is not signed with the user's auth password");
      case SnmpConstants.SNMPv3_USM_DECRYPTION_ERROR ->
          Optional.of("its answer can't be decrypted with the user's priv password");
      default -> Optional.empty();
    };
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
