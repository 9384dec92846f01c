package io.swim.testkit.internal.flash;

import io.swim.image.ImageContent;
import io.swim.testkit.internal.image.ImageFacts;
import io.swim.testkit.internal.image.ImageInspector;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import io.swim.testkit.internal.image.ImagePart;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bytes stored once, however many files on however many devices consist of them. Thread-safe. */
public final class Blob {
  private final ImageContent content;
  private final String md5;
  private Map<String, Blob> unpacked = Map.of();
  private @Nullable ImageFacts facts;
  private @Nullable NotBootable notBootable;

  Blob(ImageContent content, String md5) {
    this.content = content;
    this.md5 = md5;
  }

  public long sizeBytes() {
    return content.sizeBytes();
  }

  public String md5() {
    return md5;
  }

  public InputStream open() {
    return content.stream(0);
  }

  /**
   * Another digest of the bytes, in lower case hex.
   *
   * @param algorithm name as {@link MessageDigest} knows it
   */
  public String digest(String algorithm) throws IOException {
    try (InputStream in = open()) {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      byte[] buffer = new byte[256 * 1024];
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalArgumentException("no digest algorithm named " + algorithm, e);
    }
  }

  /** Checks the bytes as an image; the first caller reads them, later ones get the same answer. */
  public synchronized ImageFacts inspect() throws NotBootable, IOException {
    if (notBootable != null) {
      throw notBootable;
    }
    if (facts == null) {
      try {
        facts = ImageInspector.inspect(content);
      } catch (NotBootable e) {
        notBootable = e;
        throw e;
      }
    }
    return facts;
  }

  /**
   * Unpacks the files in it; they are stored once, however often it is unpacked.
   *
   * @param store where this and they are kept
   * @return by their names
   */
  public synchronized Map<String, Blob> unpack(BlobStore store) throws NotBootable, IOException {
    if (unpacked.isEmpty()) {
      Map<String, Blob> files = new LinkedHashMap<>();
      for (ImagePart part : inspect().parts()) {
        try (InputStream in = content.stream(part.offset())) {
          files.put(part.fileName(), store.put(new FirstBytes(in, part.sizeBytes())));
        }
      }
      unpacked = files;
    }
    return unpacked;
  }

  void close() throws IOException {
    content.close();
  }
}
