package io.swim.store;

import io.swim.image.ImageContent;
import io.swim.image.ImageId;
import io.swim.image.SoftwareImage;
import io.swim.spi.ImageStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Image bytes in a folder, their metadata in memory: a new process starts with an empty repository,
 * and imports again. Thread-safe.
 */
public final class FolderImageStore implements ImageStore {
  private static final String PARTIAL = ".partial";

  private final Path folder;
  private final Map<ImageId, SoftwareImage> images = new ConcurrentHashMap<>();

  /**
   * A store in that folder, which is made if need be.
   *
   * @throws IOException when it can't be made
   */
  public FolderImageStore(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  @Override
  public void put(SoftwareImage image, ImageContent content) throws IOException {
    Path partial = Files.createTempFile(folder, "image", PARTIAL);
    try {
      try (InputStream bytes = content.stream(0)) {
        long copied = Files.copy(bytes, partial, StandardCopyOption.REPLACE_EXISTING);
        if (copied != image.sizeBytes()) {
          throw new FileSystemException(
              image.fileName(), null, copied + " of " + image.sizeBytes() + " bytes stored");
        }
      }
      Files.move(
          partial,
          file(image.id()),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
      images.put(image.id(), image);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  @Override
  public void update(SoftwareImage image) {
    images.computeIfPresent(image.id(), (id, present) -> image);
  }

  @Override
  public Optional<SoftwareImage> find(ImageId id) {
    return Optional.ofNullable(images.get(id));
  }

  @Override
  public List<SoftwareImage> list() {
    return images.values().stream().sorted(Comparator.comparing(SoftwareImage::fileName)).toList();
  }

  @Override
  public ImageContent open(ImageId id) throws IOException {
    if (!images.containsKey(id)) {
      throw new NoSuchElementException("no image " + id);
    }
    return ImageContent.of(file(id));
  }

  @Override
  public boolean delete(ImageId id) throws IOException {
    if (images.remove(id) == null) {
      return false;
    }
    Files.deleteIfExists(file(id));
    return true;
  }

  @Override
  public long freeBytes() throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  private Path file(ImageId id) {
    return folder.resolve(id.value().replaceAll("[^A-Za-z0-9._-]", "_"));
  }
}
