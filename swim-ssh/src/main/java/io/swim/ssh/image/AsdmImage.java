package io.swim.ssh.image;

import io.swim.image.ImageKind;
import io.swim.spi.Recognition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The device manager of an ASA: a magic text with the version, and the length of the file. Source:
 * Rapid7, "theway" (CVE-2022-20829), which unpacks and makes such files.
 */
final class AsdmImage {
  private static final String MAGIC = "ASDM IMG";
  private static final int LENGTH_AT = 0x6c;
  private static final int VERSION = 20;

  private AsdmImage() {}

  static Recognition look(ImageFile file) throws IOException {
    if (!file.has(0, MAGIC)) {
      return new Recognition.NotMine();
    }
    Optional<ByteBuffer> length = file.whole(LENGTH_AT, 4);
    long told = length.map(each -> Integer.toUnsignedLong(each.getInt(0))).orElse(0L);
    if (told != file.size()) {
      return new Recognition.Damaged(
          "truncated or damaged: " + told + " bytes, not " + file.size());
    }
    String version = ImageFile.upToZero(file.text(MAGIC.length(), VERSION));
    boolean understood = file.platforms().versions(Known.ASA).understands(version);
    return Proof.of(Known.ASA, ImageKind.DEVICE_MANAGER)
        .withVersion(understood ? version : "")
        .join(file);
  }
}
