package io.swim.transfer.http;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.MonitoringResponseOutOfOrderStrategy;
import org.apache.hc.core5.http.impl.io.SocketHolder;

/**
 * A connection whose bytes and header fields are never logged, as one of them is a password.
 * HttpClient's own logs them at DEBUG. Hears a server that answers while a file is still sent.
 */
final class SilentConnection extends DefaultManagedHttpClientConnection {
  private static final Http1Config LIMITS =
      Http1Config.custom().setMaxLineLength(8192).setMaxHeaderCount(100).build();

  /** So often a look at whether the server has answered costs nothing. */
  private static final int BYTES_BETWEEN_LOOKS = 1 << 20;

  SilentConnection() {
    super(
        "http",
        null,
        null,
        LIMITS,
        null,
        null,
        new MonitoringResponseOutOfOrderStrategy(BYTES_BETWEEN_LOOKS),
        null,
        new DefaultHttpResponseParserFactory(LIMITS));
  }

  @Override
  public void bind(Socket socket) throws IOException {
    bind(new SocketHolder(socket));
  }

  @Override
  public void bind(SSLSocket tls, Socket socket) throws IOException {
    bind(new SocketHolder(tls, socket));
  }

  @Override
  protected void onRequestSubmitted(ClassicHttpRequest request) {
    // Not to be logged.
  }

  @Override
  protected void onResponseReceived(ClassicHttpResponse response) {
    // Not to be logged.
  }
}
