package io.swim.ssh.connect;

import io.swim.device.HostKeyPolicy;
import io.swim.spi.HostKeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;

/** Compares a server's host key with those that the host application knows. */
final class HostKeys implements HostKeyVerifier {
  private final String peer;
  private final HostKeyPolicy policy;
  private final HostKeyStore store;
  private volatile String refusal = "";

  HostKeys(String peer, HostKeyPolicy policy, HostKeyStore store) {
    this.peer = peer;
    this.policy = policy;
    this.store = store;
  }

  /** Why the key was refused; empty if it was not. */
  String refusal() {
    return refusal;
  }

  @Override
  public boolean verify(String hostname, int port, PublicKey key) {
    if (policy == HostKeyPolicy.NONE) {
      return true;
    }
    String seen = text(key);
    List<String> known = store.find(peer);
    if (known.stream().anyMatch(each -> sameKey(each, seen))) {
      return true;
    }
    if (known.isEmpty() && policy == HostKeyPolicy.TRUST_ON_FIRST_USE) {
      return remember(seen);
    }
    refusal =
        "the host key of "
            + peer
            + " is "
            + fingerprint(seen)
            + (known.isEmpty()
                ? ", and no key of it is known: put it under that name among the known keys"
                    + " (HostKeyStore) when you have compared it, or let the first key be trusted"
                    + " (HostKeyPolicy.TRUST_ON_FIRST_USE)"
                : ", expected was "
                    + known.stream().map(HostKeys::fingerprint).toList()
                    + ": if it was changed on purpose, change the known key (HostKeyStore)");
    return false;
  }

  /** A key that can't be kept would be trusted anew every time, whatever it is. */
  private boolean remember(String seen) {
    try {
      store.remember(peer, seen);
      return true;
    } catch (RuntimeException e) {
      refusal =
          "the host key of "
              + peer
              + ", "
              + fingerprint(seen)
              + ", is the first one seen and can't be kept: "
              + e.getMessage();
      return false;
    }
  }

  /** Has the server show a key of a kind that is known, if it has more than one. */
  @Override
  public List<String> findExistingAlgorithms(String hostname, int port) {
    if (policy == HostKeyPolicy.NONE) {
      return List.of();
    }
    return store.find(peer).stream().map(HostKeys::algorithm).distinct().toList();
  }

  private static boolean sameKey(String one, String other) {
    String[] left = one.strip().split("\\s+");
    String[] right = other.strip().split("\\s+");
    return left.length > 1
        && right.length > 1
        && left[0].equals(right[0])
        && left[1].equals(right[1]);
  }

  private static String text(PublicKey key) {
    byte[] blob = new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
    return KeyType.fromKey(key) + " " + Base64.getEncoder().encodeToString(blob);
  }

  private static String algorithm(String key) {
    return key.strip().split("\\s+")[0];
  }

  private static String fingerprint(String key) {
    String[] parts = key.strip().split("\\s+");
    try {
      byte[] blob = Base64.getDecoder().decode(parts.length > 1 ? parts[1] : "");
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(blob);
      return parts[0] + " SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
    } catch (IllegalArgumentException e) {
      return "(no key: '" + key + "')";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
