package io.swim.ssh.image;

import io.swim.image.ImageKind;
import io.swim.spi.Recognition;
import java.io.IOException;
import java.util.List;

/**
 * An image of ASA that is not signed: a Linux kernel near its start, and near its end the command
 * line with which that is started. Source: NCC Group, "asafw". The version is in neither.
 */
final class AsaImage {
  private static final int EDGE = 1 << 20;
  private static final List<String> KERNEL = List.of("Direct booting from", "Use a boot loader");
  private static final List<String> COMMAND_LINE =
      List.of("quiet loglevel=0 auto", "auto quiet loglevel=0");

  private AsaImage() {}

  static Recognition look(ImageFile file) throws IOException {
    if (!file.isNamed(Known.ASA, ImageKind.SYSTEM) || !file.endsWith(".bin")) {
      return new Recognition.NotMine();
    }
    if (!file.contains(0, EDGE, KERNEL)) {
      return new Recognition.NotMine();
    }
    boolean whole = file.contains(file.size() - EDGE, file.size(), COMMAND_LINE);
    return whole
        ? Proof.of(Known.ASA, ImageKind.SYSTEM).join(file)
        : new Recognition.Damaged(
            "truncated or damaged: no command line of the kernel at the end of "
                + file.size()
                + " bytes");
  }
}
