package io.swim.testkit.internal.image;

import io.swim.image.ImageContent;
import io.swim.testkit.device.SimulatedPlatform;
import io.swim.testkit.internal.image.CheckedFile.Label;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** System software of VRP. The real format is not public. */
final class VrpFormat implements ImageFormat {
  private static final String MAGIC = "SIMULATED-VRP\n";
  private static final Pattern VERSION =
      Pattern.compile("V\\d{3}R\\d{3}C\\d{2,3}(?:SPC\\d{3})?(?:B\\d{3})?");

  @Override
  public String checkedVersion(String version) {
    return ImageFormat.parts(VERSION, version.toUpperCase(Locale.ROOT), "V200R019C10SPC500 of VRP")
        .group();
  }

  @Override
  public String latest() {
    return SimulatedPlatform.VRP.laterVersion();
  }

  @Override
  public String fileName(ImageSettings image) {
    return image.imageName() + "-" + image.version() + ".cc";
  }

  @Override
  public String description(ImageSettings image) {
    return description(image.imageName(), image.version());
  }

  private static String description(String imageName, String version) {
    return "Huawei Versatile Routing Platform Software\nVRP (R) software, Version 5.170 ("
        + imageName
        + " "
        + version
        + ")\nCopyright (C) 2000-2020 HUAWEI TECH Co., Ltd.";
  }

  @Override
  public Supplier<InputStream> bytes(ImageSettings image) {
    return CheckedFile.system(MAGIC, image);
  }

  @Override
  public boolean isAt(byte[] head) {
    return CheckedFile.isAt(MAGIC, head);
  }

  @Override
  public ImageFacts inspect(ImageContent content, byte[] head) throws NotBootable, IOException {
    Label label = CheckedFile.check(content, head);
    String family = label.family();
    String version = label.version();
    return ImageFacts.plain(family, family, version, version, description(family, version));
  }
}
