package io.swim.ssh.image;

import io.swim.device.PlatformId;
import io.swim.image.ImageKind;
import io.swim.spi.PlatformCatalog.NamedImage;
import io.swim.spi.Recognition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Files whose bytes tell nothing of version or vendor, or that no public document describes: their
 * name says what they are. Where they are in a container that is known, that has to be whole; where
 * not, such a file is at least as big as any system is, and looks like no other file. That one was
 * cut is then not seen here, but when its digest is compared with the vendor's.
 */
final class NamedFiles {
  private static final long SMALLEST = 1 << 20;
  private static final int HEAD = 4096;

  /** Nothing public tells how these begin. */
  private static final Map<PlatformId, Set<ImageKind>> OPAQUE =
      Map.of(
          Known.NX_OS, Set.of(ImageKind.SYSTEM, ImageKind.KICKSTART, ImageKind.FIRMWARE),
          Known.ASA, Set.of(ImageKind.SYSTEM),
          Known.AIREOS, Set.of(ImageKind.SYSTEM, ImageKind.ACCESS_POINT, ImageKind.BOOT_LOADER),
          Known.SMALL_BUSINESS, Set.of(ImageKind.SYSTEM),
          Known.COMWARE, Set.of(ImageKind.SYSTEM, ImageKind.KICKSTART, ImageKind.PACKAGE),
          Known.VRP, Set.of(ImageKind.SYSTEM),
          Known.IOS_XR, Set.of(ImageKind.SYSTEM, ImageKind.PACKAGE, ImageKind.SMU),
          Known.AIRONET, Set.of(ImageKind.SYSTEM),
          Known.JUNOS, Set.of(ImageKind.SYSTEM));

  /** What may be in a container of a known kind. */
  private static final Set<ImageKind> CONTAINED =
      Set.of(ImageKind.ADD_ON, ImageKind.ARCHIVE, ImageKind.VIRTUAL_MACHINE, ImageKind.SYSTEM);

  private static final List<String> CONTAINERS =
      List.of(".zip", ".iso", ".tgz", ".gz", ".tar", ".rpm");

  private static final Map<String, String> DISKS = Map.of("qcow", "QFI\u00fb", "vmdk", "KDMV");

  private NamedFiles() {}

  static boolean isTooSmall(ImageFile file) {
    return file.size() < SMALLEST;
  }

  static Recognition look(ImageFile file) throws IOException {
    Optional<NamedImage> named = file.named();
    if (named.isEmpty()) {
      return new Recognition.NotMine();
    }
    Recognition contained =
        CONTAINED.contains(named.get().kind())
            ? contained(file, named.get())
            : new Recognition.NotMine();
    boolean opaque =
        contained instanceof Recognition.NotMine
            && isOpaque(file, named.get())
            && !isTooSmall(file)
            && !looksLikeAnotherFile(file);
    return opaque ? Proof.of(named.get()).join(file) : contained;
  }

  private static Recognition contained(ImageFile file, NamedImage named) throws IOException {
    Proof proof = Proof.of(named);
    boolean zip = file.endsWith(".zip") || named.kind() == ImageKind.ADD_ON;
    if (zip && ZipEntries.begin(file)) {
      return ifWhole(ZipPayload.damage(file.bytes(), 0), proof, file);
    }
    if (file.endsWith(".iso")) {
      Optional<IsoVolume> volume = IsoVolume.of(file);
      return volume.isEmpty() || named.platform().equals(Known.IOS_XR)
          ? new Recognition.NotMine()
          : ifWhole(cut(file, volume.get().sizeBytes()), proof, file);
    }
    if (named.platform().equals(Known.JUNOS) && GzipTar.begins(file)) {
      return ifWhole(GzipTar.damage(file), proof, file);
    }
    boolean disk = false;
    for (Map.Entry<String, String> each : DISKS.entrySet()) {
      disk |=
          file.name().toLowerCase(Locale.ROOT).contains("." + each.getKey())
              && file.has(0, each.getValue());
    }
    return disk && !isTooSmall(file) ? proof.join(file) : new Recognition.NotMine();
  }

  private static Optional<String> cut(ImageFile file, long size) {
    return size <= file.size()
        ? Optional.empty()
        : Optional.of("truncated: the volume has " + size + " bytes, the file " + file.size());
  }

  private static Recognition ifWhole(Optional<String> damage, Proof proof, ImageFile file) {
    return damage.isPresent() ? new Recognition.Damaged(damage.get()) : proof.join(file);
  }

  /** Not where its name promises a container that was not found, or an IOS that has CW_ strings. */
  private static boolean isOpaque(ImageFile file, NamedImage named) {
    boolean ios = named.platform().equals(Known.AIRONET) && !file.endsWith(".img");
    return !ios
        && OPAQUE.getOrDefault(named.platform(), Set.of()).contains(named.kind())
        && CONTAINERS.stream().noneMatch(file::endsWith);
  }

  private static boolean looksLikeAnotherFile(ImageFile file) throws IOException {
    ByteBuffer head = file.bytes().read(0, HEAD);
    int printable = 0;
    int same = 0;
    for (int at = 0; at < head.limit(); at++) {
      int each = head.get(at) & 0xff;
      printable +=
          each >= ' ' && each < 0x7f || each == '\n' || each == '\r' || each == '\t' ? 1 : 0;
      same += head.get(at) == head.get(0) ? 1 : 0;
    }
    boolean text = printable > head.limit() * 9 / 10;
    return text
        || same == head.limit()
        || ZipEntries.begin(file)
        || TarHeaders.begin(file.content())
        || file.has(0, "%PDF")
        || file.has(0, "MZ")
        || file.has(0, "QFI\u00fb");
  }
}
