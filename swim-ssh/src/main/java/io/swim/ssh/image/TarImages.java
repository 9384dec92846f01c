package io.swim.ssh.image;

import io.swim.image.ImageKind;
import io.swim.spi.PlatformCatalog.NamedImage;
import io.swim.spi.Recognition;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Images that are tar archives: IOS with its web files and for access points, which have a file
 * {@code info}; packages of IOS-XR; images for access points of a controller; artifacts of Mender.
 */
final class TarImages {
  private static final int MOST_FILES = 5_000;
  private static final String INFO = "info";
  private static final String INFO_AT_THE_END = "info.ver";
  private static final List<String> TELLING = List.of(INFO, INFO_AT_THE_END, "version", "manifest");

  private final ImageFile file;

  /**
   * By name without folders: the last one counts, which is that of the image, not of the archive.
   */
  private final Map<String, TarHeaders.Entry> telling = new HashMap<>();

  private Optional<NamedImage> xr = Optional.empty();
  private boolean others;

  private TarImages(ImageFile file) {
    this.file = file;
  }

  static Recognition look(ImageFile file) throws IOException {
    return TarHeaders.begin(file.content())
        ? new TarImages(file).look()
        : new Recognition.NotMine();
  }

  private Recognition look() throws IOException {
    Optional<String> damage = TarHeaders.read(file.content(), MOST_FILES, this::take);
    Optional<IosInfo> info = info();
    boolean mine = info.isPresent() || xr.isPresent() || isMender() || isNamed();
    if (!mine) {
      return new Recognition.NotMine();
    } else if (damage.isPresent()) {
      return new Recognition.Damaged(damage.get());
    } else if (info.isPresent()) {
      return ios(info.get());
    } else if (xr.isPresent()) {
      return xr.get().kind() == ImageKind.SMU
          ? Proof.of(xr.get()).join(file)
          : Proof.of(Known.IOS_XR, ImageKind.PACKAGE).join(file);
    }
    return isMender()
        ? Proof.of(Known.LINUX_AB, ImageKind.SYSTEM).join(file)
        : Proof.of(Known.AP, ImageKind.ACCESS_POINT).join(file);
  }

  private void take(TarHeaders.Entry entry) {
    if (entry.kind() != TarHeaders.Kind.FILE) {
      return;
    }
    String name = entry.path().substring(entry.path().lastIndexOf('/') + 1);
    if (TELLING.contains(name)) {
      telling.put(name, entry);
    }
    Optional<NamedImage> named = file.platforms().recognizeName(name);
    if (named.filter(each -> each.platform().equals(Known.IOS_XR)).isPresent()) {
      xr = xr.filter(each -> each.kind() != ImageKind.SMU).or(() -> named);
    } else if (named.isPresent()) {
      others = true;
    }
  }

  private Optional<IosInfo> info() throws IOException {
    TarHeaders.Entry entry = telling.get(INFO);
    return entry == null || others && xr.isPresent()
        ? Optional.empty()
        : IosInfo.read(file, entry.fromByte(), entry.sizeBytes());
  }

  private boolean isMender() {
    return telling.containsKey("version")
        && telling.containsKey("manifest")
        && file.isNamed(Known.LINUX_AB);
  }

  private boolean isNamed() {
    return file.isNamed(Known.AP, ImageKind.ACCESS_POINT);
  }

  /** An access point's archive ends with its info once more, so that a whole one is known. */
  private Recognition ios(IosInfo info) {
    boolean ap = !info.image().platform().equals(Known.IOS);
    return ap && !telling.containsKey(INFO_AT_THE_END)
        ? new Recognition.Damaged(
            "truncated: no " + INFO_AT_THE_END + " in " + file.size() + " bytes")
        : info.proof().join(file);
  }
}
