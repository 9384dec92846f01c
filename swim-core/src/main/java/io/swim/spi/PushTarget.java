package io.swim.spi;

import java.util.Objects;

/**
 * How a platform's own server names a file.
 *
 * @param path for SCP, SFTP and FTP the file name; for HTTP the path of the URL
 * @param method for HTTP: PUT or POST
 */
public record PushTarget(String path, String method) {
  public PushTarget {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(method, "method");
  }
}
