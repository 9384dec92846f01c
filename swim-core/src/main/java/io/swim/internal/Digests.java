package io.swim.internal;

import com.google.common.io.ByteStreams;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.image.ImageContent;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Computes every digest of a file in one reading. */
public final class Digests {
  private Digests() {}

  public static List<Digest> of(ImageContent content) throws IOException {
    List<MessageDigest> computing = new ArrayList<>();
    try (InputStream bytes = content.stream(0)) {
      InputStream through = bytes;
      for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
        MessageDigest digest = messageDigest(algorithm);
        computing.add(digest);
        through = new DigestInputStream(through, digest);
      }
      ByteStreams.exhaust(through);
    }
    List<Digest> digests = new ArrayList<>();
    for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
      byte[] bytes = computing.get(algorithm.ordinal()).digest();
      digests.add(new Digest(algorithm, HexFormat.of().formatHex(bytes)));
    }
    return digests;
  }

  private static MessageDigest messageDigest(DigestAlgorithm algorithm) {
    try {
      return MessageDigest.getInstance(algorithm.jcaName());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has " + algorithm.jcaName(), e);
    }
  }
}
