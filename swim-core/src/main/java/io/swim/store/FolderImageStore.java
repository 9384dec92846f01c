package io.swim.store;

import io.swim.image.ImageContent;
import io.swim.image.ImageId;
import io.swim.image.SoftwareImage;
import io.swim.spi.ImageStore;
import io.swim.spi.PartialFiles;
import io.swim.spi.StagedFile;
import io.swim.spi.StagedImage;
import io.swim.spi.StoreFullException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Images in a folder: for each a file with its bytes, and one with what is known of it, so that the
 * next process has them too. What another process changes there meanwhile is not seen. What a
 * process left half written that was killed is deleted by a later import, once nobody has written
 * to it for two days. Thread-safe.
 */
public final class FolderImageStore implements ImageStore {
  private static final String PARTIAL = ".partial";

  /** With it, no id makes the name of another folder, or that of a partial file. */
  private static final String SUFFIX = ".image";

  private static final String RECORD = ".properties";
  private static final Logger LOG = LoggerFactory.getLogger(FolderImageStore.class);

  private static final int BUFFER_BYTES = 256 * 1024;

  private final Path folder;
  private final PartialFiles partialImages;
  private final PartialFiles partialRecords;
  private final Map<ImageId, SoftwareImage> images = new ConcurrentHashMap<>();

  /**
   * A store in that folder, which is made if need be. An image there that is damaged is logged and
   * left out.
   *
   * @throws IOException when the folder can't be made or read
   */
  public FolderImageStore(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    partialImages = new PartialFiles(folder, "image", PARTIAL);
    partialRecords = new PartialFiles(folder, "record", PARTIAL);
    try (DirectoryStream<Path> records = Files.newDirectoryStream(folder, "*" + RECORD)) {
      for (Path each : records) {
        read(each);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private void read(Path record) {
    try {
      SoftwareImage image = ImageRecord.read(record);
      long size = Files.size(file(image.id()));
      if (size != image.sizeBytes()) {
        throw new IOException(
            image.fileName() + " has " + size + " bytes, not " + image.sizeBytes());
      }
      images.put(image.id(), image);
    } catch (IOException e) {
      LOG.warn("An image of the repository can't be used: {}", e.toString());
    }
  }

  @Override
  public void put(SoftwareImage image, ImageContent content) throws IOException {
    Path partial = partialImages.make();
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
    return new StagedFile(partialImages.make(), this::adopt);
  }

  /** There is never a record beside the bytes of another image, whenever the process ends. */
  private synchronized void adopt(SoftwareImage image, Path partial) throws IOException {
    Path draft = draft(image);
    try {
      Files.deleteIfExists(record(image.id()));
      move(partial, file(image.id()));
      move(draft, record(image.id()));
      images.put(image.id(), image);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Room for it is found out before anything is changed. */
  private Path draft(SoftwareImage image) throws IOException {
    Path draft = partialRecords.make();
    try {
      return Files.writeString(draft, ImageRecord.text(image));
    } catch (IOException e) {
      IOException why = StoreFullException.orElse(draft, e);
      Files.delete(draft);
      throw why;
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
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

  private static int write(FileChannel file, ByteBuffer from, Path to) throws IOException {
    try {
      return file.write(from);
    } catch (IOException e) {
      throw StoreFullException.orElse(to, e);
    }
  }

  @Override
  public synchronized void update(SoftwareImage image) throws IOException {
    if (images.containsKey(image.id())) {
      Path draft = draft(image);
      try {
        move(draft, record(image.id()));
      } finally {
        Files.deleteIfExists(draft);
      }
      images.put(image.id(), image);
    }
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
    Files.deleteIfExists(record(id));
    Files.deleteIfExists(file(id));
    return true;
  }

  @Override
  public long freeBytes() throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  private Path file(ImageId id) {
    return folder.resolve(name(id) + SUFFIX);
  }

  private Path record(ImageId id) {
    return folder.resolve(name(id) + RECORD);
  }

  private static String name(ImageId id) {
    return URLEncoder.encode(id.value(), StandardCharsets.UTF_8);
  }
}
