package io.swim.testkit.internal.flash;

import io.swim.image.ImageContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps the bytes of all files of all devices, each content once: small ones in memory, large ones
 * in a directory of temporary files that {@link #close()} removes. Thread-safe.
 */
public final class BlobStore implements AutoCloseable {
  static final int IN_MEMORY = 64 * 1024;

  private final Path directory;
  private final AtomicLong nextFile = new AtomicLong();
  private final Map<String, Blob> blobs = new HashMap<>();
  private boolean closed;

  public BlobStore() {
    try {
      directory = Files.createTempDirectory("swim-testkit-");
    } catch (IOException e) {
      throw new UncheckedIOException("can't make a directory for the files of the devices", e);
    }
  }

  /** Stores all bytes of a stream. */
  public Blob put(InputStream in) throws IOException {
    try (BlobWriter writer = write()) {
      in.transferTo(writer);
      return writer.commit();
    }
  }

  /** A writer of new bytes; closing it without commit forgets them. */
  public BlobWriter write() {
    return new BlobWriter(this, directory.resolve("file-" + nextFile.incrementAndGet()));
  }

  synchronized Blob keep(String sha256, String md5, byte[] bytes) {
    return blobs.computeIfAbsent(sha256, key -> new Blob(ImageContent.of(bytes), md5));
  }

  synchronized Blob keep(String sha256, String md5, Path file) throws IOException {
    Blob known = blobs.get(sha256);
    if (known != null) {
      Files.delete(file);
      return known;
    }
    if (closed) {
      Files.deleteIfExists(file);
      throw new IOException("the simulated devices were closed");
    }
    Blob blob = new Blob(ImageContent.of(file), md5);
    blobs.put(sha256, blob);
    return blob;
  }

  /** Number of different contents. */
  public synchronized int size() {
    return blobs.size();
  }

  /** The directory of the temporary files. */
  public Path directory() {
    return directory;
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      for (Blob blob : blobs.values()) {
        blob.close();
      }
      try (var files = Files.list(directory)) {
        for (Path file : files.toList()) {
          Files.deleteIfExists(file);
        }
      }
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("can't remove the files of the devices", e);
    }
  }
}
