package io.swim.spi;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files of a folder that hold what is not whole yet. Whoever makes one deletes it; what a process
 * left there that was killed is deleted by the next one that makes a file, once nobody has written
 * to it for two days. Several processes may share the folder, on several machines too: the time is
 * that of the file system. Thread-safe.
 *
 * @param folder there already
 * @param prefix what their names begin with; no other file there may begin and end so
 * @param ending what their names end with
 */
public record PartialFiles(Path folder, String prefix, String ending) {
  private static final Logger LOG = LoggerFactory.getLogger(PartialFiles.class);

  /** Several times as long as any import or copy may take. */
  private static final Duration UNTOUCHED = Duration.ofDays(2);

  public PartialFiles {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(prefix, "prefix");
    Objects.requireNonNull(ending, "ending");
  }

  /**
   * A new, empty file.
   *
   * @throws StoreFullException when there is no room for it
   */
  public Path make() throws IOException {
    Path made;
    try {
      made = Files.createTempFile(folder, prefix, ending);
    } catch (IOException e) {
      throw StoreFullException.orElse(folder, e);
    }
    removeLeftBefore(made);
    return made;
  }

  /** What can't be deleted now stays for the next time: it keeps nobody from working. */
  private void removeLeftBefore(Path made) {
    try (DirectoryStream<Path> others = Files.newDirectoryStream(folder, this::isOurs)) {
      FileTime now = Files.getLastModifiedTime(made);
      for (Path each : others) {
        if (isOld(each, now) && Files.deleteIfExists(each)) {
          LOG.info("{} was left by a process that ended in the middle of it: deleted", each);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.warn("{} could not be tidied: {}", folder, e.toString());
    }
  }

  private boolean isOurs(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(prefix) && name.endsWith(ending);
  }

  private static boolean isOld(Path file, FileTime now) throws IOException {
    return Files.isRegularFile(file)
        && Files.getLastModifiedTime(file).toInstant().plus(UNTOUCHED).isBefore(now.toInstant());
  }
}
