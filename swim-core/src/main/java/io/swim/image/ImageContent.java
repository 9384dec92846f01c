package io.swim.image;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of one image, readable at any position.
 *
 * <p>Many transfers read one content at once: implementations are thread-safe and keep no position
 * of their own. A retransmitted block, a byte range and a resumed transfer are all the same call.
 */
public interface ImageContent extends Closeable {
  /** Size in bytes. */
  long sizeBytes();

  /**
   * Reads into {@code into} from {@code position}.
   *
   * @param into filled from its position; as many bytes as are at hand, at least one
   * @param position in bytes from the start
   * @return the number of bytes read, or -1 at or beyond the end
   * @throws IOException when the bytes can't be read
   */
  int read(ByteBuffer into, long position) throws IOException;

  @Override
  void close() throws IOException;

  /**
   * A stream over the content that starts at {@code fromByte}. Closing it leaves the content open.
   */
  default InputStream stream(long fromByte) {
    return new ContentStream(this, fromByte);
  }

  /**
   * A part of this content, which is readable as long as this is open. Closing it closes nothing.
   *
   * @throws IndexOutOfBoundsException when it is not within this content
   */
  default ImageContent slice(long fromByte, long bytes) {
    return new ContentSlice(this, fromByte, bytes);
  }

  /** The bytes of a file; the file stays open until {@link #close()}. */
  static ImageContent of(Path file) throws IOException {
    return new FileContent(FileChannel.open(file, StandardOpenOption.READ));
  }

  /** Bytes in memory. The array is not copied and must not change. */
  static ImageContent of(byte[] bytes) {
    return new BytesContent(bytes);
  }
}
