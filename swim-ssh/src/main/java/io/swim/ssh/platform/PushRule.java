package io.swim.ssh.platform;

import io.swim.device.FlashPath;
import io.swim.spi.PushTarget;

/**
 * How the platform's own file server names a file.
 *
 * @param path of the file
 * @param method for HTTP
 */
public record PushRule(PathTemplate path, String method) {
  /** What a push of that file is sent to. */
  public PushTarget target(FlashPath file) {
    return new PushTarget(path.of(file), method);
  }
}
