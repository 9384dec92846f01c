package io.swim.testkit.device;

import io.swim.testkit.internal.image.ApTar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * An image for one type of access point, as controllers on access points fetch it from a server: a
 * tar archive that says for which type and of which version it is. Immutable.
 *
 * @param type which is also its file name, for instance {@code ap1g7}
 * @param release the software of controllers that it comes with, for instance 17.09.05
 * @param sizeBytes of its payload
 */
public record SimulatedApImage(String type, String release, int sizeBytes) {
  public SimulatedApImage {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(release, "release");
  }

  /** Its version, which has a number more than the software that it comes with. */
  public String version() {
    return ApTar.version(release);
  }

  /** All its bytes; the same for the same settings. */
  public byte[] toByteArray() {
    return ApTar.bytes(type, version(), sizeBytes);
  }

  /**
   * A bundle of images of one release, as it is unpacked for a server: a tar archive of them and of
   * a file that says their version.
   */
  public static byte[] bundle(SimulatedApImage... images) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (SimulatedApImage image : images) {
      files.put(image.type(), image.toByteArray());
    }
    files.put("version.info", (images[0].version() + "\n").getBytes(StandardCharsets.US_ASCII));
    return ApTar.archive(files);
  }

  /** Writes it under its name into a folder, replacing what was there. */
  public Path writeTo(Path folder) {
    try {
      return Files.write(folder.resolve(type), toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + type + " to " + folder, e);
    }
  }
}
