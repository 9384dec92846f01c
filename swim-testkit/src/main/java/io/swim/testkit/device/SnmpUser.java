package io.swim.testkit.device;

import java.util.Objects;

/**
 * An SNMPv3 user of a simulated device (RFC 3414). The passwords never appear in {@link
 * #toString()}.
 */
public final class SnmpUser {
  /** Authentication protocols: RFC 3414 and RFC 7860. */
  public enum Auth {
    NONE,
    MD5,
    SHA1,
    SHA256,
    SHA512
  }

  /** Privacy protocols: RFC 3414, RFC 3826 and the AES-256 that Cisco and net-snmp use. */
  public enum Privacy {
    NONE,
    DES,
    AES128,
    AES256
  }

  /** What a user may do. */
  public enum Rights {
    READ,
    WRITE
  }

  private final String name;
  private final Auth auth;
  private final String authPassword;
  private final Privacy privacy;
  private final String privacyPassword;
  private final Rights rights;

  private SnmpUser(
      String name,
      Auth auth,
      String authPassword,
      Privacy privacy,
      String privacyPassword,
      Rights rights) {
    this.name = Objects.requireNonNull(name, "name");
    this.auth = auth;
    this.authPassword = authPassword;
    this.privacy = privacy;
    this.privacyPassword = privacyPassword;
    this.rights = rights;
  }

  /** A user without authentication, who may only read. */
  public static SnmpUser noAuth(String name) {
    return new SnmpUser(name, Auth.NONE, "", Privacy.NONE, "", Rights.READ);
  }

  /** A user with authentication and no encryption, who may write. */
  public static SnmpUser auth(String name, Auth auth, String password) {
    return new SnmpUser(name, auth, checked(name, password), Privacy.NONE, "", Rights.WRITE);
  }

  /** A user with authentication and encryption, who may write. */
  public static SnmpUser authPriv(
      String name, Auth auth, String password, Privacy privacy, String privacyPassword) {
    return new SnmpUser(
        name, auth, checked(name, password), privacy, checked(name, privacyPassword), Rights.WRITE);
  }

  /** The same user with other rights. */
  public SnmpUser with(Rights other) {
    return new SnmpUser(name, auth, authPassword, privacy, privacyPassword, other);
  }

  private static String checked(String name, String password) {
    if (password.length() < 8) {
      throw new IllegalArgumentException(
          "SNMPv3 password of user "
              + name
              + " has "
              + password.length()
              + " characters, RFC 3414 section 11.2 wants at least 8");
    }
    return password;
  }

  public String name() {
    return name;
  }

  public Auth auth() {
    return auth;
  }

  public String authPassword() {
    return authPassword;
  }

  public Privacy privacy() {
    return privacy;
  }

  public String privacyPassword() {
    return privacyPassword;
  }

  public Rights rights() {
    return rights;
  }

  @Override
  public String toString() {
    return "SnmpUser[" + name + ", " + auth + ", " + privacy + ", " + rights + "]";
  }
}
