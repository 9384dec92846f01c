package io.swim.testkit.internal.snmp;

import io.swim.testkit.device.SnmpUser;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keys from passwords (RFC 3414 appendix A.2). The slow first half, a megabyte through the digest,
 * is done once for a password, however many devices share it. Thread-safe.
 */
public final class UsmKeys {
  private static final int EXPANDED = 1_048_576;

  private final Map<String, byte[]> userKeys = new ConcurrentHashMap<>();

  /** The localised key of a password for one engine. */
  byte[] localised(SnmpUser.Auth auth, String password, byte[] engineId) {
    byte[] userKey =
        userKeys.computeIfAbsent(auth + ":" + password, any -> userKey(auth, password));
    MessageDigest digest = digest(auth);
    digest.update(userKey);
    digest.update(engineId);
    return digest.digest(userKey);
  }

  private static byte[] userKey(SnmpUser.Auth auth, String password) {
    byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
    byte[] chunk = new byte[64];
    MessageDigest digest = digest(auth);
    int next = 0;
    for (int done = 0; done < EXPANDED; done += chunk.length) {
      for (int i = 0; i < chunk.length; i++) {
        chunk[i] = bytes[next++ % bytes.length];
      }
      next %= bytes.length;
      digest.update(chunk);
    }
    return digest.digest();
  }

  static MessageDigest digest(SnmpUser.Auth auth) {
    try {
      return MessageDigest.getInstance(
          switch (auth) {
            case MD5 -> "MD5";
            case SHA1 -> "SHA-1";
            case SHA256 -> "SHA-256";
            case SHA512 -> "SHA-512";
            case NONE -> throw new IllegalArgumentException("no digest without authentication");
          });
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has this digest: " + auth, e);
    }
  }
}
