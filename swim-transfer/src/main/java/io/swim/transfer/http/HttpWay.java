package io.swim.transfer.http;

import io.swim.device.Login;
import io.swim.spi.FileService;
import io.swim.transfer.client.SilentConnection;
import io.swim.transfer.client.Trust;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.auth.BasicScheme;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.Timeout;

/** The way to one server, directly or through a proxy, and the settings of HttpClient for it. */
record HttpWay(FileService service, Optional<HttpProxy> proxy, Trust trust) {
  private static final Timeout CONNECT = Timeout.ofSeconds(20);
  private static final int MAX_LINE = 8192;
  private static final int MAX_FIELDS = 100;

  HttpHost target() {
    return new HttpHost(service.protocol().scheme(), service.host(), service.port());
  }

  private Optional<HttpHost> proxyHost() {
    return proxy.map(each -> new HttpHost("http", each.host(), each.port()));
  }

  /**
   * Holds one connection at a time. Its sockets have channels, so that an interrupt ends a wait.
   */
  HttpClientConnectionManager connections() {
    BasicHttpClientConnectionManager connections =
        new BasicHttpClientConnectionManager(
            new DefaultHttpClientConnectionOperator(
                socksProxy -> SocketChannel.open().socket(),
                null,
                null,
                RegistryBuilder.<TlsSocketStrategy>create().register("https", trust.tls()).build()),
            socket -> new SilentConnection(MAX_LINE, MAX_FIELDS));
    connections.setConnectionConfig(
        ConnectionConfig.custom().setConnectTimeout(CONNECT).setSocketTimeout(CONNECT).build());
    connections.setTlsConfig(TlsConfig.custom().setHandshakeTimeout(CONNECT).build());
    return connections;
  }

  /** For one request, which it sends once and as it is; keeps the connection until it is closed. */
  CloseableHttpClient client() {
    return HttpClients.custom()
        .setConnectionManager(connections())
        .setProxy(proxyHost().orElse(null))
        .setConnectionReuseStrategy((request, response, context) -> true)
        .setUserAgent("SWIM")
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableContentCompression()
        .disableAuthCaching()
        .disableConnectionState()
        .build();
  }

  /** Logins are sent unasked, each to the host that it is for. */
  HttpClientContext context() {
    HttpClientContext context = HttpClientContext.create();
    service.login().ifPresent(login -> context.resetAuthExchange(target(), basic(login)));
    proxy
        .flatMap(HttpProxy::login)
        .ifPresent(login -> context.resetAuthExchange(proxyHost().orElseThrow(), basic(login)));
    return context;
  }

  private static BasicScheme basic(Login login) {
    BasicScheme scheme = new BasicScheme();
    scheme.initPreemptive(
        new UsernamePasswordCredentials(login.username(), login.password().reveal().toCharArray()));
    return scheme;
  }

  /**
   * @param silence how long no byte may come while one is waited for
   */
  HttpUriRequestBase request(String method, String path, Duration silence) {
    HttpUriRequestBase request =
        new HttpUriRequestBase(method, URI.create(target().toURI() + TargetPath.encoded(path)));
    if (service.port() == service.protocol().port()) {
      request.setAuthority(new URIAuthority(service.host()));
    }
    request.setHeader(HttpHeaders.ACCEPT, "*/*");
    request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
    request.setHeader(HttpHeaders.CONNECTION, "close");
    request.setConfig(
        RequestConfig.custom()
            .setResponseTimeout(Timeout.of(silence))
            .setAuthenticationEnabled(false)
            .setProtocolUpgradeEnabled(false)
            .setExpectContinueEnabled(false)
            .build());
    return request;
  }
}
