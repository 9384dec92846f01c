package io.swim.transfer.portal;

import io.swim.fault.CatalogueException;
import io.swim.fault.CatalogueProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.HttpEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one request and reads the whole answer, which is never large. */
record Exchange(CloseableHttpClient client, Duration answerWithin, Clock clock, VendorWords words) {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
  private static final int LARGEST = 16 << 20;

  /**
   * @param what for messages, without secrets
   */
  Reply send(HttpUriRequestBase request, String what) throws CatalogueException {
    request.setConfig(Connections.patience(answerWithin));
    request.setHeader("Accept", "application/json");
    long begun = System.nanoTime();
    try (OpenAnswer answer = new OpenAnswer(request, client.executeOpen(null, request, null))) {
      Reply reply = Reply.of(answer.response(), body(answer, what, begun), clock);
      LOG.debug(
          "{}: {} and {} bytes after {} ms",
          what,
          reply.status(),
          reply.body().length,
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
      if (reply.status() == 407) {
        throw Failures.proxyLogin(what);
      }
      return reply;
    } catch (IOException e) {
      throw Failures.broken(what, e, words);
    }
  }

  private byte[] body(OpenAnswer answer, String what, long begun)
      throws IOException, CatalogueException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    HttpEntity entity = answer.response().getEntity();
    InputStream in = entity == null ? InputStream.nullInputStream() : entity.getContent();
    byte[] buffer = new byte[8192];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      body.write(buffer, 0, count);
      if (body.size() > LARGEST) {
        throw new CatalogueException(
            CatalogueProblem.PROTOCOL, what + ": the answer is larger than " + LARGEST + " bytes");
      }
      if (System.nanoTime() - begun > answerWithin.toNanos()) {
        throw new CatalogueException(
            CatalogueProblem.TIMEOUT,
            what + ": the answer was not there after " + answerWithin.toMillis() + " ms");
      }
    }
    answer.whole();
    return body.toByteArray();
  }
}
