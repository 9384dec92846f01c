package io.swim;

import io.swim.device.PlatformId;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.image.ImageContent;
import io.swim.image.ImageId;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import io.swim.spi.ImageStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A store of images without bytes: whoever wants to read one has made a mistake. */
record ListedImages(List<SoftwareImage> images) implements ImageStore {
  static final PlatformId IOS = new PlatformId("cisco-ios");

  static SoftwareImage image(String id, PlatformId platform, String version, String family) {
    return new SoftwareImage(
        new ImageId(id),
        id.substring(id.lastIndexOf('/') + 1),
        platform,
        ImageKind.SYSTEM,
        version,
        family,
        "LANBASEK9-M",
        11_878_912,
        List.of(new Digest(DigestAlgorithm.MD5, "3d7edc244d3c50b3dadcb57ef4d53e14")),
        ImageRequirements.NONE,
        "for the branch offices",
        "needs a long cable",
        Instant.parse("2026-03-01T02:00:00Z"));
  }

  static SoftwareImage ios(String fileName, String version) {
    return image(fileName, IOS, version, "C2960");
  }

  @Override
  public List<SoftwareImage> list() {
    return images.stream().sorted(Comparator.comparing(SoftwareImage::fileName)).toList();
  }

  @Override
  public Optional<SoftwareImage> find(ImageId id) {
    return images.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public ImageContent open(ImageId id) {
    throw new AssertionError(id + " was opened");
  }

  @Override
  public void put(SoftwareImage image, ImageContent content) {
    throw new AssertionError(image + " was put");
  }

  @Override
  public void update(SoftwareImage image) {
    throw new AssertionError(image + " was updated");
  }

  @Override
  public boolean delete(ImageId id) {
    throw new AssertionError(id + " was deleted");
  }

  @Override
  public long freeBytes() {
    return 0;
  }
}
