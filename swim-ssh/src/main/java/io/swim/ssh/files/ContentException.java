package io.swim.ssh.files;

import io.swim.image.ImageContent;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Our own end of a transfer failed: the image can't be read, or the bytes can't be put away. */
final class ContentException extends IOException {
  private static final long serialVersionUID = 1;

  ContentException(String message, IOException cause) {
    super(message + ": " + cause.getMessage(), cause);
  }

  /** Fills the buffer, or as much of it as there is up to {@code size}. */
  static int fill(ImageContent content, byte[] buffer, long position, long size)
      throws ContentException {
    int wanted = (int) Math.min(buffer.length, size - position);
    ByteBuffer into = ByteBuffer.wrap(buffer, 0, wanted);
    try {
      while (into.hasRemaining()) {
        if (content.read(into, position + into.position()) < 0) {
          throw new IOException(
              "it ends at byte " + (position + into.position()) + " and not at " + size);
        }
      }
      return wanted;
    } catch (IOException e) {
      throw new ContentException("the image can't be read", e);
    }
  }
}
