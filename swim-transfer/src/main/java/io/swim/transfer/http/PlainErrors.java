package io.swim.transfer.http;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What Jetty itself refuses, in one line: devices show it to their users. */
final class PlainErrors implements Request.Handler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
    response.getHeaders().put(new HttpField(HttpHeader.CONTENT_TYPE, "text/plain"));
    Content.Sink.write(
        response, true, status + " " + HttpStatus.getMessage(status) + "\n", callback);
    return true;
  }
}
