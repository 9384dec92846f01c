package io.swim.transfer.ssh;

import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.cipher.Cipher;
import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.kex.KeyExchangeFactory;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.mac.Mac;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;

/**
 * What the server agrees to. The first entry of the <em>client's</em> list that the server has too
 * is taken (RFC 4253, section 7.1), so what is left out counts more than the order.
 */
final class Algorithms {
  /** Extras that a builder turns on. */
  enum Extra {
    /** For devices with software from before about 2015. */
    LEGACY,
    /** Key exchanges that hold against a quantum computer. */
    POST_QUANTUM
  }

  private Algorithms() {}

  static void apply(SshServer server, List<Extra> extras) {
    boolean legacy = extras.contains(Extra.LEGACY);
    server.setKeyExchangeFactories(exchanges(extras));
    server.setCipherFactories(ciphers(legacy));
    server.setMacFactories(macs(legacy));
    server.setSignatureFactories(signatures(legacy));
    server.setCompressionFactories(List.of(BuiltinCompressions.none));
  }

  /**
   * Without the post-quantum exchanges: clients put them first, and in Java sntrup761 costs 38 ms
   * of CPU time per connection, ten times all the rest of a login. The password dies with the
   * offering and the image is the vendor's, so that a recording is worth nothing to a later quantum
   * computer.
   */
  @SuppressWarnings("deprecation") // as below
  private static List<KeyExchangeFactory> exchanges(List<Extra> extras) {
    List<BuiltinDHFactories> builtIn = new ArrayList<>();
    if (extras.contains(Extra.POST_QUANTUM)) {
      builtIn.add(BuiltinDHFactories.mlkem768x25519);
      builtIn.add(BuiltinDHFactories.sntrup761x25519);
      builtIn.add(BuiltinDHFactories.sntrup761x25519_openssh);
    }
    builtIn.add(BuiltinDHFactories.curve25519);
    builtIn.add(BuiltinDHFactories.curve25519_libssh);
    builtIn.add(BuiltinDHFactories.ecdhp256);
    builtIn.add(BuiltinDHFactories.ecdhp384);
    builtIn.add(BuiltinDHFactories.ecdhp521);
    builtIn.add(BuiltinDHFactories.dhg14_256);
    builtIn.add(BuiltinDHFactories.dhg16_512);
    builtIn.add(BuiltinDHFactories.dhgex256);
    if (extras.contains(Extra.LEGACY)) {
      builtIn.add(BuiltinDHFactories.dhg14);
      builtIn.add(BuiltinDHFactories.dhg1);
    }
    return NamedFactory.setUpTransformedFactories(true, builtIn, ServerBuilder.DH2KEX);
  }

  /**
   * Without chacha20-poly1305: OpenSSH clients put it first, and it is plain Java here while AES is
   * done by the processor. No client is known that has it and no AES.
   */
  @SuppressWarnings("deprecation") // weak ones are for old devices, on request
  private static List<NamedFactory<Cipher>> ciphers(boolean legacy) {
    List<NamedFactory<Cipher>> all =
        new ArrayList<>(
            List.of(
                BuiltinCiphers.aes128gcm,
                BuiltinCiphers.aes256gcm,
                BuiltinCiphers.aes128ctr,
                BuiltinCiphers.aes192ctr,
                BuiltinCiphers.aes256ctr));
    if (legacy) {
      all.add(BuiltinCiphers.aes128cbc);
      all.add(BuiltinCiphers.aes192cbc);
      all.add(BuiltinCiphers.aes256cbc);
      all.add(BuiltinCiphers.tripledescbc);
    }
    return all;
  }

  private static List<NamedFactory<Mac>> macs(boolean legacy) {
    List<NamedFactory<Mac>> all =
        new ArrayList<>(
            List.of(
                BuiltinMacs.hmacsha256etm,
                BuiltinMacs.hmacsha512etm,
                BuiltinMacs.hmacsha256,
                BuiltinMacs.hmacsha512));
    if (legacy) {
      all.add(BuiltinMacs.hmacsha1);
    }
    return all;
  }

  private static List<NamedFactory<Signature>> signatures(boolean legacy) {
    List<NamedFactory<Signature>> all =
        new ArrayList<>(
            List.of(
                BuiltinSignatures.rsaSHA512,
                BuiltinSignatures.rsaSHA256,
                BuiltinSignatures.nistp256,
                BuiltinSignatures.nistp384,
                BuiltinSignatures.nistp521,
                BuiltinSignatures.ed25519));
    all.removeIf(each -> each instanceof BuiltinSignatures one && !one.isSupported());
    if (legacy) {
      all.add(BuiltinSignatures.rsa);
    }
    return all;
  }
}
