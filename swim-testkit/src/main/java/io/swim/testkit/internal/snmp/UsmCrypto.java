package io.swim.testkit.internal.snmp;

import io.swim.testkit.device.SnmpUser;
import java.util.Arrays;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthHMAC384SHA512;
import org.snmp4j.security.AuthMD5;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.security.AuthenticationProtocol;
import org.snmp4j.security.ByteArrayWindow;
import org.snmp4j.security.DecryptParams;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.PrivAES256;
import org.snmp4j.security.PrivDES;
import org.snmp4j.security.PrivacyProtocol;
import org.snmp4j.smi.OctetString;

/** Authentication and privacy of one user with one engine. */
final class UsmCrypto {
  private final AuthenticationProtocol auth;
  private final PrivacyProtocol privacy;
  private final byte[] authKey;
  private final byte[] privacyKey;

  UsmCrypto(SnmpUser user, UsmKeys keys, byte[] engineId) {
    this.auth = auth(user.auth());
    this.privacy = privacy(user.privacy());
    this.authKey = keys.localised(user.auth(), user.authPassword(), engineId);
    this.privacyKey =
        user.privacy() == SnmpUser.Privacy.NONE
            ? new byte[0]
            : fitted(keys.localised(user.auth(), user.privacyPassword(), engineId), user, engineId);
  }

  private byte[] fitted(byte[] key, SnmpUser user, byte[] engineId) {
    byte[] longEnough =
        key.length < privacy.getMinKeyLength()
            ? privacy.extendShortKey(key, new OctetString(user.privacyPassword()), engineId, auth)
            : key;
    return Arrays.copyOf(longEnough, Math.min(longEnough.length, privacy.getMaxKeyLength()));
  }

  private static AuthenticationProtocol auth(SnmpUser.Auth auth) {
    return switch (auth) {
      case MD5 -> new AuthMD5();
      case SHA1 -> new AuthSHA();
      case SHA256 -> new AuthHMAC192SHA256();
      case SHA512 -> new AuthHMAC384SHA512();
      case NONE -> throw new IllegalArgumentException("user without authentication has no key");
    };
  }

  private static PrivacyProtocol privacy(SnmpUser.Privacy privacy) {
    return switch (privacy) {
      case DES -> new PrivDES();
      case AES128, NONE -> new PrivAES128();
      case AES256 -> new PrivAES256();
    };
  }

  int codeLength() {
    return auth.getAuthenticationCodeLength();
  }

  boolean isAuthentic(byte[] message, int codeAt) {
    ByteArrayWindow code = new ByteArrayWindow(message, codeAt, codeLength());
    return auth.isAuthentic(authKey, message, 0, message.length, code);
  }

  void sign(byte[] message, int codeAt) {
    ByteArrayWindow code = new ByteArrayWindow(message, codeAt, codeLength());
    auth.authenticate(authKey, message, 0, message.length, code);
  }

  byte[] decrypt(byte[] data, byte[] salt, int boots, int time) {
    DecryptParams params = new DecryptParams(salt, 0, salt.length);
    return privacy.decrypt(data, 0, data.length, privacyKey, boots, time, params);
  }

  /** Encrypts; the salt of the message is left in {@code params}. */
  byte[] encrypt(byte[] data, int boots, int time, DecryptParams params) {
    return privacy.encrypt(data, 0, data.length, privacyKey, boots, time, params);
  }
}
