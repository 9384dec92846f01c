package io.swim;

import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.spi.ImageStore;
import io.swim.store.FolderImageStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder for the images of an engine without an image store, which goes with it. */
final class TemporaryImages {
  private static final Logger LOG = LoggerFactory.getLogger(TemporaryImages.class);

  private TemporaryImages() {}

  static Path folder() {
    try {
      return Files.createTempDirectory("swim-images");
    } catch (IOException e) {
      throw new SwimException(
          ErrorCode.CONFIGURATION, "no folder for images could be made: " + e.getMessage(), e);
    }
  }

  static ImageStore storeIn(Path folder) {
    try {
      return new FolderImageStore(folder);
    } catch (IOException e) {
      throw new SwimException(
          ErrorCode.CONFIGURATION, folder + " can't hold images: " + e.getMessage(), e);
    }
  }

  static void delete(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      LOG.warn("{} could not be deleted", folder, e);
    }
  }
}
