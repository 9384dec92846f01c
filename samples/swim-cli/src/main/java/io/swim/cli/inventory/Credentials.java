package io.swim.cli.inventory;

import io.swim.device.CliCredentials;
import io.swim.device.Secret;
import io.swim.device.SnmpCredentials;
import io.swim.device.SnmpCredentials.Auth;
import io.swim.device.SnmpCredentials.Community;
import io.swim.device.SnmpCredentials.Priv;
import io.swim.device.SnmpCredentials.User;
import io.swim.device.SnmpCredentials.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sections {@code snmp} and {@code cli} of a device. */
final class Credentials {
  static final Set<String> SNMP =
      Set.of(
          "version",
          "read",
          "write",
          "user",
          "auth",
          "authProtocol",
          "authPassword",
          "priv",
          "privProtocol",
          "privPassword");
  static final Set<String> CLI =
      Set.of("username", "password", "enable", "key", "hostkey", "legacy");
  private static final Set<String> PROTOCOL = Set.of("protocol", "password");
  private static final Map<String, String> VERSIONS =
      Map.of("1", "1", "v1", "1", "2c", "2c", "v2c", "2c", "3", "3", "v3", "3");
  private static final Map<String, Auth> AUTH =
      Map.of(
          "none", Auth.NONE,
          "md5", Auth.MD5,
          "sha", Auth.SHA1,
          "sha1", Auth.SHA1,
          "sha224", Auth.SHA224,
          "sha256", Auth.SHA256,
          "sha384", Auth.SHA384,
          "sha512", Auth.SHA512);
  private static final Map<String, Priv> PRIV =
      Map.of(
          "none", Priv.NONE,
          "des", Priv.DES,
          "aes", Priv.AES128,
          "aes128", Priv.AES128,
          "aes192", Priv.AES192,
          "aes256", Priv.AES256);
  private static final String PEM = "-----BEGIN";
  private static final int LONGEST_PATH = 1024;

  private final Path folder;
  private final SecretValues secrets;

  /** Key files are found from that folder on. */
  Credentials(Path folder, SecretValues secrets) {
    this.folder = folder;
    this.secrets = secrets;
  }

  Optional<CliCredentials> cli(Section section) {
    Optional<Secret> password = secrets.of(section, "password");
    Optional<Secret> key = section.text("key").map(text -> Secret.of(privateKey(section, text)));
    if (section.text("username").isEmpty() && password.isEmpty() && key.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new CliCredentials(
            section.text("username").orElse(""), password, secrets.of(section, "enable"), key));
  }

  private String privateKey(Section section, String text) {
    if (text.strip().startsWith(PEM)) {
      return text;
    }
    if (text.contains("\n") || text.length() > LONGEST_PATH) {
      throw section.wrong("key", "key is neither the path of a file nor a key in PEM form");
    }
    try {
      String content = Files.readString(folder.resolve(text));
      if (!content.strip().startsWith(PEM)) {
        throw section.wrong("key", "key file " + text + " holds no private key in PEM form");
      }
      return content;
    } catch (IOException | InvalidPathException e) {
      throw section.wrong("key", "key file " + text + " can't be read");
    }
  }

  SnmpCredentials snmp(Section section) {
    String guess = section.text("user").isPresent() ? "3" : "2c";
    String version = section.oneOf("version", VERSIONS).orElse(guess);
    refuseUnused(section, version.equals("3"), version);
    if (version.equals("3")) {
      return user(section);
    }
    return new Community(
        version.equals("1") ? Version.V1 : Version.V2C,
        secrets.required(section, "read"),
        secrets.of(section, "write"));
  }

  /** A key beside a version that has no use for it is a mistake, unless the defaults brought it. */
  private static void refuseUnused(Section section, boolean isUser, String version) {
    for (String key : SNMP) {
      boolean forCommunity = key.equals("read") || key.equals("write");
      if (!key.equals("version") && forCommunity == isUser && section.hasOwn(key)) {
        throw section.wrong(key, "key '" + key + "' has no meaning in SNMP version " + version);
      }
    }
  }

  private SnmpCredentials user(Section section) {
    Choice<Auth> auth = choice(section, "auth", AUTH, Auth.NONE);
    Choice<Priv> priv = choice(section, "priv", PRIV, Priv.NONE);
    try {
      return new User(
          section.required("user"), auth.protocol, auth.password, priv.protocol, priv.password);
    } catch (IllegalArgumentException e) {
      throw section.wrong("user", String.valueOf(e.getMessage()));
    }
  }

  private record Choice<T>(T protocol, Optional<Secret> password) {}

  /** {@code auth: {protocol: sha256, password: x}}, or {@code auth: sha256, authPassword: x}. */
  private <T> Choice<T> choice(Section section, String key, Map<String, T> words, T none) {
    Section from = section;
    String protocolKey =
        !section.isMapping(key) && section.text(key).isPresent() ? key : key + "Protocol";
    String passwordKey = key + "Password";
    if (section.isMapping(key)) {
      from = section.section(key, PROTOCOL).orElseThrow();
      protocolKey = "protocol";
      passwordKey = "password";
    }
    Optional<T> protocol = from.oneOf(protocolKey, words);
    Optional<Secret> password = secrets.of(from, passwordKey);
    if (protocol.isEmpty() && password.isPresent()) {
      throw from.wrong(passwordKey, "a password for " + key + " needs its protocol");
    }
    return new Choice<>(protocol.orElse(none), password);
  }
}
