package io.swim;

import io.swim.image.ImageContent;
import io.swim.image.ImageId;
import io.swim.image.SoftwareImage;
import io.swim.spi.ImageStore;
import io.swim.spi.StoreFullException;
import io.swim.store.FolderImageStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder that has as little room as a test likes. */
final class TestImageStore implements ImageStore {
  private final Path folder;
  private final FolderImageStore store;
  long freeBytes = 1 << 20;
  long fullAfterBytes = Long.MAX_VALUE;
  boolean broken;
  int breaksAtPut = Integer.MAX_VALUE;
  int puts;

  /** What happens right before a record is changed. */
  Runnable beforeUpdate = () -> {};

  TestImageStore(Path folder) throws IOException {
    this.folder = folder;
    store = new FolderImageStore(folder);
  }

  List<Path> filesOnDisk() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Override
  public void put(SoftwareImage image, ImageContent content) throws IOException {
    puts++;
    if (broken || puts == breaksAtPut) {
      throw new IOException("the connection to the database is closed");
    }
    store.put(image, new LittleRoom(content));
  }

  @Override
  public void update(SoftwareImage image) throws IOException {
    beforeUpdate.run();
    store.update(image);
  }

  @Override
  public Optional<SoftwareImage> find(ImageId id) {
    return store.find(id);
  }

  @Override
  public List<SoftwareImage> list() {
    return store.list();
  }

  @Override
  public ImageContent open(ImageId id) throws IOException {
    return store.open(id);
  }

  @Override
  public boolean delete(ImageId id) throws IOException {
    return store.delete(id);
  }

  @Override
  public long freeBytes() {
    return freeBytes;
  }

  /** The disk gets full while the content is copied to it, a byte at a time. */
  private final class LittleRoom implements ImageContent {
    private final ImageContent content;

    LittleRoom(ImageContent content) {
      this.content = content;
    }

    @Override
    public long sizeBytes() {
      return content.sizeBytes();
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
      if (position >= fullAfterBytes) {
        throw new StoreFullException("no space left on device");
      }
      ByteBuffer one = ByteBuffer.allocate(1);
      int read = content.read(one, position);
      if (read > 0) {
        into.put(one.flip());
      }
      return read;
    }

    @Override
    public void close() {}
  }
}
