package io.swim.testkit.internal.image;

import io.swim.image.ImageContent;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * A bundle of IOS-XE: a header of TLVs with family, version and a SHA-512 digest, then the packages
 * that can be unpacked from it; or one such package.
 */
final class XeFormat implements ImageFormat {
  @Override
  public String checkedVersion(String version) {
    return XeNames.padded(version);
  }

  @Override
  public String latest() {
    return "17.09.05";
  }

  @Override
  public String fileName(ImageSettings image) {
    return XeNames.bundle(image.family(), image.imageName(), image.version());
  }

  @Override
  public String description(ImageSettings image) {
    return XeDescription.of(image.imageName(), image.version());
  }

  @Override
  public Supplier<InputStream> bytes(ImageSettings image) {
    return new XeBundle(image)::open;
  }

  @Override
  public boolean isAt(byte[] head) {
    return XeHeader.isAt(head);
  }

  @Override
  public ImageFacts inspect(ImageContent content, byte[] head) throws NotBootable, IOException {
    return XeInspector.inspect(content, head);
  }
}
