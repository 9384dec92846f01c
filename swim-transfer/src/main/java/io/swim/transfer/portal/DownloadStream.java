package io.swim.transfer.portal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bytes of an answer. Closing it before its end drops the connection, and reads nothing more.
 */
final class DownloadStream extends InputStream {
  private static final Logger LOG = LoggerFactory.getLogger(DownloadStream.class);

  private final HttpUriRequestBase request;
  private final ClassicHttpResponse response;
  private Optional<String> etag = Optional.empty();
  private OptionalLong expected = OptionalLong.empty();
  private InputStream in = InputStream.nullInputStream();
  private long count;
  private boolean ended;

  DownloadStream(HttpUriRequestBase request, ClassicHttpResponse response) {
    this.request = request;
    this.response = response;
  }

  /**
   * It is what was asked for.
   *
   * @param length bytes that must come
   */
  void begin(Optional<String> tag, OptionalLong length) throws IOException {
    etag = tag;
    expected = length;
    if (response.getEntity() != null) {
      in = response.getEntity().getContent();
    }
  }

  /** Says whether the file changed between two streams of it. */
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
    ended = true;
    if (count < expected.orElse(count)) {
      throw new IOException("it ended after " + count + " of " + expected.getAsLong() + " bytes");
    }
    return read;
  }

  @Override
  public void close() {
    if (!ended) {
      request.cancel();
      ended = true;
    }
    try {
      response.close();
    } catch (IOException e) {
      LOG.trace("a download was dropped: {}", e.toString());
    }
  }
}
