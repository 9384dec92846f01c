package io.swim.transfer.portal;

import io.swim.device.Login;
import io.swim.transfer.client.SilentConnection;
import io.swim.transfer.http.HttpProxy;
import java.time.Duration;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** The HTTP client of a portal: it does what it is told, and nothing by itself. */
final class Connections {
  private static final Timeout CONNECT = Timeout.ofSeconds(20);
  private static final Timeout FOR_A_PLACE = Timeout.ofMinutes(10);
  private static final TimeValue LIVES = TimeValue.ofMinutes(5);
  private static final int AT_ONCE = 100;
  private static final int MAX_LINE = 16 * 1024;
  private static final int MAX_FIELDS = 200;

  private Connections() {}

  static CloseableHttpClient open(PortalSettings settings) {
    HttpClientBuilder client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setConnectionFactory(socket -> new SilentConnection(MAX_LINE, MAX_FIELDS))
                    .setTlsSocketStrategy(new PortalTls(settings))
                    .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(CONNECT).build())
                    .setMaxConnTotal(AT_ONCE)
                    .setMaxConnPerRoute(AT_ONCE)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(CONNECT)
                            .setTimeToLive(LIVES)
                            .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                            .build())
                    .build())
            .setRequestExecutor(new HiddenTarget())
            .setUserAgent("SWIM")
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableContentCompression();
    settings.proxy().ifPresent(proxy -> through(proxy, client));
    return client.build();
  }

  private static void through(HttpProxy proxy, HttpClientBuilder client) {
    HttpHost host = new HttpHost("http", proxy.host(), proxy.port());
    client.setProxy(host);
    if (proxy.login().isPresent()) {
      Login login = proxy.login().get();
      BasicCredentialsProvider credentials = new BasicCredentialsProvider();
      credentials.setCredentials(
          new AuthScope(host),
          new UsernamePasswordCredentials(
              login.username(), login.password().reveal().toCharArray()));
      client.setDefaultCredentialsProvider(credentials);
    }
  }

  /** For one request. */
  static RequestConfig patience(Duration silence) {
    return RequestConfig.custom()
        .setConnectionRequestTimeout(FOR_A_PLACE)
        .setResponseTimeout(Timeout.of(silence))
        .setProtocolUpgradeEnabled(false)
        .build();
  }
}
