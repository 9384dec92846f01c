package io.swim.device;

import java.util.Objects;

/**
 * A file seen on a device.
 *
 * @param name below its file system
 * @param sizeBytes as the device says
 */
public record RemoteFile(String name, long sizeBytes) {
  public RemoteFile {
    Objects.requireNonNull(name, "name");
  }
}
