package io.swim.testkit.internal.image;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What sysDescr says of IOS-XE. */
public final class XeDescription {
  private static final LocalDate FIRST_RELEASE = LocalDate.of(2017, 3, 6);
  private static final DateTimeFormatter COMPILED =
      DateTimeFormatter.ofPattern("EEE dd-MMM-yy", Locale.ROOT);

  private XeDescription() {}

  /**
   * The description.
   *
   * @param imageName as in {@code show version}, for instance CAT9K_IOSXE
   */
  public static String of(String imageName, String version) {
    int age = Math.floorMod(XeNames.padded(version).hashCode(), 2900);
    LocalDate compiled = FIRST_RELEASE.plusDays(age);
    return "Cisco IOS Software ["
        + XeNames.train(version)
        + "], "
        + product(imageName)
        + " Software ("
        + imageName
        + "), Version "
        + XeNames.plain(version)
        + ", RELEASE SOFTWARE (fc"
        + (1 + age % 5)
        + ")\nTechnical Support: http://www.cisco.com/techsupport\nCopyright (c) 1986-"
        + compiled.getYear()
        + " by Cisco Systems, Inc.\nCompiled "
        + COMPILED.format(compiled)
        + " 10:24 by mcpre";
  }

  private static String product(String imageName) {
    if (imageName.startsWith(XeNames.CONTROLLER)) {
      return imageName.startsWith(XeNames.EMBEDDED) ? XeNames.EMBEDDED : XeNames.CONTROLLER;
    }
    return imageName.endsWith("_IOSXE") ? "Catalyst L3 Switch" : "ISR";
  }
}
