package io.swim.internal;

import java.util.Arrays;
import java.util.List;

/**
 * Images of access points have a number more than the software that they come with, and no letter:
 * 17.9.4.27 is of 17.09.04a. Source: "Upgrade APs in non-Homogeneous EWC Networks with TFTP and
 * SFTP Servers", Cisco.
 */
final class ApVersion {
  private static final int FEWEST = 3;

  private ApVersion() {}

  /** The numbers of a version, without zeros in front. */
  static List<String> numbers(String version) {
    return Arrays.stream(version.split("\\D+"))
        .filter(part -> !part.isEmpty())
        .map(part -> part.replaceFirst("^0+(?=\\d)", ""))
        .toList();
  }

  /** Whether an image of access points comes with software of these numbers. */
  static boolean isOf(String version, List<String> software) {
    List<String> its = numbers(version);
    return software.size() >= FEWEST
        && its.size() > software.size()
        && its.subList(0, software.size()).equals(software);
  }
}
