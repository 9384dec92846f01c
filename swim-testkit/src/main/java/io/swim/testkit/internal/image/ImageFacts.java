package io.swim.testkit.internal.image;

import java.util.List;

/** What the CW block of an image says about it. */
public record ImageFacts(
    String family,
    String imageName,
    String feature,
    String version,
    int minRamMegabytes,
    String sysDescription,
    List<String> cwStrings) {}
