package io.swim.testkit;

import io.swim.testkit.device.SimulatedFile;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.flash.FlashFileSystem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** A file system of a simulated device, as a person with a card reader sees it. Thread-safe. */
public final class SimulatedFlash {
  private final FlashFileSystem fileSystem;

  SimulatedFlash(FlashFileSystem fileSystem) {
    this.fileSystem = fileSystem;
  }

  /** Name without the colon, for instance {@code flash}. */
  public String name() {
    return fileSystem.name();
  }

  /** The files, in the order in which they were written. */
  public List<SimulatedFile> files() {
    return fileSystem.files().stream().map(SimulatedFlash::view).toList();
  }

  /** One file by its name without the file system. */
  public Optional<SimulatedFile> file(String name) {
    return fileSystem.find(name).map(SimulatedFlash::view);
  }

  private static SimulatedFile view(FlashFile file) {
    return new SimulatedFile(
        file.name(), file.blob().sizeBytes(), file.blob().md5(), file.written());
  }

  /** Size in bytes. */
  public long totalBytes() {
    return fileSystem.totalBytes();
  }

  /** Free bytes as the device shows them. */
  public long freeBytes() {
    return fileSystem.freeBytes();
  }

  /**
   * The bytes of a file; the caller closes the stream.
   *
   * @throws IllegalArgumentException when there is no such file
   */
  public InputStream open(String name) {
    return fileSystem
        .find(name)
        .orElseThrow(() -> new IllegalArgumentException(missing(name)))
        .blob()
        .open();
  }

  /** Puts an image there under its own name. */
  public void put(SimulatedImage image) {
    put(image.fileName(), image.open());
  }

  /**
   * Puts a file there, replacing one of that name.
   *
   * @throws IllegalArgumentException when it doesn't fit or the name is not possible
   */
  public void put(String name, byte[] bytes) {
    put(name, new ByteArrayInputStream(bytes));
  }

  private void put(String name, InputStream bytes) {
    try (bytes) {
      fileSystem.put(name, fileSystem.store().put(bytes));
    } catch (FlashException e) {
      throw new IllegalArgumentException(
          "can't put "
              + name
              + " on "
              + name()
              + ": with "
              + freeBytes()
              + " bytes free: "
              + e.getMessage(),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Removes a file.
   *
   * @throws IllegalArgumentException when there is no such file
   */
  public void delete(String name) {
    try {
      fileSystem.delete(name);
    } catch (FlashException e) {
      throw new IllegalArgumentException(missing(name), e);
    }
  }

  private String missing(String name) {
    return "no file "
        + name
        + " on "
        + name()
        + ":, there are "
        + files().stream().map(SimulatedFile::name).toList();
  }
}
