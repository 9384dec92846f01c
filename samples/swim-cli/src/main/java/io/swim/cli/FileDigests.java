package io.swim.cli;

import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.image.ImageContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The digests of a file that is not imported. */
final class FileDigests {
  private FileDigests() {}

  /** All that there are, in one reading. */
  static List<Digest> of(ImageContent content) throws IOException {
    Map<DigestAlgorithm, MessageDigest> computing = new EnumMap<>(DigestAlgorithm.class);
    try (InputStream bytes = content.stream(0)) {
      InputStream through = bytes;
      for (DigestAlgorithm each : DigestAlgorithm.values()) {
        computing.put(each, MessageDigest.getInstance(each.jcaName()));
        through = new DigestInputStream(through, computing.get(each));
      }
      through.transferTo(OutputStream.nullOutputStream());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has MD5 and SHA-2", e);
    }
    return computing.entrySet().stream()
        .map(each -> new Digest(each.getKey(), HexFormat.of().formatHex(each.getValue().digest())))
        .toList();
  }
}
