package io.swim.transfer.portal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The bytes of an answer. Closing it before its end drops the connection, and reads nothing more.
 */
final class DownloadStream extends InputStream {
  private final OpenAnswer answer;
  private final Optional<String> etag;
  private final OptionalLong expected;
  private final InputStream in;
  private long count;

  /**
   * The bytes of that answer.
   *
   * @param etag says whether the file changed between two streams of it
   * @param expected bytes that must come
   */
  DownloadStream(OpenAnswer answer, Optional<String> etag, OptionalLong expected)
      throws IOException {
    this.answer = answer;
    this.etag = etag;
    this.expected = expected;
    this.in =
        answer.response().getEntity() == null
            ? InputStream.nullInputStream()
            : answer.response().getEntity().getContent();
  }

  Optional<String> etag() {
    return etag;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = in.read(into, offset, length);
    if (read >= 0) {
      count += read;
      return read;
    }
    answer.whole();
    if (count < expected.orElse(count)) {
      throw new IOException("it ended after " + count + " of " + expected.getAsLong() + " bytes");
    }
    return read;
  }

  @Override
  public void close() {
    answer.close();
  }
}
