package io.swim.internal;

import io.swim.device.FlashPath;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.ErrorCode;
import io.swim.fault.FailureKind;
import io.swim.fault.SwimException;
import io.swim.image.ImageContent;
import io.swim.job.Task;
import io.swim.spi.PartialFiles;
import io.swim.spi.StagedImage;
import io.swim.spi.StoreFullException;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes of a device's file on our side. Closing it without keeping it leaves nothing behind. */
interface Received extends Closeable {
  /**
   * An empty one, for the file that the work is about.
   *
   * @throws DriverException CAPACITY, when there is no room for so many bytes; INTERNAL, when
   *     nothing can be written there
   */
  static Received of(Engine engine, Work work, FlashPath file, long bytes) throws DriverException {
    try {
      long free =
          work.task() instanceof Task.Download download
              ? Files.getFileStore(download.folder()).getUsableSpace()
              : engine.images().freeBytes();
      if (free < bytes) {
        throw new DriverException(
            FailureKind.CAPACITY,
            DeviceEffect.NONE,
            file + " needs " + bytes + " bytes here, but " + free + " are free");
      }
      return work.task() instanceof Task.Download download
          ? HostFile.in(download.folder(), file.name())
          : new Image(
              file.name(),
              "from " + work.device().device().id(),
              engine.images().stage(),
              engine.intake());
    } catch (IOException e) {
      throw new DriverException(
              e instanceof StoreFullException ? FailureKind.CAPACITY : FailureKind.INTERNAL,
              DeviceEffect.NONE,
              file + " can't be taken here: " + e.getMessage())
          .withCause(e);
    }
  }

  /** Takes the bytes; what came before is void. */
  OutputStream begin() throws IOException;

  /** What came; to be closed by the caller. */
  ImageContent content() throws IOException;

  /**
   * Keeps what came.
   *
   * @return where it is, for people
   * @throws SwimException when it can't be kept
   */
  String keep();

  /** Becomes an image of the repository. */
  record Image(String name, String description, StagedImage staged, ImageIntake intake)
      implements Received {
    @Override
    public OutputStream begin() throws IOException {
      return staged.out();
    }

    @Override
    public ImageContent content() throws IOException {
      return staged.content();
    }

    @Override
    public String keep() {
      return "image " + intake.take(name, staged, description).id() + " of the repository";
    }

    @Override
    public void close() throws IOException {
      staged.close();
    }
  }

  /** Becomes a file of the host, under its own name. */
  record HostFile(Path part, Path target) implements Received {
    static HostFile in(Path folder, String name) throws IOException {
      Path part = new PartialFiles(folder, "." + name + "-", ".part").make();
      return new HostFile(part, folder.resolve(name));
    }

    @Override
    public OutputStream begin() throws IOException {
      return new BufferedOutputStream(Files.newOutputStream(part));
    }

    @Override
    public ImageContent content() throws IOException {
      return ImageContent.of(part);
    }

    @Override
    public String keep() {
      try {
        Files.move(part, target);
        return target.toString();
      } catch (FileAlreadyExistsException e) {
        throw new SwimException(
            ErrorCode.INVALID_REQUEST, target + " is there already; it is not replaced", e);
      } catch (IOException e) {
        throw new SwimException(
            ErrorCode.STORE_FAILED, target + " could not be written: " + e.getMessage(), e);
      }
    }

    @Override
    public void close() throws IOException {
      Files.deleteIfExists(part);
    }
  }
}
