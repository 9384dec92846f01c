package io.swim.transfer.portal;

import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Puts the path and the query of a download into its request at the last moment: until then the
 * library writes them to its DEBUG log, and they may be a signature.
 */
final class HiddenTarget extends HttpRequestExecutor {
  private static final String TARGET = "io.swim.target";

  /** What the library may see of a URL. */
  static URI shown(URI url) {
    return URI.create(PortalSettings.origin(url) + "/");
  }

  /** What it must not see. */
  static HttpClientContext context(URI url) {
    String path = url.getRawPath();
    String query = url.getRawQuery();
    HttpClientContext context = HttpClientContext.create();
    context.setAttribute(
        TARGET, (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query));
    return context;
  }

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request,
      HttpClientConnection connection,
      HttpResponseInformationCallback callback,
      HttpContext context)
      throws IOException, HttpException {
    if (!(context.getAttribute(TARGET) instanceof String target)
        || Method.CONNECT.isSame(request.getMethod())) {
      return super.execute(request, connection, callback, context);
    }
    String shown = request.getPath();
    request.setPath(target);
    try {
      return super.execute(request, connection, callback, context);
    } finally {
      request.setPath(shown);
    }
  }
}
