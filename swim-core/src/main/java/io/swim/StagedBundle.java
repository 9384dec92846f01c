package io.swim;

import io.swim.image.ImageContent;
import io.swim.image.ImageId;
import io.swim.image.SoftwareImage;
import io.swim.spi.ImageStore;
import io.swim.spi.StagedImage;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Images that become part of a store together. All bytes are written before the first of them is
 * committed; where the store breaks then all the same, what was committed is taken back.
 */
final class StagedBundle implements Closeable {
  private final ImageStore store;
  private final List<StagedImage> staged = new ArrayList<>();
  private final List<SoftwareImage> images = new ArrayList<>();

  StagedBundle(ImageStore store) {
    this.store = store;
  }

  /** Describes what was written. */
  interface Describing {
    SoftwareImage of(ImageContent written) throws IOException;
  }

  /**
   * Writes an image to where it can be committed.
   *
   * @throws io.swim.spi.StoreFullException when there is no room
   */
  void add(ImageContent content, Describing describing) throws IOException {
    StagedImage next = store.stage();
    staged.add(next);
    FirstFailure out = new FirstFailure(next.out());
    try (out;
        InputStream from = content.stream(0)) {
      from.transferTo(out);
    } catch (IOException e) {
      out.check();
      throw e;
    }
    try (ImageContent written = next.content()) {
      images.add(describing.of(written));
    }
  }

  /** Those that were added, in order. */
  List<SoftwareImage> images() {
    return List.copyOf(images);
  }

  /**
   * Makes all of them images of the store.
   *
   * @param present what they replace; those that have no successor are deleted
   */
  void commit(List<SoftwareImage> present) throws IOException {
    List<ImageId> next = images.stream().map(SoftwareImage::id).toList();
    try (Replaced old = new Replaced(store)) {
      for (SoftwareImage each : present) {
        if (next.contains(each.id())) {
          old.keep(each);
        }
      }
      int committed = 0;
      try {
        for (; committed < staged.size(); committed++) {
          staged.get(committed).commit(images.get(committed));
        }
      } catch (IOException | RuntimeException e) {
        next.subList(0, committed).forEach(id -> old.restore(id, e));
        throw e;
      }
    }
    for (SoftwareImage each : present) {
      if (!next.contains(each.id())) {
        store.delete(each.id());
      }
    }
  }

  /** One that can't be closed does not keep the bytes of the others here. */
  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (StagedImage each : staged) {
      try {
        each.close();
      } catch (IOException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Images that get other bytes; as long as they are open here, the old ones can be read. */
  private static final class Replaced implements Closeable {
    private final ImageStore store;
    private final Map<SoftwareImage, ImageContent> open = new HashMap<>();

    Replaced(ImageStore store) {
      this.store = store;
    }

    void keep(SoftwareImage image) throws IOException {
      open.put(image, store.open(image.id()));
    }

    void restore(ImageId id, Exception cause) {
      try {
        for (Map.Entry<SoftwareImage, ImageContent> each : open.entrySet()) {
          if (each.getKey().id().equals(id)) {
            store.put(each.getKey(), each.getValue());
            return;
          }
        }
        store.delete(id);
      } catch (IOException | RuntimeException e) {
        cause.addSuppressed(e);
      }
    }

    @Override
    public void close() throws IOException {
      for (ImageContent each : open.values()) {
        each.close();
      }
    }
  }
}
