package io.swim.ssh.image;

import io.swim.device.PlatformId;
import io.swim.image.ImageContent;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.spi.Recognition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Tells classic IOS images from other files. */
public final class IosImages {
  private static final Pattern BOOT_HELPER = Pattern.compile("\\w{0,20}BOOT(?:-M)?");
  private static final int MZIP = 0x4d5a4950;
  private static final int ELF = 0x7f454c46;

  /** ELF: 32 bits, big-endian. */
  private static final int ELF_CLASS = 0x0102;

  private IosImages() {}

  /** Looks at a file. */
  public static Recognition recognize(String fileName, ImageContent content) throws IOException {
    ContentReader file = new ContentReader(content);
    ByteBuffer head = file.read(0, 6).order(java.nio.ByteOrder.BIG_ENDIAN);
    boolean mzip = head.remaining() >= 4 && head.getInt(0) == MZIP;
    boolean elf = head.remaining() >= 6 && head.getInt(0) == ELF && head.getShort(4) == ELF_CLASS;
    if (!mzip && !elf) {
      return new Recognition.NotMine();
    }
    Scan scan = Scan.of(file);
    if (scan.block().isEmpty()) {
      return mzip || scan.blockStart() >= 0
          ? new Recognition.Damaged(
              "truncated or damaged: no whole block of CW_ strings in " + file.size() + " bytes")
          : new Recognition.NotMine();
    }
    Optional<CwBlock> block = CwBlock.parse(scan.block());
    if (block.isEmpty()) {
      return new Recognition.NotMine();
    }
    Optional<IosImageName> name = IosImageName.parse(fileName);
    boolean compressed = mzip || name.map(IosImageName::isCompressed).orElse(false);
    Optional<String> damage = damage(file, scan, compressed);
    return damage.isPresent()
        ? new Recognition.Damaged(damage.get())
        : named(fileName, name, block.get());
  }

  /** Access points run IOS, too: k9w7 alone, k9w8 under a controller. */
  private static PlatformId platform(CwBlock block) {
    String featureSet = block.featureSet().toUpperCase(Locale.ROOT);
    return featureSet.startsWith("K9W7")
        ? Known.AIRONET
        : isOfAController(featureSet) ? Known.AP : Known.IOS;
  }

  private static ImageKind kind(CwBlock block) {
    String featureSet = block.featureSet().toUpperCase(Locale.ROOT);
    if (isOfAController(featureSet)) {
      return ImageKind.ACCESS_POINT;
    }
    return BOOT_HELPER.matcher(featureSet).matches() ? ImageKind.BOOT_LOADER : ImageKind.SYSTEM;
  }

  private static boolean isOfAController(String featureSet) {
    return featureSet.startsWith("K9W8") || featureSet.startsWith("RCVK9W8");
  }

  private static Optional<String> damage(ContentReader file, Scan scan, boolean compressed)
      throws IOException {
    if (scan.zipStart() >= 0) {
      return ZipPayload.damage(file, scan.zipStart());
    }
    return compressed
        ? Optional.of(
            "truncated or damaged: no ZIP archive behind the loader in " + file.size() + " bytes")
        : Optional.empty();
  }

  private static Recognition named(String fileName, Optional<IosImageName> name, CwBlock block) {
    Optional<String> contradiction =
        name.isPresent()
            ? name.get().contradicts(block)
            : Optional.of("the name is not one of Cisco's");
    if (contradiction.isPresent()) {
      return new Recognition.Renamed(
          fileName
              + ": "
              + contradiction.get()
              + " (the file is "
              + block.image()
              + ", version "
              + block.version()
              + ")");
    }
    return new Recognition.Recognized(
        platform(block),
        kind(block),
        block.version(),
        block.family(),
        block.featureSet(),
        new ImageRequirements(block.minRamBytes(), OptionalLong.empty()));
  }
}
