package io.swim.ssh.image;

import io.swim.image.ImageKind;
import io.swim.spi.PlatformCatalog.NamedImage;
import io.swim.spi.Recognition;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An ISO of IOS-XR of 64 bits. As Cisco's gisobuild tells them: up to release 7 there is {@code
 * iso_info.txt} with name and version, from then on {@code mdata/mdata.json}.
 */
final class XrIso {
  private static final int MOST_TEXT = 4096;
  private static final Pattern NAME = Pattern.compile("Name: *([\\w.-]{1,80})");
  private static final Pattern VERSION = Pattern.compile("Version: *([\\w.]{1,30})");

  private XrIso() {}

  static Recognition look(ImageFile file) throws IOException {
    Optional<IsoVolume> volume = IsoVolume.of(file);
    if (volume.isEmpty()) {
      return new Recognition.NotMine();
    }
    IsoVolume.Extent root = volume.get().root();
    Optional<IsoVolume.Extent> info = IsoVolume.find(file, root, "ISO_INFO.TXT");
    Optional<IsoVolume.Extent> folder = IsoVolume.find(file, root, "MDATA");
    boolean mine =
        info.isPresent()
            || folder.isPresent() && IsoVolume.find(file, folder.get(), "MDATA.JS").isPresent();
    if (!mine) {
      return new Recognition.NotMine();
    }
    if (volume.get().sizeBytes() > file.size()) {
      return new Recognition.Damaged(
          "truncated: the volume has "
              + volume.get().sizeBytes()
              + " bytes, the file "
              + file.size());
    }
    String text =
        info.isPresent()
            ? file.text(info.get().fromByte(), (int) Math.min(info.get().size(), MOST_TEXT))
            : "";
    return proof(file, text).join(file);
  }

  private static Proof proof(ImageFile file, String text) {
    Matcher version = VERSION.matcher(text);
    String told = version.find() ? version.group(1) : "";
    boolean understood = file.platforms().versions(Known.IOS_XR).understands(told);
    Matcher name = NAME.matcher(text);
    Optional<NamedImage> inside =
        name.find() && understood
            ? file.platforms().recognizeName(name.group(1) + "-" + told + ".iso")
            : Optional.empty();
    return Proof.of(Known.IOS_XR, ImageKind.SYSTEM)
        .withVersion(understood ? told : "")
        .withFamily(inside.map(NamedImage::family).orElse(""));
  }
}
