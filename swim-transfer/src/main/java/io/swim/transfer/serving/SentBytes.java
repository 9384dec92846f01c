package io.swim.transfer.serving;

import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which bytes of one file have passed, over all its transfers, and their digest as long as they
 * come in order. Thread-safe.
 */
final class SentBytes {
  private final MessageDigest digest;
  private final Map<Long, Long> islands = new TreeMap<>();
  private long covered;
  private long digested;

  SentBytes() {
    try {
      digest = MessageDigest.getInstance(DigestAlgorithm.SHA_256.jcaName());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** These bytes passed; the buffer is left as it was. */
  synchronized void passed(long position, ByteBuffer bytes) {
    long end = position + bytes.remaining();
    if (position <= digested && digested < end) {
      ByteBuffer fresh = bytes.duplicate();
      fresh.position(fresh.position() + (int) (digested - position));
      digest.update(fresh);
      digested = end;
    }
    if (position <= covered) {
      covered = Math.max(covered, end);
      absorb();
    } else if (islands.size() < MAX_ISLANDS) {
      islands.merge(position, end, Math::max);
    }
  }

  /** A peer that asks for bytes in an odd order is not remembered for ever. */
  private static final int MAX_ISLANDS = 4096;

  private void absorb() {
    var each = islands.entrySet().iterator();
    while (each.hasNext()) {
      var island = each.next();
      if (island.getKey() > covered) {
        return;
      }
      covered = Math.max(covered, island.getValue());
      each.remove();
    }
  }

  /** Whether every byte up to that size has passed. */
  synchronized boolean whole(long size) {
    return covered >= size;
  }

  /** SHA-256 of the whole file, if it passed in order. */
  synchronized Optional<Digest> digest(long size) {
    if (digested < size) {
      return Optional.empty();
    }
    try {
      MessageDigest soFar = (MessageDigest) digest.clone();
      return Optional.of(
          new Digest(DigestAlgorithm.SHA_256, HexFormat.of().formatHex(soFar.digest())));
    } catch (CloneNotSupportedException e) {
      return Optional.empty();
    }
  }

  /** What came is void; it begins anew. */
  synchronized void reset() {
    digest.reset();
    islands.clear();
    covered = 0;
    digested = 0;
  }
}
