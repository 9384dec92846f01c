package io.swim.testkit.internal.image;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names and versions of IOS-XE: cat9k_iosxe.17.09.05.SPA.bin is 17.9.5. */
public final class XeNames {
  private static final Pattern VERSION =
      Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{1,2})([a-z]?)");

  /** What images of wireless controllers begin with, and those of controllers on access points. */
  static final String CONTROLLER = "C9800";

  static final String EMBEDDED = "C9800-AP";
  private static final String DAEMON = "X86_64_LINUX_IOSD-";

  /** The name of a train, by its first release. */
  private static final TreeMap<String, String> TRAINS =
      new TreeMap<>(
          Map.of(
              "16.05",
              "Everest",
              "16.07",
              "Fuji",
              "16.10",
              "Gibraltar",
              "17.01",
              "Amsterdam",
              "17.04",
              "Bengaluru",
              "17.07",
              "Cupertino",
              "17.10",
              "Dublin",
              "17.13",
              "IOSXE"));

  private XeNames() {}

  private static Matcher parsed(String version) {
    return ImageFormat.parts(VERSION, version, "17.09.05 of IOS-XE");
  }

  /** As in names of files: 17.9.5a gives 17.09.05a. */
  public static String padded(String version) {
    Matcher parts = parsed(version);
    return String.format(
        Locale.ROOT,
        "%02d.%02d.%02d%s",
        Integer.parseInt(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        Integer.parseInt(parts.group(3)),
        parts.group(4));
  }

  /** As IOS in it says: 17.09.05a gives 17.9.5a. */
  public static String plain(String version) {
    Matcher parts = parsed(version);
    return Integer.parseInt(parts.group(1))
        + "."
        + Integer.parseInt(parts.group(2))
        + "."
        + Integer.parseInt(parts.group(3))
        + parts.group(4);
  }

  /** With the number of the build, as installing tells it: 17.09.05.0.6713. */
  static String full(String version) {
    String padded = padded(version);
    return padded + ".0." + (1000 + Math.floorMod(padded.hashCode(), 8000));
  }

  /** The version of the images for access points in it: 17.9.5.41. */
  public static String accessPoint(String version) {
    String padded = padded(version);
    return plain(version).replaceFirst("[a-z]$", "")
        + "."
        + (11 + Math.floorMod(padded.hashCode(), 80));
  }

  /** The name of the train that it is of, for instance Cupertino. */
  public static String train(String version) {
    Map.Entry<String, String> train = TRAINS.floorEntry(padded(version).substring(0, 5));
    return train == null ? "Denali" : train.getValue();
  }

  /** The name of a bundle without version: cat9k_iosxe, isr4400-universalk9. */
  static String base(String family, String imageName) {
    if (imageName.startsWith(CONTROLLER)) {
      return family + "-universalk9_wlc";
    }
    return imageName.startsWith(DAEMON)
        ? family + "-" + lower(imageName.substring(DAEMON.length()).replaceFirst("-M$", ""))
        : lower(imageName);
  }

  /** The name of a bundle. */
  public static String bundle(String family, String imageName, String version) {
    if (imageName.startsWith(EMBEDDED)) {
      return EMBEDDED + "-iosxe-wlc.bin";
    }
    return base(family, imageName) + "." + padded(version) + ".SPA.bin";
  }

  /** The names of the packages in a bundle, the largest first. */
  static List<String> packages(String family, String imageName, String version) {
    List<String> kinds =
        imageName.startsWith(CONTROLLER)
            ? List.of("mono-universalk9_wlc", "rpboot", "webui")
            : imageName.startsWith(DAEMON)
                ? List.of("mono" + base("", imageName), "rpboot", "firmware_nim_ge")
                : List.of(
                    "rpbase",
                    "rpboot",
                    "srdriver",
                    "webui",
                    "wlc",
                    "guestshell",
                    "espbase",
                    "sipbase",
                    "sipspa",
                    "cc_srdriver",
                    "lni");
    return kinds.stream()
        .map(kind -> family + "-" + kind + "." + padded(version) + ".SPA.pkg")
        .toList();
  }

  /** The file that lists the packages of a bundle, for instance cat9k_iosxe.17.09.05.SPA.conf. */
  public static String list(String bundle) {
    return bundle.replaceFirst("\\.bin$", "") + ".conf";
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
