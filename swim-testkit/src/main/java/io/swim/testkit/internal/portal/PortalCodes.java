package io.swim.testkit.internal.portal;

import java.util.Set;

/** With which status of HTTP the portal tells its codes, as its public description has it. */
final class PortalCodes {
  private static final Set<String> WITH_500 = Set.of("SER_UNEXPECT_FAIL", "TIMEOUT");
  private static final Set<String> WITH_401 =
      Set.of("SW_NO_LONGER_AVL", "PROD_REG_NA", "PROD_REG_AV", "DNAC_REG_REQ");

  private PortalCodes() {}

  static int status(String code) {
    if (isOfOneImage(code)) {
      return 200;
    }
    if (WITH_500.contains(code)) {
      return 500;
    }
    if (WITH_401.contains(code)) {
      return 401;
    }
    return code.equals("NO_DATA_FOUND") ? 404 : 400;
  }

  /** Told beside one image, and not of the whole request. */
  static boolean isOfOneImage(String code) {
    return code.startsWith("DWLD_WARN")
        || code.contains("_FORM_A")
        || code.contains("CONTRACT")
        || code.startsWith("LOGIN_")
        || code.endsWith("_ADV_IMAGE")
        || Set.of("K9_REJECTED", "IMG_K9", "IP_CHECK_FAIL").contains(code);
  }

  static String words(String code) {
    return "The portal's own words for " + code + ", see https://portal.example/help?topic=" + code;
  }
}
