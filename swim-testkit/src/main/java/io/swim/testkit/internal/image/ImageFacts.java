package io.swim.testkit.internal.image;

import java.util.List;
import java.util.Optional;

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

  /** What it fixes; empty when it is a whole system, or a package of one. */
  public Optional<Fix> fix() {
    return Fix.of(cwStrings);
  }

  /** Of a fix. */
  static ImageFacts fix(String family, String packageName, String version, Fix fix) {
    return new ImageFacts(
        family, packageName, "", version, version, 0, "", fix.strings(), List.of());
  }

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
