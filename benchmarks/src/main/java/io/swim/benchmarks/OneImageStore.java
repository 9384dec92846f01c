package io.swim.benchmarks;

import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.ImageContent;
import io.swim.image.ImageId;
import io.swim.image.SoftwareImage;
import io.swim.spi.ImageStore;
import java.util.List;
import java.util.Optional;

/** Has one image, and no bytes: fake devices fetch none. */
record OneImageStore(SoftwareImage image) implements ImageStore {
  @Override
  public void put(SoftwareImage other, ImageContent content) {
    throw new SwimException(ErrorCode.STORE_FAILED, "this store has one image only");
  }

  @Override
  public void update(SoftwareImage other) {}

  @Override
  public Optional<SoftwareImage> find(ImageId id) {
    return id.equals(image.id()) ? Optional.of(image) : Optional.empty();
  }

  @Override
  public List<SoftwareImage> list() {
    return List.of(image);
  }

  @Override
  public ImageContent open(ImageId id) {
    return ImageContent.of(new byte[0]);
  }

  @Override
  public boolean delete(ImageId id) {
    return false;
  }

  @Override
  public long freeBytes() {
    return Long.MAX_VALUE;
  }
}
