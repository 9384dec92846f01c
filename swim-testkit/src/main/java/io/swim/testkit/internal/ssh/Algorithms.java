package io.swim.testkit.internal.ssh;

import io.swim.testkit.device.SshProfile;
import java.util.List;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.session.ServerSessionImpl;

/** The algorithms of each profile. */
final class Algorithms {
  private Algorithms() {}

  static void apply(SshProfile profile, ServerSessionImpl session) {
    switch (profile) {
      case FAST ->
          session.setKeyExchangeFactories(
              NamedFactory.setUpTransformedFactories(
                  true,
                  List.of(BuiltinDHFactories.curve25519, BuiltinDHFactories.ecdhp256),
                  ServerBuilder.DH2KEX));
      case LEGACY -> legacy(session);
      case LIBRARY_DEFAULT -> {}
    }
  }

  @SuppressWarnings("deprecation") // weak algorithms are the point
  private static void legacy(ServerSessionImpl session) {
    session.setKeyExchangeFactories(
        NamedFactory.setUpTransformedFactories(
            true,
            List.of(BuiltinDHFactories.dhg14, BuiltinDHFactories.dhg1),
            ServerBuilder.DH2KEX));
    session.setCipherFactories(List.of(BuiltinCiphers.aes128cbc, BuiltinCiphers.tripledescbc));
    session.setMacFactories(List.of(BuiltinMacs.hmacsha1));
    session.setSignatureFactories(List.of(BuiltinSignatures.rsa));
  }
}
