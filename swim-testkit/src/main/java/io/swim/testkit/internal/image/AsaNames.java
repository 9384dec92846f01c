package io.swim.testkit.internal.image;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of ASA images: asa984-12-lfbff-k8.SPA, from 9.12 on asa9-12-4-55-lfbff-k8.SPA; those of
 * other hardware are not signed and end in .bin.
 */
public final class AsaNames {
  private static final Pattern VERSION =
      Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\((\\d{1,2})\\)(\\d{0,3})");
  private static final int ONE_DIGIT = 9;

  private AsaNames() {}

  /** The version, if it is one of ASA. */
  public static String checked(String version) {
    if (!VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException(
          "version '" + version + "' is not of the form 9.8(4)12 of ASA");
    }
    return version;
  }

  /** The name of an image. */
  public static String fileName(String family, String version) {
    Matcher parts = VERSION.matcher(checked(version));
    parts.matches();
    String dash = Integer.parseInt(parts.group(2)) > ONE_DIGIT ? "-" : "";
    String interim = parts.group(4).isEmpty() ? "" : "-" + parts.group(4);
    return "asa"
        + parts.group(1)
        + dash
        + parts.group(2)
        + dash
        + parts.group(3)
        + interim
        + "-"
        + family
        + "-k8"
        + (family.equals("lfbff") ? ".SPA" : ".bin");
  }

  /** What sysDescr says. */
  public static String description(String version) {
    return "Cisco Adaptive Security Appliance Version " + version;
  }
}
