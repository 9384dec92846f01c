package io.swim.ssh.image;

import io.swim.image.ImageKind;
import io.swim.spi.Recognition;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Updates of Linux appliances: of SWUpdate a cpio archive (format newc) that begins with {@code
 * sw-description}, of RAUC a SquashFS with a signature and its length behind it. Sources: SWUpdate,
 * "Software Management"; RAUC, "Bundle Formats", plain.
 */
final class UpdateBundles {
  private static final Pattern CPIO = Pattern.compile("07070[12][0-9A-Fa-f]{104}");
  private static final int CPIO_HEADER = 110;
  private static final String DESCRIPTION = "sw-description\0";
  private static final String TRAILER = "TRAILER!!!\0";
  private static final int MOST_FILES = 1000;
  private static final int MOST_TEXT = 64 * 1024;
  private static final Pattern VERSION =
      Pattern.compile("\\bversion\\s*=\\s*\"([\\w.+~-]{1,60})\"");
  private static final int SIGNATURE_SIZE = 8;
  private static final int LONGEST_SIGNATURE = 1 << 20;
  private static final int SEQUENCE = 0x30;

  private UpdateBundles() {}

  static Recognition look(ImageFile file) throws IOException {
    if (CPIO.matcher(file.text(0, CPIO_HEADER)).matches()) {
      return file.has(CPIO_HEADER, DESCRIPTION) ? swUpdate(file) : new Recognition.NotMine();
    }
    OptionalLong end = Payload.squashEnd(file, 0);
    return end.isPresent() && file.isNamed(Known.LINUX_AB)
        ? rauc(file, end.getAsLong())
        : new Recognition.NotMine();
  }

  private static Recognition swUpdate(ImageFile file) throws IOException {
    String version = "";
    long at = 0;
    for (int each = 0; each < MOST_FILES; each++) {
      String header = file.text(at, CPIO_HEADER);
      if (!CPIO.matcher(header).matches()) {
        break;
      }
      long size = Long.parseLong(header.substring(54, 62), 16);
      int nameLength = (int) Math.min(Long.parseLong(header.substring(94, 102), 16), 4096);
      if (file.has(at + CPIO_HEADER, TRAILER)) {
        return Proof.of(Known.LINUX_AB, ImageKind.SYSTEM).withVersion(version).join(file);
      }
      long data = padded(at + CPIO_HEADER + nameLength);
      if (each == 0) {
        Matcher told = VERSION.matcher(file.text(data, (int) Math.min(size, MOST_TEXT)));
        version = told.find() ? told.group(1) : "";
      }
      at = padded(data + size);
    }
    return new Recognition.Damaged(
        "truncated or damaged: no end of the archive in " + file.size() + " bytes");
  }

  private static long padded(long position) {
    return (position + 3) / 4 * 4;
  }

  private static Recognition rauc(ImageFile file, long end) throws IOException {
    Optional<java.nio.ByteBuffer> last = file.whole(file.size() - SIGNATURE_SIZE, SIGNATURE_SIZE);
    long signature = last.map(each -> Long.reverseBytes(each.getLong(0))).orElse(0L);
    long at = file.size() - SIGNATURE_SIZE - signature;
    boolean whole =
        signature > 0
            && signature <= LONGEST_SIGNATURE
            && at >= end
            && file.whole(at, 1).filter(each -> each.get(0) == SEQUENCE).isPresent();
    return whole
        ? Proof.of(Known.LINUX_AB, ImageKind.SYSTEM).join(file)
        : new Recognition.Damaged(
            "truncated or not signed: no signature behind byte "
                + end
                + " in "
                + file.size()
                + " bytes");
  }
}
