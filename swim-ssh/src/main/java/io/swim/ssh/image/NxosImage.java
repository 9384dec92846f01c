package io.swim.ssh.image;

import io.swim.image.ImageRequirements;
import io.swim.spi.PlatformCatalog.NamedImage;
import io.swim.spi.Recognition;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image of NX-OS whose header has the text that {@code show version} begins with, as those of
 * Nexus 7000 and MDS. Source: feeny.org, "Deconstructing NX-OS". Nothing public tells where in the
 * header the length of the file is, so that a file that was cut is not told from a whole one.
 */
final class NxosImage {
  private static final int HEADER = 16 * 1024;
  private static final Pattern DESCRIPTION =
      Pattern.compile(
          "Cisco NX-OS\\(tm\\) [\\w.-]{1,60}, Software \\(([\\w.-]{1,60})\\), Version ([^,\\s]{1,40}),");
  private static final Pattern NAME = Pattern.compile("(?i)[a-z0-9][\\w.-]{3,80}\\.g?bin");

  private NxosImage() {}

  static Recognition look(ImageFile file) throws IOException {
    String header = file.text(0, HEADER);
    Matcher description = DESCRIPTION.matcher(header);
    if (!description.find() || NamedFiles.isTooSmall(file)) {
      return new Recognition.NotMine();
    }
    String version = description.group(2);
    if (!file.platforms().versions(Known.NX_OS).understands(version)) {
      return new Recognition.NotMine();
    }
    Optional<NamedImage> inside =
        NAME.matcher(header)
            .results()
            .limit(20)
            .flatMap(name -> file.platforms().recognizeName(name.group()).stream())
            .filter(each -> each.platform().equals(Known.NX_OS))
            .findFirst();
    return new Proof(
            Known.NX_OS,
            inside.map(NamedImage::kind),
            version,
            inside.map(NamedImage::family).orElse(""),
            inside.map(NamedImage::featureSet).orElse(""),
            ImageRequirements.NONE)
        .join(file);
  }
}
