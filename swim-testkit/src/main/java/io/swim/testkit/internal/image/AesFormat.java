package io.swim.testkit.internal.image;

import io.swim.image.ImageContent;
import io.swim.testkit.device.SimulatedPlatform;
import io.swim.testkit.internal.image.CheckedFile.Label;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Images of AireOS, with those of its access points. The real ones are encrypted. */
final class AesFormat implements ImageFormat {
  private static final String MAGIC = "SIMULATED-AIREOS\n";
  private static final Pattern VERSION =
      Pattern.compile("\\d{1,2}\\.\\d{1,2}\\.\\d{1,4}\\.\\d{1,5}");
  private static final String DESCRIPTION = "Cisco Controller";

  @Override
  public String checkedVersion(String version) {
    return ImageFormat.parts(VERSION, version, "8.10.190.0 of AireOS").group();
  }

  @Override
  public String latest() {
    return SimulatedPlatform.AIREOS.laterVersion();
  }

  @Override
  public String fileName(ImageSettings image) {
    return "AIR-" + image.family() + "-K9-" + image.version().replace('.', '-') + ".aes";
  }

  @Override
  public String description(ImageSettings image) {
    return DESCRIPTION;
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
    return ImageFacts.plain(
        label.family(), label.family(), label.version(), label.version(), DESCRIPTION);
  }
}
