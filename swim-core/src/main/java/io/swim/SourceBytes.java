package io.swim;

import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.ImageContent;
import io.swim.image.ImageSource;
import io.swim.spi.ImageStore;
import io.swim.spi.StagedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Brings the bytes of a source to where they can be judged. */
final class SourceBytes {
  private final ImageStore store;
  private final RemoteImages remote;

  SourceBytes(ImageStore store, RemoteImages remote) {
    this.store = store;
    this.remote = remote;
  }

  /** What is done with the bytes. */
  interface Use<C, T> {
    T of(C bytes) throws IOException;
  }

  /** Writes the bytes of a source that is not here. */
  interface Fetching {
    void to(OutputStream out) throws IOException;
  }

  /**
   * Reads a file of the host's where it is.
   *
   * @throws SwimException INVALID_REQUEST when it can't be read
   */
  <T> T read(Path file, Use<ImageContent, T> use) {
    if (!Files.isRegularFile(file)) {
      throw new SwimException(ErrorCode.INVALID_REQUEST, file + " is not a file");
    }
    try (ImageContent content = ImageContent.of(file)) {
      return use.of(content);
    } catch (IOException e) {
      throw new SwimException(
          ErrorCode.INVALID_REQUEST, file + " could not be read: " + e.getMessage(), e);
    }
  }

  /**
   * Fetches a file of a server. All of it is fetched before it is judged; what is refused leaves
   * nothing behind.
   *
   * @throws SwimException SOURCE_FAILED; REPOSITORY_FULL or STORE_FAILED when it can't be staged
   */
  <T> T fetch(ImageSource.Remote source, Use<StagedImage, T> use) {
    return fetch(source, out -> remote.fetch(source, out), use);
  }

  /** The same, with somebody else's way of fetching it. */
  <T> T fetch(ImageSource source, Fetching fetching, Use<StagedImage, T> use) {
    try (StagedImage staged = store.stage()) {
      fetch(fetching, staged);
      return use.of(staged);
    } catch (IOException e) {
      throw StoreFailure.of(source + " could not be staged", e);
    }
  }

  /** A disk of ours that is full is not the fault of the server. */
  private static void fetch(Fetching fetching, StagedImage staged) throws IOException {
    FirstFailure out = new FirstFailure(staged.out());
    try (out) {
      fetching.to(out);
    } catch (SwimException | IOException e) {
      out.check();
      throw e;
    }
  }

  /** As {@link io.swim.internal.SourceIntake#revision}. */
  Optional<String> revision(ImageSource source) {
    if (source instanceof ImageSource.Remote file) {
      return remote.revision(file);
    }
    return source instanceof ImageSource.LocalFile local
        ? revision(local.file())
        : Optional.empty();
  }

  /** A file that can't be looked at can't be read either, and reading tells why. */
  private static Optional<String> revision(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(found.size() + " bytes of " + found.lastModifiedTime());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
