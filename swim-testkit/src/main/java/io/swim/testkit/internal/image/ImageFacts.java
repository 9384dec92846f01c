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
    List<ImagePart> parts) {}
