package io.swim.spi;

import io.swim.image.ImageContent;
import io.swim.image.ImageId;
import io.swim.image.SoftwareImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where a host keeps images: metadata and bytes. Thread-safe. */
public interface ImageStore {
  /**
   * Stores an image, all or nothing; one of the same id is replaced, and whoever has the old one
   * open goes on reading the old bytes.
   *
   * @throws StoreFullException when there is no room, with nothing left behind; any other
   *     IOException means that the store failed
   */
  void put(SoftwareImage image, ImageContent content) throws IOException;

  /**
   * Room for bytes of which nobody knows yet what image they are. By default a temporary file, from
   * which {@link #put} copies.
   *
   * @throws StoreFullException when there is no room
   */
  default StagedImage stage() throws IOException {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    return new StagedFile(
        new PartialFiles(folder, "swim-staged", ".image").make(),
        (image, file) -> {
          try (ImageContent content = ImageContent.of(file)) {
            put(image, content);
          }
        });
  }

  /** Changes the details of a stored image; its bytes stay. */
  void update(SoftwareImage image) throws IOException;

  /** The details of an image; empty when there is none. */
  Optional<SoftwareImage> find(ImageId id);

  /** All images, by file name. */
  List<SoftwareImage> list();

  /** Opens the bytes; the caller closes them. */
  ImageContent open(ImageId id) throws IOException;

  /** Deletes an image; false when there was none. */
  boolean delete(ImageId id) throws IOException;

  /** Room left in bytes, as well as is known. */
  long freeBytes() throws IOException;
}
