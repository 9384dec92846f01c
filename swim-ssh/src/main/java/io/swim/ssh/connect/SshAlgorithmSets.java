package io.swim.ssh.connect;

import io.swim.device.SshAlgorithms;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.transport.cipher.Cipher;

/**
 * Which algorithms are offered, in order. The library's own list has arcfour, hmac-md5 and ssh-dss
 * in it; these are never offered.
 */
final class SshAlgorithmSets {
  private static final List<String> KEX =
      List.of(
          "curve25519-sha256",
          "curve25519-sha256@libssh.org",
          "ecdh-sha2-nistp256",
          "ecdh-sha2-nistp384",
          "ecdh-sha2-nistp521",
          "diffie-hellman-group-exchange-sha256",
          "diffie-hellman-group14-sha256",
          "diffie-hellman-group16-sha512",
          "diffie-hellman-group18-sha512",
          "ext-info-c");
  private static final List<String> OLD_KEX =
      List.of(
          "diffie-hellman-group-exchange-sha1",
          "diffie-hellman-group14-sha1",
          "diffie-hellman-group1-sha1");
  private static final List<String> CIPHERS =
      List.of(
          "aes128-gcm@openssh.com",
          "aes256-gcm@openssh.com",
          "chacha20-poly1305@openssh.com",
          "aes128-ctr",
          "aes192-ctr",
          "aes256-ctr");
  private static final List<String> OLD_CIPHERS =
      List.of("aes128-cbc", "aes192-cbc", "aes256-cbc", "3des-cbc");
  private static final List<String> MACS =
      List.of(
          "hmac-sha2-256-etm@openssh.com",
          "hmac-sha2-512-etm@openssh.com",
          "hmac-sha2-256",
          "hmac-sha2-512");
  private static final List<String> OLD_MACS = List.of("hmac-sha1");
  private static final List<String> KEYS =
      List.of(
          "ssh-ed25519",
          "ecdsa-sha2-nistp256",
          "ecdsa-sha2-nistp384",
          "ecdsa-sha2-nistp521",
          "rsa-sha2-512",
          "rsa-sha2-256");
  private static final List<String> OLD_KEYS = List.of("ssh-rsa");

  private SshAlgorithmSets() {}

  /** A new configuration of the library. */
  static Config config(SshAlgorithms algorithms) {
    boolean old = algorithms == SshAlgorithms.LEGACY;
    DefaultConfig config = new DefaultConfig();
    config.setLoggerFactory(new QuietLoggers());
    config.setKeyExchangeFactories(pick(config.getKeyExchangeFactories(), KEX, OLD_KEX, old));
    config.setCipherFactories(pick(ciphers(config), CIPHERS, OLD_CIPHERS, old));
    config.setMACFactories(pick(config.getMACFactories(), MACS, OLD_MACS, old));
    config.setKeyAlgorithms(pick(config.getKeyAlgorithms(), KEYS, OLD_KEYS, old));
    return config;
  }

  /** Ours first: the first one of a name is taken. */
  private static List<Factory.Named<Cipher>> ciphers(Config config) {
    List<Factory.Named<Cipher>> ciphers = new ArrayList<>(JdkCiphers.all());
    ciphers.addAll(config.getCipherFactories());
    return ciphers;
  }

  private static <T> List<Factory.Named<T>> pick(
      List<Factory.Named<T>> available, List<String> modern, List<String> old, boolean withOld) {
    List<String> wanted = new ArrayList<>(modern);
    if (withOld) {
      wanted.addAll(old);
    }
    List<Factory.Named<T>> picked = new ArrayList<>();
    for (String name : wanted) {
      available.stream()
          .filter(each -> each.getName().equals(name))
          .findFirst()
          .ifPresent(picked::add);
    }
    return picked;
  }
}
