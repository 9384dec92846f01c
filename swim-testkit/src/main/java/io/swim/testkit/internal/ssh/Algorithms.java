package io.swim.testkit.internal.ssh;

import io.swim.testkit.device.SshProfile;
import java.util.List;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.kex.KeyExchangeFactory;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.session.ServerSessionImpl;

/** The algorithms of each profile. */
final class Algorithms {
  private static final List<KeyExchangeFactory> FAST_EXCHANGES =
      exchanges(BuiltinDHFactories.curve25519, BuiltinDHFactories.ecdhp256);

  @SuppressWarnings("deprecation") // weak algorithms are the point
  private static final List<KeyExchangeFactory> LEGACY_EXCHANGES =
      exchanges(BuiltinDHFactories.dhg14, BuiltinDHFactories.dhg1);

  private Algorithms() {}

  static void apply(SshProfile profile, ServerSessionImpl session) {
    switch (profile) {
      case FAST -> session.setKeyExchangeFactories(FAST_EXCHANGES);
      case LEGACY -> legacy(session);
      case LIBRARY_DEFAULT -> {}
    }
  }

  @SuppressWarnings("deprecation") // weak algorithms are the point
  private static void legacy(ServerSessionImpl session) {
    session.setKeyExchangeFactories(LEGACY_EXCHANGES);
    session.setCipherFactories(List.of(BuiltinCiphers.aes128cbc, BuiltinCiphers.tripledescbc));
    session.setMacFactories(List.of(BuiltinMacs.hmacsha1));
    session.setSignatureFactories(List.of(BuiltinSignatures.rsa));
  }

  /** They hold nothing of a session: made once for all. */
  private static List<KeyExchangeFactory> exchanges(BuiltinDHFactories... builtIn) {
    return NamedFactory.setUpTransformedFactories(true, List.of(builtIn), ServerBuilder.DH2KEX);
  }
}
