package io.swim.testkit.device;

import java.time.Instant;
import java.util.Objects;

/**
 * A file on a simulated file system, as it is at the moment of asking.
 *
 * @param name without the file system, for instance {@code c2960-lanbasek9-mz.122-55.SE3.bin}
 * @param sizeBytes size in bytes
 * @param md5 MD5 of the bytes really stored, in lower case hex
 * @param written when it was written, on the clock of the fleet
 */
public record SimulatedFile(String name, long sizeBytes, String md5, Instant written) {
  public SimulatedFile {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(md5, "md5");
    Objects.requireNonNull(written, "written");
  }
}
