package io.swim.transfer.portal;

import java.io.IOException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer whose body is being read. The library reads the rest of a body when it is closed; here
 * the connection is dropped instead, unless all was read.
 */
final class OpenAnswer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenAnswer.class);

  private final HttpUriRequestBase request;
  private final ClassicHttpResponse response;
  private boolean whole;

  OpenAnswer(HttpUriRequestBase request, ClassicHttpResponse response) {
    this.request = request;
    this.response = response;
  }

  ClassicHttpResponse response() {
    return response;
  }

  /** All was read: the connection may serve again. */
  void whole() {
    whole = true;
  }

  @Override
  public void close() {
    if (!whole) {
      request.cancel();
      whole = true;
    }
    try {
      response.close();
    } catch (IOException e) {
      LOG.trace("an answer was dropped: {}", e.toString());
    }
  }
}
