package io.swim.testkit.internal.image;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** Fixes of IOS-XE: a package whose header says which defect it fixes, and whether it reloads. */
public final class XeFix {
  private XeFix() {}

  /** Its file: cat9k_iosxe.17.03.04.CSCvx12345.SPA.smu.bin. */
  public static String fileName(String family, String imageName, String version, Fix fix) {
    return XeNames.base(family, imageName)
        + "."
        + XeNames.padded(version)
        + "."
        + fix.bug()
        + ".SPA.smu.bin";
  }

  /** The bytes of that file, about as many. */
  public static InputStream open(
      String family, String imageName, String version, Fix fix, long sizeBytes) {
    long seed = (family + version + fix).hashCode();
    List<String> strings =
        new ArrayList<>(
            List.of(
                "CW_BEGIN=$$",
                "CW_FAMILY=$" + family + "$",
                "CW_IMAGE=$" + fileName(family, imageName, version, fix) + "$",
                "CW_VERSION=$" + XeNames.plain(version) + "$",
                "CW_FULL_VERSION=$" + XeNames.full(version) + ".." + XeNames.train(version) + "$",
                "CW_DESCRIPTION=$Cisco IOS Software, IOS-XE Software$"));
    strings.addAll(fix.strings());
    strings.add("CW_END=$$");
    byte[] unsigned = XeHeader.bytes(XeHeader.PACKAGE, sizeBytes, new byte[64], family, strings);
    MessageDigest digest = Digests.digest("SHA-512");
    digest.update(unsigned);
    Digests.update(digest, new Filler(sizeBytes, seed));
    byte[] header = XeHeader.bytes(XeHeader.PACKAGE, sizeBytes, digest.digest(), family, strings);
    return new SequenceInputStream(new ByteArrayInputStream(header), new Filler(sizeBytes, seed));
  }
}
