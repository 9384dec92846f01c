package io.swim.testkit.internal.image;

import java.util.List;

/**
 * What the image is to be that is built.
 *
 * @param imageName as in {@code show version}, for instance C2960-LANBASEK9-M
 * @param version in the form of the platform
 * @param features the words of CW_FEATURE, without MIN_DRAM_MEG
 * @param sizeBytes exact size of the whole file
 * @param seed decides the bytes of the software in it
 */
public record ImageSettings(
    String family,
    String imageName,
    String version,
    List<String> features,
    int minRamMegabytes,
    long sizeBytes,
    long seed) {

  /**
   * What is left of the file for the software.
   *
   * @throws IllegalArgumentException when nothing is
   */
  long payload(long frame) {
    if (sizeBytes <= frame) {
      throw new IllegalArgumentException(
          "an image of " + sizeBytes + " bytes is too small: its frame alone takes " + frame);
    }
    return sizeBytes - frame;
  }
}
