package io.swim.testkit.internal.image;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of classic IOS images: platform-features-mz.version.bin. */
public final class ImageNames {
  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\(([^)]+)\\)(.*)");

  private ImageNames() {}

  /** The version as it stands in file names: 15.0(2)SE11 gives 150-2.SE11. */
  public static String fileVersion(String version) {
    Matcher matcher = VERSION.matcher(version);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "version '" + version + "' is not of the form 12.2(55)SE3 of classic IOS");
    }
    String train = matcher.group(4);
    return matcher.group(1)
        + matcher.group(2)
        + "-"
        + matcher.group(3)
        + (train.isEmpty() ? "" : "." + train);
  }

  /**
   * The file name of an image: C2960-LANBASEK9-M and 15.0(2)SE11 give
   * c2960-lanbasek9-mz.150-2.SE11.bin.
   */
  public static String fileName(String imageName, String version) {
    return imageName.toLowerCase(Locale.ROOT) + "z." + fileVersion(version) + ".bin";
  }
}
