package io.swim.transfer.portal;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.HttpConnectionFactory;

/**
 * A connection that never logs what goes over it. The library's own writes headers and bytes to its
 * DEBUG log: tokens, passwords of a proxy and signed URLs.
 */
final class QuietConnection extends DefaultManagedHttpClientConnection {
  private static final Http1Config LIMITS =
      Http1Config.custom().setMaxHeaderCount(200).setMaxLineLength(16 * 1024).build();

  private QuietConnection() {
    super("portal", null, null, LIMITS, null, null, null, null);
  }

  /** Makes such connections. */
  static HttpConnectionFactory<ManagedHttpClientConnection> factory() {
    return new HttpConnectionFactory<>() {
      @Override
      public ManagedHttpClientConnection createConnection(Socket socket) throws IOException {
        QuietConnection connection = new QuietConnection();
        if (socket != null) {
          connection.bind(socket);
        }
        return connection;
      }
    };
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
    // Not logged.
  }

  @Override
  protected void onResponseReceived(ClassicHttpResponse response) {
    // Not logged.
  }
}
