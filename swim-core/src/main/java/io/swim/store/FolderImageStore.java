package io.swim.store;

import io.swim.image.ImageContent;
import io.swim.image.ImageId;
import io.swim.image.SoftwareImage;
import io.swim.spi.ImageStore;
import io.swim.spi.StagedFile;
import io.swim.spi.StagedImage;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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

  /** With it, no id makes the name of another folder, or that of a partial file. */
  private static final String SUFFIX = ".image";

  private static final int BUFFER_BYTES = 256 * 1024;

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
      long copied = copy(content, partial);
      if (copied != image.sizeBytes()) {
        throw new IOException(
            image.fileName() + " has " + copied + " bytes, not " + image.sizeBytes());
      }
      adopt(image, partial);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  @Override
  public StagedImage stage() throws IOException {
    return new StagedFile(Files.createTempFile(folder, "image", PARTIAL), this::adopt);
  }

  private synchronized void adopt(SoftwareImage image, Path partial) throws IOException {
    Files.move(
        partial,
        file(image.id()),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
    images.put(image.id(), image);
  }

  private static long copy(ImageContent content, Path to) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    long copied = 0;
    try (FileChannel file = FileChannel.open(to, StandardOpenOption.WRITE)) {
      while (content.read(buffer.clear(), copied) > 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          copied += write(file, buffer, to);
        }
      }
    }
    return copied;
  }

  /** A full disk is a plain IOException in Java, as is content that can't be read. */
  private static int write(FileChannel file, ByteBuffer from, Path to) throws FileSystemException {
    try {
      return file.write(from);
    } catch (IOException e) {
      FileSystemException failure =
          new FileSystemException(to.toString(), null, String.valueOf(e.getMessage()));
      failure.initCause(e);
      throw failure;
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
  public synchronized boolean delete(ImageId id) throws IOException {
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
    return folder.resolve(URLEncoder.encode(id.value(), StandardCharsets.UTF_8) + SUFFIX);
  }
}
