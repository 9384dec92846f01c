package io.swim.ssh.platform;

import io.swim.device.FlashPath;
import io.swim.spi.PushTarget;

/**
 * How the platform's own file server names a file.
 *
 * @param path with {@code {path}}, {@code {fileSystem}} and {@code {file}} in it
 * @param method for HTTP
 */
public record PushRule(String path, String method) {
  /** What a push of that file is sent to. */
  public PushTarget target(FlashPath file) {
    // One pass: what is filled in is not looked at again.
    StringBuilder filled = new StringBuilder();
    int from = 0;
    for (int at = path.indexOf('{'); at >= 0; at = path.indexOf('{', from)) {
      int end = path.indexOf('}', at);
      filled.append(path, from, at).append(value(path.substring(at + 1, end), file));
      from = end + 1;
    }
    return new PushTarget(filled.append(path.substring(from)).toString(), method);
  }

  private static String value(String name, FlashPath file) {
    return switch (name) {
      case "path" -> file.toString();
      case "fileSystem" -> file.fileSystem();
      case "file" -> file.file();
      default -> throw new IllegalStateException("the reader lets no {" + name + "} through");
    };
  }
}
