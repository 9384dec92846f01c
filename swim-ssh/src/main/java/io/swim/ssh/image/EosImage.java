package io.swim.ssh.image;

import io.swim.image.ImageKind;
import io.swim.spi.Recognition;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image of EOS ({@code .swi}): a ZIP archive with a file {@code version}, in which {@code
 * SWI_VERSION} is. Others for the same boot loader have a version that is none of EOS: SONiC's is
 * 42.0.0. Source: Arista, "EOS User Manual", section Aboot; build_image.sh of SONiC.
 */
final class EosImage {
  private static final int MOST_TEXT = 4096;
  private static final Pattern VERSION = Pattern.compile("(?m)^SWI_VERSION=(\\S{1,40})\\s*$");

  private EosImage() {}

  static Recognition look(ImageFile file) throws IOException {
    if (!ZipEntries.begin(file)) {
      return new Recognition.NotMine();
    }
    Optional<String> damage = ZipPayload.damage(file.bytes(), 0);
    if (damage.isPresent()) {
      return file.isNamed(Known.EOS, ImageKind.SYSTEM)
          ? new Recognition.Damaged(damage.get())
          : new Recognition.NotMine();
    }
    Matcher version = VERSION.matcher(ZipEntries.text(file, "version", MOST_TEXT).orElse(""));
    return version.find() && file.platforms().versions(Known.EOS).understands(version.group(1))
        ? Proof.of(Known.EOS, ImageKind.SYSTEM).withVersion(version.group(1)).join(file)
        : new Recognition.NotMine();
  }
}
