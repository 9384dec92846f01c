package io.swim.snmp.internal.wire;

import io.swim.device.SnmpCredentials;
import java.util.Optional;
import org.snmp4j.security.AuthHMAC128SHA224;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthHMAC256SHA384;
import org.snmp4j.security.AuthHMAC384SHA512;
import org.snmp4j.security.AuthMD5;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.security.AuthenticationProtocol;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.PrivAES192;
import org.snmp4j.security.PrivAES256;
import org.snmp4j.security.PrivDES;
import org.snmp4j.security.PrivacyProtocol;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.nonstandard.PrivAES192With3DESKeyExtension;
import org.snmp4j.security.nonstandard.PrivAES256With3DESKeyExtension;
import org.snmp4j.smi.OID;

/** The protocols of the user-based security model (RFC 3414, RFC 3826, RFC 7860). */
final class UsmProtocols {
  /** Ours: what a host sets in snmp4j's own singleton does not matter here. */
  static final SecurityProtocols ALL =
      new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.any);

  private UsmProtocols() {}

  static Optional<AuthenticationProtocol> auth(SnmpCredentials.Auth auth) {
    return switch (auth) {
      case NONE -> Optional.empty();
      case MD5 -> auth(AuthMD5.ID);
      case SHA1 -> auth(AuthSHA.ID);
      case SHA224 -> auth(AuthHMAC128SHA224.ID);
      case SHA256 -> auth(AuthHMAC192SHA256.ID);
      case SHA384 -> auth(AuthHMAC256SHA384.ID);
      case SHA512 -> auth(AuthHMAC384SHA512.ID);
    };
  }

  static Optional<PrivacyProtocol> priv(SnmpCredentials.Priv priv, KeyExtension extension) {
    boolean reeder = extension == KeyExtension.REEDER;
    return switch (priv) {
      case NONE -> Optional.empty();
      case DES -> priv(PrivDES.ID);
      case AES128 -> priv(PrivAES128.ID);
      case AES192 -> priv(reeder ? PrivAES192With3DESKeyExtension.ID : PrivAES192.ID);
      case AES256 -> priv(reeder ? PrivAES256With3DESKeyExtension.ID : PrivAES256.ID);
    };
  }

  /** Whether the digest is shorter than the key, so that it matters how the key is extended. */
  static boolean extendsKey(SnmpCredentials.User user) {
    return switch (user.auth()) {
      case NONE, SHA256, SHA384, SHA512 -> false;
      case SHA224 -> user.priv() == SnmpCredentials.Priv.AES256;
      case MD5, SHA1 ->
          user.priv() == SnmpCredentials.Priv.AES192 || user.priv() == SnmpCredentials.Priv.AES256;
    };
  }

  private static Optional<AuthenticationProtocol> auth(OID id) {
    return Optional.of(ALL.getAuthenticationProtocol(id));
  }

  private static Optional<PrivacyProtocol> priv(OID id) {
    return Optional.of(ALL.getPrivacyProtocol(id));
  }
}
