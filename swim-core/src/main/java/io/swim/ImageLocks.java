package io.swim;

import com.google.common.util.concurrent.Striped;
import io.swim.image.ImageId;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.Lock;

/**
 * Who looks at an image and then changes it is alone with it meanwhile: else what he writes may be
 * the record of one image beside the bytes of another.
 */
final class ImageLocks {
  private static final int TOLD_APART = 64;

  private final Striped<Lock> byImage = Striped.lock(TOLD_APART);

  /** What is done with images that nobody else changes. */
  interface Action<T> {
    T run() throws IOException;
  }

  <T> T alone(ImageId image, Action<T> action) throws IOException {
    return alone(List.of(image), action);
  }

  <T> T alone(Collection<ImageId> images, Action<T> action) throws IOException {
    Iterable<Lock> locks = byImage.bulkGet(images);
    locks.forEach(Lock::lock);
    try {
      return action.run();
    } finally {
      locks.forEach(Lock::unlock);
    }
  }
}
