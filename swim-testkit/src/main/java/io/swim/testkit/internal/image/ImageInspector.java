package io.swim.testkit.internal.image;

import io.swim.image.ImageContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads an image the way a boot loader does. */
public final class ImageInspector {
  private static final int HEAD = 64 * 1024;

  private ImageInspector() {}

  /** Thrown when a file isn't an image that can be booted; the message says why. */
  public static final class NotBootable extends Exception {
    private static final long serialVersionUID = 1L;

    public NotBootable(String message) {
      super(message);
    }
  }

  /** Reads the whole file and checks everything that doesn't depend on the hardware. */
  public static ImageFacts inspect(ImageContent content) throws NotBootable, IOException {
    byte[] head = read(content, 0, (int) Math.min(HEAD, content.sizeBytes()));
    return ImageFormat.at(head).inspect(content, head);
  }

  /** The first bytes of a file as text, as many as there are. */
  static String text(byte[] head, int length) {
    return new String(head, 0, Math.min(length, head.length), StandardCharsets.ISO_8859_1);
  }

  static byte[] read(ImageContent content, long from, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining() && from + buffer.position() < content.sizeBytes()) {
      content.read(buffer, from + buffer.position());
    }
    byte[] bytes = new byte[buffer.position()];
    buffer.flip().get(bytes);
    return bytes;
  }
}
