package io.swim.snmp.internal.wire;

import io.swim.device.Secret;
import io.swim.device.SnmpCredentials;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.snmp4j.DirectUserTarget;
import org.snmp4j.security.AuthenticationProtocol;
import org.snmp4j.security.PrivacyProtocol;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;

/**
 * Users with their keys for one engine (RFC 3414, section 2.6). They belong to this engine alone,
 * so that the same user name may have another password on every device. Making a key digests 1 MiB,
 * hence they are kept. Thread-safe.
 */
final class UserTargets {
  private final UdpAddress address;
  private final byte[] engineId;
  private final Map<SnmpCredentials.User, DirectUserTarget<UdpAddress>> targets =
      new ConcurrentHashMap<>();

  private volatile KeyExtension extension;

  UserTargets(UdpAddress address, byte[] engineId) {
    this.address = address;
    this.engineId = engineId;
    this.extension = KeyExtension.likely(engineId);
  }

  DirectUserTarget<UdpAddress> target(SnmpCredentials.User user) {
    return targets.computeIfAbsent(user, this::localized);
  }

  /** From now on, keys are extended in the other way. */
  void switchKeyExtension() {
    extension = extension.other();
    targets.clear();
  }

  private DirectUserTarget<UdpAddress> localized(SnmpCredentials.User user) {
    Optional<AuthenticationProtocol> auth = UsmProtocols.auth(user.auth());
    Optional<PrivacyProtocol> priv = UsmProtocols.priv(user.priv(), extension);
    byte @Nullable [] authKey =
        auth.map(it -> it.passwordToKey(password(user.authPassword()), engineId)).orElse(null);
    byte @Nullable [] privKey =
        priv.map(
                it ->
                    SecurityProtocols.passwordToKey(
                        it, auth.orElseThrow(), password(user.privPassword()), engineId))
            .orElse(null);
    return new DirectUserTarget<>(
        address,
        new OctetString(user.user().getBytes(StandardCharsets.UTF_8)),
        engineId,
        auth.orElse(null),
        octets(authKey),
        priv.orElse(null),
        octets(privKey));
  }

  private static @Nullable OctetString octets(byte @Nullable [] key) {
    return key == null ? null : new OctetString(key);
  }

  private static OctetString password(Optional<Secret> secret) {
    return new OctetString(secret.orElseThrow().reveal().getBytes(StandardCharsets.UTF_8));
  }
}
