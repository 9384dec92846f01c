package io.swim.testkit.device;

import io.swim.testkit.internal.image.Fix;
import io.swim.testkit.internal.image.XeFix;
import io.swim.testkit.internal.image.XrFix;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * A fix of a release (SMU) that simulated devices of IOS-XR and IOS-XE add, activate and commit.
 * Its bytes are the same for the same settings. Immutable and thread-safe.
 *
 * @param model for whose family it is
 * @param version into which it is installed
 * @param bug which it fixes, for instance CSCvx12345
 * @param reloads whether a device reloads for it
 */
public record SimulatedFix(SimulatedModel model, String version, String bug, boolean reloads) {
  private static final long BYTES = 2 << 20;

  public SimulatedFix {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(bug, "bug");
  }

  /** The name as the vendor forms it. */
  public String fileName() {
    return model.platform().isIosXe()
        ? XeFix.fileName(model.family(), model.imageName(), version, fix())
        : XrFix.fileName(model.family(), isPie(), version, fix());
  }

  private Fix fix() {
    return new Fix(bug, reloads);
  }

  private boolean isPie() {
    return model.platform() == SimulatedPlatform.IOS_XR_PIE;
  }

  /** The bytes, generated while they are read. The caller closes the stream. */
  public InputStream open() {
    return model.platform().isIosXe()
        ? XeFix.open(model.family(), model.imageName(), version, fix(), BYTES)
        : XrFix.open(model.family(), isPie(), version, fix(), BYTES);
  }

  /** Writes the bytes to a file, replacing it. */
  public void writeTo(Path file) {
    try (InputStream in = open()) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + fileName() + " to " + file, e);
    }
  }
}
