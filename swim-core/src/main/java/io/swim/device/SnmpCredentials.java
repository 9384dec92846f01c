package io.swim.device;

import java.util.Objects;
import java.util.Optional;

/** How to talk SNMP with a device. */
public sealed interface SnmpCredentials {
  /** Whether anything may be set with these. */
  boolean canWrite();

  /**
   * Communities of SNMP v1 or v2c.
   *
   * @param version v1 or v2c
   * @param read for reading
   * @param write for writing; without it nothing can be started over SNMP
   */
  record Community(Version version, Secret read, Optional<Secret> write)
      implements SnmpCredentials {
    public Community {
      Objects.requireNonNull(version, "version");
      Objects.requireNonNull(read, "read");
      Objects.requireNonNull(write, "write");
    }

    @Override
    public boolean canWrite() {
      return write.isPresent();
    }
  }

  /**
   * A user of SNMP v3, for reading and writing.
   *
   * @param user the security name
   * @param auth how messages are signed
   * @param authPassword needed unless auth is NONE
   * @param priv how messages are encrypted
   * @param privPassword needed unless priv is NONE
   */
  record User(
      String user,
      Auth auth,
      Optional<Secret> authPassword,
      Priv priv,
      Optional<Secret> privPassword)
      implements SnmpCredentials {
    public User {
      Objects.requireNonNull(user, "user");
      Objects.requireNonNull(auth, "auth");
      Objects.requireNonNull(authPassword, "authPassword");
      Objects.requireNonNull(priv, "priv");
      Objects.requireNonNull(privPassword, "privPassword");
      if (auth != Auth.NONE && authPassword.isEmpty()) {
        throw new IllegalArgumentException("SNMP v3 user " + user + " has no auth password");
      }
      if (priv != Priv.NONE && privPassword.isEmpty()) {
        throw new IllegalArgumentException("SNMP v3 user " + user + " has no priv password");
      }
      if (priv != Priv.NONE && auth == Auth.NONE) {
        throw new IllegalArgumentException("SNMP v3 user " + user + " has priv without auth");
      }
    }

    @Override
    public boolean canWrite() {
      return true;
    }
  }

  /** The versions with communities. */
  enum Version {
    V1,
    V2C
  }

  /** RFC 3414 and RFC 7860. */
  enum Auth {
    NONE,
    MD5,
    SHA1,
    SHA224,
    SHA256,
    SHA384,
    SHA512
  }

  /** RFC 3414, RFC 3826 and the AES-192/256 that vendors agree on. */
  enum Priv {
    NONE,
    DES,
    AES128,
    AES192,
    AES256
  }
}
