package io.swim.spi;

import io.swim.image.ImageContent;
import io.swim.image.SoftwareImage;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Staged bytes in a file that is not part of the store yet. */
public final class StagedFile implements StagedImage {
  private static final int BUFFER_BYTES = 256 * 1024;

  private final Path file;
  private final Commit commit;

  /** Makes the file part of a store. */
  public interface Commit {
    void accept(SoftwareImage image, Path file) throws IOException;
  }

  /**
   * An existing, empty file.
   *
   * @param commit may move the file away, or copy it
   */
  public StagedFile(Path file, Commit commit) {
    this.file = file;
    this.commit = commit;
  }

  @Override
  public OutputStream out() throws IOException {
    return new BufferedOutputStream(new Unbuffered(Files.newOutputStream(file)), BUFFER_BYTES);
  }

  @Override
  public ImageContent content() throws IOException {
    return ImageContent.of(file);
  }

  @Override
  public void commit(SoftwareImage image) throws IOException {
    commit.accept(image, file);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Tells a full disk from a broken one. */
  private final class Unbuffered extends FilterOutputStream {
    Unbuffered(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      try {
        out.write(from, offset, length);
      } catch (IOException e) {
        throw StoreFullException.orElse(file, e);
      }
    }
  }
}
