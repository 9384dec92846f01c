package io.swim.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A temporary folder with files of random bytes to serve, and one to download into; in memory where
 * the system has such a place, so that no disk is measured. Deleted when it is closed.
 */
final class SampleFiles implements AutoCloseable {
  private static final long SEED = 20260101;
  private static final int CHUNK = 1 << 16;
  private static final Path MEMORY = Path.of("/dev/shm");

  private final Path root;
  private final Path served;
  private final Path downloads;

  private SampleFiles(Path root) throws IOException {
    this.root = root;
    this.served = Files.createDirectory(root.resolve("served"));
    this.downloads = Files.createDirectory(root.resolve("downloads"));
    // Peers give up root and must still get in.
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(served, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  static SampleFiles create() throws IOException {
    boolean memory = Files.isWritable(MEMORY);
    return new SampleFiles(
        memory
            ? Files.createTempDirectory(MEMORY, "swim-bench-")
            : Files.createTempDirectory("swim-bench-"));
  }

  Path served() {
    return served;
  }

  /** The file of that size; made when it is asked for the first time. */
  synchronized Path ofSize(long bytes) throws IOException {
    Path file = served.resolve("image-" + bytes + ".bin");
    if (!Files.exists(file)) {
      Random random = new Random(SEED + bytes);
      byte[] chunk = new byte[CHUNK];
      try (OutputStream to = Files.newOutputStream(file)) {
        for (long left = bytes; left > 0; left -= CHUNK) {
          random.nextBytes(chunk);
          to.write(chunk, 0, (int) Math.min(CHUNK, left));
        }
      }
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }
    return file;
  }

  Path download(String name) {
    return downloads.resolve(name);
  }

  @Override
  public void close() throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(root)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }
}
