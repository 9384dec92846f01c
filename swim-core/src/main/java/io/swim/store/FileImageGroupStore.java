package io.swim.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.ImageGroup;
import io.swim.image.ImageId;
import io.swim.spi.ImageGroupStore;
import io.swim.spi.PartialFiles;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Groups of images in one file, which is replaced as a whole: a properties file in UTF-8 with a
 * group's name as key, and the ids of its images, a line each, as value. Several processes may
 * share it: who changes it has the lock of a file beside it. Thread-safe.
 */
public final class FileImageGroupStore implements ImageGroupStore {
  /** A process has the lock of a file once only, whichever of its stores asks. */
  private static final Object ONE_AT_A_TIME = new Object();

  private final Path file;
  private final PartialFiles drafts;

  /**
   * A store in that file, which is made with its folder when there is a group to keep.
   *
   * @param file its name ends with something else than {@code .lock} and {@code .partial}
   */
  public FileImageGroupStore(Path file) {
    this.file = file.toAbsolutePath();
    this.drafts = new PartialFiles(folder(), file.getFileName() + "-", ".partial");
  }

  private Path folder() {
    return file.resolveSibling("");
  }

  @Override
  public boolean create(ImageGroup first) {
    return changed(all -> all.putIfAbsent(first.name(), first) == null);
  }

  @Override
  public Optional<ImageGroup> find(String name) {
    return Optional.ofNullable(read().get(name));
  }

  @Override
  public List<ImageGroup> list() {
    return List.copyOf(read().values());
  }

  @Override
  public boolean replace(ImageGroup expected, ImageGroup next) {
    return changed(
        all -> all.remove(expected.name(), expected) && all.putIfAbsent(next.name(), next) == null);
  }

  @Override
  public boolean delete(String name) {
    return changed(all -> all.remove(name) != null);
  }

  /** Writes what the change made of all groups, if it says that it was one. */
  private boolean changed(Predicate<Map<String, ImageGroup>> change) {
    synchronized (ONE_AT_A_TIME) {
      try {
        Files.createDirectories(folder());
        try (FileChannel beside =
                FileChannel.open(
                    file.resolveSibling(file.getFileName() + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            FileLock lock = beside.lock()) {
          Map<String, ImageGroup> all = read();
          boolean done = lock.isValid() && change.test(all);
          if (done) {
            write(all);
          }
          return done;
        }
      } catch (IOException e) {
        throw failed("written", e);
      }
    }
  }

  private void write(Map<String, ImageGroup> all) throws IOException {
    Properties values = new Properties();
    for (ImageGroup each : all.values()) {
      values.setProperty(
          each.name(), String.join("\n", each.images().stream().map(ImageId::value).toList()));
    }
    StringWriter text = new StringWriter();
    values.store(text, null);
    Path draft = drafts.make();
    try {
      Files.writeString(draft, text.toString(), UTF_8);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private Map<String, ImageGroup> read() {
    Map<String, ImageGroup> all = new TreeMap<>();
    if (!Files.exists(file)) {
      return all;
    }
    try (Reader from = Files.newBufferedReader(file, UTF_8)) {
      Properties values = new Properties();
      values.load(from);
      for (String name : values.stringPropertyNames()) {
        all.put(name, new ImageGroup(name, images(values.getProperty(name))));
      }
      return all;
    } catch (IOException | IllegalArgumentException e) {
      throw failed("read", e);
    }
  }

  private static List<ImageId> images(String text) {
    return text.isEmpty()
        ? List.of()
        : List.of(text.split("\n")).stream().map(ImageId::new).toList();
  }

  private SwimException failed(String what, Exception e) {
    return new SwimException(
        ErrorCode.STORE_FAILED,
        "the image groups in " + file + " can't be " + what + ": " + e.getMessage(),
        e);
  }
}
