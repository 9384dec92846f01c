package io.swim.transfer.serving;

import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Which bytes of one file have passed, over all its transfers, and their digest as long as they
 * come in order. Thread-safe.
 */
final class SentBytes {
  private final MessageDigest digest;
  private final Ranges passed = new Ranges();
  private final Ranges arrived = new Ranges();
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
    passed.add(position, end);
  }

  /**
   * The peer has these, as a transfer of them ended well. Whoever goes on from a byte has those
   * before it, too, if they ever passed: of a transfer that broke.
   */
  synchronized void arrived(Ranges fetched) {
    if (passed.prefix() >= fetched.first()) {
      arrived.add(0, fetched.first());
    }
    fetched.parts().forEach(arrived::add);
  }

  /** Whether the peer has every byte up to that size. */
  boolean whole(long size) {
    return arrived.prefix() >= size;
  }

  /**
   * How much of the file the peer has got, when a transfer has come so far: a part that does not
   * join those before it does not count.
   */
  long soFar(Ranges fetched) {
    long before = passed.prefix();
    return before >= fetched.first() ? fetched.firstEnd() : before;
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
    passed.clear();
    digested = 0;
  }
}
