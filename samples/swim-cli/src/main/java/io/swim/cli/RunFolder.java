package io.swim.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A folder below {@code --data} that belongs to one process, for the image under way and the
 * journal. It is deleted at the end; one that a killed process left is deleted by the next. Only a
 * journal with devices that have not ended, or that still have a test file, is kept.
 */
final class RunFolder implements AutoCloseable {
  private static final String PREFIX = "run-";
  private static final String LOCK = "lock";
  private static final String JOURNAL = "journal.jsonl";

  private final Path folder;
  private final FileChannel lock;

  private RunFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * The folder of another process.
   *
   * @param folder below the same data folder
   * @param isAtWork whether that process is alive
   */
  record Other(Path folder, boolean isAtWork) {
    Path journal() {
      return folder.resolve(JOURNAL);
    }
  }

  /** A new one below that folder, which is made if need be. */
  static RunFolder in(Path data) {
    try {
      Files.createDirectories(data);
      try (FileChannel all = open(data.resolve(LOCK))) {
        all.lock();
        for (Path each : folders(data)) {
          if (!isAtWork(each)) {
            tidy(each);
          }
        }
        Path folder = Files.createTempDirectory(data, PREFIX);
        FileChannel lock = open(folder.resolve(LOCK));
        if (lock.tryLock() == null) {
          throw new IOException(folder + " is locked by somebody else");
        }
        return new RunFolder(folder, lock);
      }
    } catch (IOException e) {
      throw unusable(data, e);
    }
  }

  Path path() {
    return folder;
  }

  Path journal() {
    return folder.resolve(JOURNAL);
  }

  /** Does something with the folders of all other processes while none of them does the same. */
  synchronized <T> T whileNobodyElseBegins(Function<List<Other>, T> work) {
    Path data = folder.resolveSibling("");
    try (FileChannel all = open(folder.resolveSibling(LOCK))) {
      all.lock();
      List<Other> others = new ArrayList<>();
      for (Path each : folders(data)) {
        if (!each.equals(folder)) {
          others.add(new Other(each, isAtWork(each)));
        }
      }
      return work.apply(others);
    } catch (IOException e) {
      throw unusable(data, e);
    }
  }

  private static BadInput unusable(Path data, IOException e) {
    return new BadInput("the data folder " + data + " can't be used: " + Words.because(e), e);
  }

  private static List<Path> folders(Path data) throws IOException {
    List<Path> all = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(data, PREFIX + "*")) {
      folders.forEach(all::add);
    }
    return all;
  }

  private static boolean isAtWork(Path folder) throws IOException {
    try (FileChannel channel = open(folder.resolve(LOCK));
        FileLock mine = channel.tryLock()) {
      return mine == null;
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static void tidy(Path folder) throws IOException {
    Path journal = folder.resolve(JOURNAL);
    boolean keep = holdsUnfinished(journal);
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      if (!keep || !journal.startsWith(each)) {
        Files.deleteIfExists(each);
      }
    }
  }

  private static boolean holdsUnfinished(Path journal) {
    try {
      return Journal.read(journal).values().stream()
          .anyMatch(line -> line.isUnfinished() || line.mayLeaveTestFile());
    } catch (BadInput damaged) {
      return true;
    }
  }

  /** Takes the lock of the data folder, so that nobody looks into a folder that is half gone. */
  @Override
  public synchronized void close() {
    try (FileChannel all = open(folder.resolveSibling(LOCK))) {
      all.lock();
      tidy(folder);
      lock.close();
    } catch (IOException e) {
      throw new BadInput(folder + " can't be deleted: " + Words.because(e), e);
    }
  }
}
