package io.swim.testkit.internal.image;

import java.util.List;

/**
 * What an image says about itself.
 *
 * @param fullVersion with the number of the build, where there is one
 * @param cwStrings strings of the CW block as CISCO-IMAGE-MIB has them
 * @param parts the files that can be unpacked from it
 */
public record ImageFacts(
    String family,
    String imageName,
    String feature,
    String version,
    String fullVersion,
    int minRamMegabytes,
    String sysDescription,
    List<String> cwStrings,
    List<ImagePart> parts) {

  /** The same with another text for sysDescr. */
  public ImageFacts describedAs(String text) {
    return new ImageFacts(
        family, imageName, feature, version, fullVersion, minRamMegabytes, text, cwStrings, parts);
  }

  /** Of an image that has neither features nor parts, nor says how much memory it takes. */
  static ImageFacts plain(
      String family, String imageName, String version, String fullVersion, String description) {
    return new ImageFacts(
        family, imageName, "", version, fullVersion, 0, description, List.of(), List.of());
  }
}
