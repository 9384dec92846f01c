package io.swim.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder below {@code --data} that belongs to one process, for the image under way. It is deleted
 * at the end; one that a killed process left is deleted by the next.
 */
final class RunFolder implements AutoCloseable {
  private static final String PREFIX = "run-";
  private static final String LOCK = "lock";

  private final Path folder;
  private final FileChannel lock;

  private RunFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** A new one below that folder, which is made if need be. */
  static RunFolder in(Path data) {
    try {
      Files.createDirectories(data);
      try (FileChannel all = open(data.resolve(LOCK))) {
        all.lock();
        deleteOrphans(data);
        Path folder = Files.createTempDirectory(data, PREFIX);
        FileChannel lock = open(folder.resolve(LOCK));
        if (lock.tryLock() == null) {
          throw new IOException(folder + " is locked by somebody else");
        }
        return new RunFolder(folder, lock);
      }
    } catch (IOException e) {
      throw new BadInput("the data folder " + data + " can't be used: " + Words.because(e), e);
    }
  }

  Path path() {
    return folder;
  }

  private static void deleteOrphans(Path data) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(data, PREFIX + "*")) {
      for (Path each : folders) {
        try (FileChannel lock = open(each.resolve(LOCK));
            FileLock mine = lock.tryLock()) {
          if (mine != null) {
            delete(each);
          }
        }
      }
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }

  @Override
  public void close() {
    try {
      delete(folder);
      lock.close();
    } catch (IOException e) {
      throw new BadInput(folder + " can't be deleted: " + Words.because(e), e);
    }
  }
}
