package io.swim.transfer.portal;

import io.swim.device.Secret;
import io.swim.fault.CatalogueException;
import io.swim.fault.CatalogueProblem;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/**
 * Opens the bytes of an image at a download host. Redirects are followed here, so that the token
 * goes to the service alone, and nothing goes over an unsafe way.
 */
record FileFetch(
    PortalSettings settings, CloseableHttpClient client, Tokens tokens, VendorWords words) {
  private static final int MOST_REDIRECTS = 5;

  /**
   * Opens it.
   *
   * @param size what the catalogue says
   * @param etag of what was read before, which must not have changed
   */
  DownloadStream open(
      DownloadAnswer.Grant grant, long from, OptionalLong size, Optional<String> etag, String what)
      throws CatalogueException, InterruptedException {
    URI url = grant.url();
    Optional<Secret> form = grant.formToken();
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      if (!settings.isSafe(url)) {
        throw new CatalogueException(
            CatalogueProblem.PROTOCOL,
            what
                + ": the portal sends us to "
                + PortalSettings.origin(url)
                + ": only https is safe");
      }
      HttpUriRequestBase request = request(url, form, from, etag);
      OpenAnswer answer = new OpenAnswer(request, send(request, what, url));
      ClassicHttpResponse response = answer.response();
      Optional<String> location = header(response, "Location");
      if (response.getCode() / 100 != 3 || location.isEmpty()) {
        return judged(answer, from, size, what + " from " + PortalSettings.origin(url));
      }
      answer.close();
      URI next = resolve(url, location.get(), what);
      boolean keepsForm =
          response.getCode() >= 307
              && PortalSettings.origin(next).equals(PortalSettings.origin(url));
      form = keepsForm ? form : Optional.empty();
      url = next;
    }
    throw new CatalogueException(
        CatalogueProblem.PROTOCOL, what + ": redirected more than " + MOST_REDIRECTS + " times");
  }

  private HttpUriRequestBase request(
      URI url, Optional<Secret> form, long from, Optional<String> etag)
      throws CatalogueException, InterruptedException {
    HttpUriRequestBase request =
        form.isPresent()
            ? new HttpPost(HiddenTarget.shown(url))
            : new HttpGet(HiddenTarget.shown(url));
    form.ifPresent(
        token ->
            request.setEntity(
                new UrlEncodedFormEntity(
                    List.of(new BasicNameValuePair("X-Authentication-Control", token.reveal())),
                    StandardCharsets.UTF_8)));
    if (settings.isService(url)) {
      request.setHeader("Authorization", "Bearer " + tokens.current().reveal());
    }
    if (from > 0) {
      request.setHeader("Range", "bytes=" + from + "-");
      etag.ifPresent(value -> request.setHeader("If-Range", value));
    }
    request.setConfig(Connections.patience(settings.stallAfter()));
    return request;
  }

  private ClassicHttpResponse send(HttpUriRequestBase request, String what, URI url)
      throws CatalogueException {
    try {
      return client.executeOpen(null, request, HiddenTarget.context(url));
    } catch (IOException e) {
      throw Failures.broken(what + " from " + PortalSettings.origin(url), e, words);
    }
  }

  private static URI resolve(URI url, String location, String what) throws CatalogueException {
    try {
      return url.resolve(location);
    } catch (IllegalArgumentException e) {
      throw new CatalogueException(
          CatalogueProblem.PROTOCOL, what + ": redirected to what is no URL");
    }
  }

  private DownloadStream judged(OpenAnswer answer, long from, OptionalLong size, String what)
      throws CatalogueException {
    ClassicHttpResponse response = answer.response();
    try {
      checkStatus(response, what);
      checkLength(response, from, size, what);
      long skipped = response.getCode() == 206 ? 0 : from;
      OptionalLong expected =
          size.isPresent() ? OptionalLong.of(size.getAsLong() - from + skipped) : size;
      DownloadStream stream = new DownloadStream(answer, strongTag(response), expected);
      stream.skipNBytes(skipped);
      return stream;
    } catch (CatalogueException e) {
      answer.close();
      throw e;
    } catch (IOException e) {
      answer.close();
      throw Failures.broken(what, e, words);
    }
  }

  private void checkStatus(ClassicHttpResponse response, String what) throws CatalogueException {
    int status = response.getCode();
    Reply head = Reply.of(response, new byte[0], settings.clock());
    if (status == 407) {
      throw Failures.proxyLogin(what);
    }
    if (status != 200 && status != 206) {
      throw new CatalogueException(
          problem(head),
          what + " was answered with status " + status,
          "",
          "",
          head.isRateLimit() ? head.rateLimitOver() : head.retryAfter());
    }
    if (head.contentType().startsWith("text/html")) {
      throw new CatalogueException(
          CatalogueProblem.UNAVAILABLE, what + ": a web page came instead of the image");
    }
  }

  /** The portal gave the address: a host that does not know it has forgotten it by now. */
  private static CatalogueProblem problem(Reply head) {
    if (head.isRateLimit()) {
      return CatalogueProblem.RATE_LIMITED;
    }
    return switch (head.status()) {
      case 401, 403, 404, 410 -> CatalogueProblem.EXPIRED;
      default -> Failures.problem(head.status());
    };
  }

  /** RFC 9110, section 14.4. */
  private static void checkLength(
      ClassicHttpResponse response, long from, OptionalLong size, String what)
      throws CatalogueException {
    boolean part = response.getCode() == 206;
    String range = header(response, "Content-Range").orElse("");
    if (part && !range.matches("bytes " + from + "-\\d{1,18}/(\\d{1,18}|\\*)")) {
      throw new CatalogueException(
          CatalogueProblem.PROTOCOL,
          what + ": asked from byte " + from + " on, got '" + range + "'");
    }
    long told = response.getEntity() == null ? 0 : response.getEntity().getContentLength();
    if (told >= 0 && size.isPresent() && told != size.getAsLong() - (part ? from : 0)) {
      throw new CatalogueException(
          CatalogueProblem.INTEGRITY,
          what
              + " would be "
              + (told + (part ? from : 0))
              + " bytes, the catalogue says "
              + size.getAsLong());
    }
  }

  private static Optional<String> strongTag(ClassicHttpResponse response) {
    return header(response, "ETag").filter(tag -> tag.startsWith("\""));
  }

  private static Optional<String> header(ClassicHttpResponse response, String name) {
    return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
  }
}
