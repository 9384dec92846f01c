package io.swim.transfer.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swim.transfer.serving.Printable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.jspecify.annotations.Nullable;

/** One request of ours, and the answer. Used by one thread. */
final class Inquiry {
  private static final int WORDS = 200;
  private static final Duration FOR_WORDS = Duration.ofSeconds(5);

  private final CloseableHttpClient client;
  private final HttpUriRequestBase request;
  private @Nullable ClassicHttpResponse response;

  /**
   * @param client for this request alone
   */
  Inquiry(CloseableHttpClient client, HttpUriRequestBase request) {
    this.client = client;
    this.request = request;
  }

  /** Sends the request, and waits for the head of the answer. */
  void ask(HttpHost target, HttpClientContext context) throws IOException {
    response = client.executeOpen(target, request, context);
  }

  private ClassicHttpResponse response() {
    return Objects.requireNonNull(response, "nothing was asked yet");
  }

  int code() {
    return response().getCode();
  }

  boolean isMissing() {
    return code() == HttpStatus.SC_NOT_FOUND || code() == HttpStatus.SC_GONE;
  }

  /** As the server put it: {@code 404 Not Found}. */
  String statusLine() {
    String reason = response().getReasonPhrase();
    return (code() + " " + (reason == null ? "" : reason)).strip();
  }

  Optional<String> field(String name) {
    return Optional.ofNullable(response().getFirstHeader(name)).map(Header::getValue);
  }

  InputStream body() throws IOException {
    HttpEntity entity = response().getEntity();
    return entity == null ? InputStream.nullInputStream() : entity.getContent();
  }

  /**
   * Status line and the beginning of the body, for people.
   *
   * @param hidden words that a server might repeat, and that nobody may see
   */
  String words(List<String> hidden) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Alarm alarm = Alarm.after(FOR_WORDS, request::cancel);
    try {
      InputStream body = body();
      for (int b = body.read(); b >= 0 && bytes.size() < 2 * WORDS; b = body.read()) {
        bytes.write(b);
      }
    } catch (IOException e) {
      // What came is better than nothing.
    } finally {
      alarm.close();
    }
    String text = statusLine() + " " + bytes.toString(UTF_8);
    for (String each : hidden) {
      text = text.replace(each, "(secret)");
    }
    text = text.strip().replaceAll("\\s+", " ");
    int most = statusLine().length() + 1 + WORDS;
    return Printable.of(text.substring(0, Math.min(text.length(), most)));
  }

  /** Hangs up: in order after the whole answer, else at once, as what is left would be read. */
  void end() {
    request.cancel();
    Closer.closeQuietly(response);
    client.close(CloseMode.GRACEFUL);
  }
}
