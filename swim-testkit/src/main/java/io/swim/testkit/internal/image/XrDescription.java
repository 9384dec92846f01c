package io.swim.testkit.internal.image;

import java.util.Locale;

/** What IOS-XR says of itself. */
public final class XrDescription {
  private XrDescription() {}

  /** The text of sysDescr. */
  public static String of(String family, String version) {
    return "Cisco IOS XR Software ("
        + family.toUpperCase(Locale.ROOT)
        + "), Version "
        + version
        + "\nCopyright (c) 2013-2020 by Cisco Systems, Inc.";
  }
}
