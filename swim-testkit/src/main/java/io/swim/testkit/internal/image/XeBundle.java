package io.swim.testkit.internal.image;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Builds files that are shaped as IOS-XE bundles are: a header, then the packages, each with a
 * header of its own. The bytes are generated while they are read.
 */
final class XeBundle {
  private static final byte[] NO_DIGEST = new byte[64];

  private final List<Piece> pieces = new ArrayList<>();

  /** Bytes that are kept, or made when they are needed. */
  private interface Piece {
    InputStream open();
  }

  XeBundle(ImageSettings image) {
    String family = image.family();
    String version = image.version();
    List<String> names = XeNames.packages(family, image.imageName(), version);
    String file = XeNames.bundle(family, image.imageName(), version);
    int outer = header(XeHeader.BUNDLE, 0, NO_DIGEST, family, file, version).length;
    long inner = 0;
    for (String name : names) {
      inner += header(XeHeader.PACKAGE, 0, NO_DIGEST, family, name, version).length;
    }
    long left = image.payload(outer + inner + names.size() - 1);
    left += names.size() - 1;
    for (int i = 0; i < names.size(); i++) {
      int others = names.size() - 1 - i;
      long size = others == 0 ? left : Math.max(1, Math.min(left / 2, left - others));
      left -= size;
      long own = image.seed() * 31 + i;
      Piece content = () -> new Filler(size, own);
      String name = names.get(i);
      byte[] unsigned = header(XeHeader.PACKAGE, size, NO_DIGEST, family, name, version);
      byte[] digest = sha512(unsigned, List.of(content));
      byte[] head = header(XeHeader.PACKAGE, size, digest, family, name, version);
      pieces.add(() -> new ByteArrayInputStream(head));
      pieces.add(content);
    }
    long payload = image.sizeBytes() - outer;
    byte[] unsigned = header(XeHeader.BUNDLE, payload, NO_DIGEST, family, file, version);
    byte[] digest = sha512(unsigned, pieces);
    byte[] head = header(XeHeader.BUNDLE, payload, digest, family, file, version);
    pieces.add(0, () -> new ByteArrayInputStream(head));
  }

  private static byte[] header(
      int type, long payload, byte[] sha512, String family, String file, String version) {
    return XeHeader.bytes(
        type,
        payload,
        sha512,
        family,
        List.of(
            "CW_BEGIN=$$",
            "CW_FAMILY=$" + family + "$",
            "CW_IMAGE=$" + file + "$",
            "CW_VERSION=$" + XeNames.plain(version) + "$",
            "CW_FULL_VERSION=$" + XeNames.full(version) + ".." + XeNames.train(version) + "$",
            "CW_DESCRIPTION=$Cisco IOS Software, IOS-XE Software$",
            "CW_END=$$"));
  }

  private static byte[] sha512(byte[] header, List<Piece> of) {
    MessageDigest digest = Digests.digest("SHA-512");
    digest.update(header);
    of.forEach(piece -> Digests.update(digest, piece.open()));
    return digest.digest();
  }

  /** The whole file. */
  InputStream open() {
    return new SequenceInputStream(
        Collections.enumeration(pieces.stream().map(Piece::open).toList()));
  }
}
