package io.swim.testkit.internal.snmp;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.device.SnmpUser;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.snmp.PduProcessor.Access;
import io.swim.testkit.internal.snmp.UsmMessage.Envelope;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.VariableBinding;

/**
 * SNMPv3 with the user-based security model for one device, as the authoritative engine of RFC 3414
 * section 3.2: discovery and time windows are answered with Report PDUs.
 */
final class UsmEngine {
  private static final int WINDOW_SECONDS = 150;
  private static final OID STATISTICS = new OID("1.3.6.1.6.3.15.1.1");
  private static final int UNSUPPORTED_LEVEL = 1;
  private static final int NOT_IN_WINDOW = 2;
  private static final int UNKNOWN_USER = 3;
  private static final int UNKNOWN_ENGINE = 4;
  private static final int WRONG_DIGEST = 5;
  private static final int DECRYPTION_ERROR = 6;

  private final NetworkDevice device;
  private final UsmKeys keys;
  private final PduProcessor processor;
  private final Map<Integer, Integer> statistics = new HashMap<>();
  private final Map<String, UsmCrypto> cryptos = new HashMap<>();
  private byte[] cryptoEngineId = {};

  UsmEngine(NetworkDevice device, UsmKeys keys, PduProcessor processor) {
    this.device = device;
    this.keys = keys;
    this.processor = processor;
  }

  private int time() {
    return (int) Math.min(device.uptime().toSeconds(), Integer.MAX_VALUE);
  }

  Optional<byte[]> answer(byte[] bytes) throws IOException {
    UsmMessage message = UsmMessage.decode(bytes);
    if (!message.isUsm()) {
      return Optional.empty();
    }
    if (!Arrays.equals(message.engineId(), device.engineId())) {
      return report(message, UNKNOWN_ENGINE, Optional.empty());
    }
    Optional<SnmpUser> user =
        device.spec().credentials().snmpUsers().stream()
            .filter(known -> known.name().equals(message.user()))
            .findFirst();
    if (user.isEmpty()) {
      return report(message, UNKNOWN_USER, Optional.empty());
    }
    if (!allows(user.get(), message)) {
      return report(message, UNSUPPORTED_LEVEL, Optional.empty());
    }
    if (!message.has(UsmMessage.AUTH)) {
      return respond(message, message.data(), user.get(), Optional.empty());
    }
    UsmCrypto crypto = crypto(user.get());
    if (message.code().length != crypto.codeLength()
        || !crypto.isAuthentic(bytes, message.codeAt())) {
      return report(message, WRONG_DIGEST, Optional.empty());
    }
    if (message.boots() != device.engineBoots()
        || Math.abs(message.time() - time()) > WINDOW_SECONDS) {
      return report(message, NOT_IN_WINDOW, Optional.of(crypto));
    }
    if (!message.has(UsmMessage.PRIVACY)) {
      return respond(message, message.data(), user.get(), Optional.of(crypto));
    }
    byte[] plain;
    try {
      plain = crypto.decrypt(message.data(), message.salt(), message.boots(), message.time());
      decode(plain);
    } catch (IOException | RuntimeException e) {
      return report(message, DECRYPTION_ERROR, Optional.of(crypto));
    }
    return respond(message, plain, user.get(), Optional.of(crypto));
  }

  /** The level must be the one the user is set up for, as with an access group of that level. */
  private static boolean allows(SnmpUser user, UsmMessage message) {
    boolean auth = message.has(UsmMessage.AUTH);
    boolean privacy = message.has(UsmMessage.PRIVACY);
    if (!auth) {
      return !privacy && user.auth() == SnmpUser.Auth.NONE;
    }
    return user.auth() != SnmpUser.Auth.NONE
        && privacy == (user.privacy() != SnmpUser.Privacy.NONE);
  }

  private UsmCrypto crypto(SnmpUser user) {
    byte[] engineId = device.engineId();
    if (!Arrays.equals(engineId, cryptoEngineId)) {
      cryptos.clear();
      cryptoEngineId = engineId;
    }
    return cryptos.computeIfAbsent(user.name(), any -> new UsmCrypto(user, keys, engineId));
  }

  private static ScopedPDU decode(byte[] bytes) throws IOException {
    ScopedPDU pdu = new ScopedPDU();
    pdu.decodeBER(new BERInputStream(ByteBuffer.wrap(bytes)));
    return pdu;
  }

  private Optional<byte[]> respond(
      UsmMessage message, byte[] plain, SnmpUser user, Optional<UsmCrypto> crypto)
      throws IOException {
    ScopedPDU request = decode(plain);
    ScopedPDU response = new ScopedPDU();
    response.setContextEngineID(new OctetString(device.engineId()));
    response.setContextName(request.getContextName());
    boolean write = user.rights() == SnmpUser.Rights.WRITE && !device.has(Trait.SNMP_READ_ONLY);
    processor.process(
        request, response, SnmpConstants.version3, write ? Access.WRITE : Access.READ);
    int flags = message.flags() & (UsmMessage.AUTH | UsmMessage.PRIVACY);
    return Optional.of(envelope(message, flags).seal(Ber.encode(response), crypto));
  }

  private Envelope envelope(UsmMessage message, int flags) {
    return new Envelope(
        message.id(), flags, device.engineId(), device.engineBoots(), time(), message.user());
  }

  private Optional<byte[]> report(UsmMessage message, int counter, Optional<UsmCrypto> crypto)
      throws IOException {
    int count = statistics.merge(counter, 1, Integer::sum);
    if (!message.has(UsmMessage.REPORTABLE)) {
      return Optional.empty();
    }
    ScopedPDU report = new ScopedPDU();
    report.setType(PDU.REPORT);
    report.setContextEngineID(new OctetString(device.engineId()));
    if (!message.has(UsmMessage.PRIVACY)) {
      report.setRequestID(decode(message.data()).getRequestID());
    }
    report.add(
        new VariableBinding(new OID(STATISTICS).append(counter).append(0), new Counter32(count)));
    int flags = crypto.isPresent() ? UsmMessage.AUTH : 0;
    return Optional.of(envelope(message, flags).seal(Ber.encode(report), crypto));
  }
}
