package io.swim.ssh.platform;

import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Files in the jar of this module. */
public final class BundledText {
  private BundledText() {}

  /**
   * The text of one, in UTF-8.
   *
   * @param resource its name in the jar, with a slash before it
   * @throws SwimException CONFIGURATION when it is not there or can't be read
   */
  public static String of(String resource) {
    try (InputStream in = BundledText.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new SwimException(ErrorCode.CONFIGURATION, resource + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new SwimException(
          ErrorCode.CONFIGURATION, resource + " can't be read: " + e.getMessage(), e);
    }
  }
}
