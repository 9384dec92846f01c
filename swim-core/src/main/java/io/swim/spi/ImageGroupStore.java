package io.swim.spi;

import io.swim.image.ImageGroup;
import java.util.List;
import java.util.Optional;

/**
 * Where a host keeps groups of images. Thread-safe. When a call returns, what it changed survives
 * the end of the process, if the store is durable at all.
 */
public interface ImageGroupStore {
  /** Stores a new one; false when there is one of its name, which stays as it is. */
  boolean create(ImageGroup first);

  /** The group of that name; empty when there is none. */
  Optional<ImageGroup> find(String name);

  /** All of them, by name. */
  List<ImageGroup> list();

  /**
   * Puts {@code next} in the place of {@code expected}, also under another name, all or nothing.
   * False when what is stored is not exactly {@code expected} any more, or the new name is that of
   * another one; then nothing is changed.
   */
  boolean replace(ImageGroup expected, ImageGroup next);

  /** Deletes the one of that name; false when there was none. */
  boolean delete(String name);
}
