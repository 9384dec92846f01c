package io.swim.testkit.internal.image;

/** Signatures of the ZIP format (PKWARE APPNOTE section 4.3). */
final class Zip {
  static final int LOCAL_HEADER = 0x04034b50;
  static final int CENTRAL_HEADER = 0x02014b50;
  static final int END = 0x06054b50;

  /** 1 January 1993, 00:00: the date of a Cisco device without a clock. */
  static final int FIXED_TIME = (13 << 25 | 1 << 21 | 1 << 16);

  private Zip() {}
}
