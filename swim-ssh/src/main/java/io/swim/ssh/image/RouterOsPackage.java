package io.swim.ssh.image;

import io.swim.image.ImageKind;
import io.swim.spi.Recognition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A package of RouterOS ({@code .npk}): a magic number, the length of what follows, and parts, one
 * of which names the package and its version. Sources: MikroTikPatch and npkPy, which read and
 * write such files; MikroTik, "Files" (RouterOS documentation), which shows what is in some.
 */
final class RouterOsPackage {
  private static final int MAGIC = 0xbad0f11e;
  private static final int HEADER = 8;
  private static final int PART = 6;
  private static final int MOST_PARTS = 100;
  private static final int NAME = 16;
  private static final int NAME_PART = 0x01;
  private static final int ARCHITECTURE_PART = 0x10;
  private static final int BUNDLE_PART = 0x12;

  private RouterOsPackage() {}

  static Recognition look(ImageFile file) throws IOException {
    Optional<ByteBuffer> header = file.whole(0, HEADER);
    if (header.isEmpty() || header.get().getInt(0) != MAGIC) {
      return new Recognition.NotMine();
    }
    long length = HEADER + Integer.toUnsignedLong(header.get().getInt(4));
    if (length != file.size()) {
      return new Recognition.Damaged(
          "truncated or damaged: " + length + " bytes, not " + file.size());
    }
    Optional<Proof> proof = Optional.empty();
    String architecture = "";
    long at = HEADER;
    int part = 0;
    for (; part < MOST_PARTS && at < file.size(); part++) {
      Optional<ByteBuffer> head = file.whole(at, PART);
      if (head.isEmpty()) {
        return new Recognition.Damaged("damaged at byte " + at + ": no whole part");
      }
      int type = head.get().getShort(0);
      long size = Integer.toUnsignedLong(head.get().getInt(2));
      if (proof.isEmpty() && (type == NAME_PART || type == BUNDLE_PART)) {
        proof = proof(file, at + PART, size);
      } else if (type == ARCHITECTURE_PART && architecture.isEmpty()) {
        String text = file.text(at + PART, (int) Math.min(size, NAME));
        architecture = text.matches("[a-z0-9]{1,16}") ? text : "";
      }
      at += PART + size;
    }
    if (part < MOST_PARTS && at != file.size()) {
      return new Recognition.Damaged(
          "damaged: its parts end at byte " + at + ", not at " + file.size());
    }
    String family = architecture;
    return proof
        .map(each -> each.withFamily(family).join(file))
        .orElseGet(() -> new Recognition.Damaged("damaged: no part of it names the package"));
  }

  private static Optional<Proof> proof(ImageFile file, long at, long size) throws IOException {
    String name = ImageFile.upToZero(file.text(at, NAME));
    Optional<ByteBuffer> version = file.whole(at + NAME, 4);
    if (size < NAME + 4 || version.isEmpty() || !name.matches("[a-z0-9][a-z0-9_-]{0,15}")) {
      return Optional.empty();
    }
    ImageKind kind = name.startsWith("routeros") ? ImageKind.SYSTEM : ImageKind.PACKAGE;
    Proof proof = Proof.of(Known.ROUTEROS, kind).withVersion(version(version.get()));
    // All of release 7 calls itself so, and so does what release 6 has beside ppp, wireless and the
    // rest.
    return Optional.of(name.equals("system") ? proof.withoutKind() : proof);
  }

  /** 7.14rc2 is 2, c, 14, 7; empty for one that is not published. */
  private static String version(ByteBuffer bytes) {
    int last = bytes.get(0) & 0xff;
    String minor = bytes.get(3) + "." + bytes.get(2);
    return switch (bytes.get(1)) {
      case 'a' -> minor + "alpha" + last;
      case 'b' -> minor + "beta" + last;
      case 'c' -> minor + "rc" + last;
      case 'f' -> last >= 0x80 ? "" : last == 0 ? minor : minor + "." + last;
      default -> "";
    };
  }
}
