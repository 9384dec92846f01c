package io.swim.transfer.client;

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
 * An HTTP connection whose bytes and header fields are never logged, as there are passwords, tokens
 * and signed URLs among them. HttpClient's own logs them at DEBUG. Hears a server that answers
 * while a file is still sent.
 */
public final class SilentConnection extends DefaultManagedHttpClientConnection {
  /** So often a look at whether the server has answered costs nothing. */
  private static final int BYTES_BETWEEN_LOOKS = 1 << 20;

  /**
   * Not connected yet.
   *
   * @param maxLine the longest line of a head, in bytes
   * @param maxFields the most lines of a head
   */
  public SilentConnection(int maxLine, int maxFields) {
    this(Http1Config.custom().setMaxLineLength(maxLine).setMaxHeaderCount(maxFields).build());
  }

  private SilentConnection(Http1Config limits) {
    super(
        "http",
        null,
        null,
        limits,
        null,
        null,
        new MonitoringResponseOutOfOrderStrategy(BYTES_BETWEEN_LOOKS),
        null,
        new DefaultHttpResponseParserFactory(limits));
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
