package io.swim.testkit.fake;

import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.image.SoftwareImage;

/**
 * A file on a fake device.
 *
 * @param name below flash:
 * @param sizeBytes its size
 * @param version that it boots
 * @param md5 its digest
 * @param isWhole whether it boots at all
 */
record FakeFile(String name, long sizeBytes, String version, Digest md5, boolean isWhole) {
  static final Digest OTHER = new Digest(DigestAlgorithm.MD5, "0".repeat(32));

  static FakeFile of(SoftwareImage image, boolean whole) {
    return new FakeFile(
        image.fileName(),
        image.sizeBytes(),
        image.version(),
        whole ? image.digest(DigestAlgorithm.MD5).orElseThrow() : OTHER,
        whole);
  }

  FakeFile half() {
    return new FakeFile(name, sizeBytes / 2, version, OTHER, false);
  }
}
