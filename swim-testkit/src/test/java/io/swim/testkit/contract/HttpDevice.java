package io.swim.testkit.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.swim.device.Login;
import io.swim.device.TransferProtocol;
import io.swim.spi.FileServer;
import io.swim.transfer.http.HttpFileServer;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Devices that speak HTTP, or HTTPS without a look at the certificate. */
record HttpDevice(TransferProtocol protocol) implements FileServerSubject {
  private static final int PATIENCE_MILLIS = 20_000;

  @Override
  public FileServer newServer(Clock clock) throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
    return HttpFileServer.builder().bind(anyPort).bindTls(anyPort).clock(clock).build();
  }

  @Override
  public void refused(String attempt, IOException answer) {
    RefusedAttempts.add(protocol, attempt, answer);
  }

  @Override
  public byte[] fetch(
      InetSocketAddress server, InetAddress from, Optional<Login> login, String path)
      throws IOException {
    return ask(
        server, from, "GET /" + path + " HTTP/1.1\r\nHost: server\r\n" + field(login) + "\r\n");
  }

  @Override
  public void send(
      InetSocketAddress server, InetAddress from, Optional<Login> login, String path, byte[] bytes)
      throws IOException {
    String head =
        "PUT /"
            + path
            + " HTTP/1.1\r\nHost: server\r\nConnection: close\r\nContent-Length: "
            + bytes.length
            + "\r\n"
            + field(login)
            + "\r\n";
    ask(server, from, head + new String(bytes, ISO_8859_1));
  }

  private static String field(Optional<Login> login) {
    return login
        .map(each -> each.username() + ":" + each.password().reveal())
        .map(pair -> Base64.getEncoder().encodeToString(pair.getBytes(ISO_8859_1)))
        .map(pair -> "Authorization: Basic " + pair + "\r\n")
        .orElse("");
  }

  private byte[] ask(InetSocketAddress server, InetAddress from, String request)
      throws IOException {
    try (Socket socket = connect(server, from)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      InputStream in = socket.getInputStream();
      String status = line(in);
      long length = 0;
      for (String field = line(in); !field.isEmpty(); field = line(in)) {
        if (field.startsWith("Content-Length: ")) {
          length = Long.parseLong(field.substring(16));
        }
      }
      byte[] body = in.readNBytes((int) length);
      if (body.length < length) {
        throw new EOFException("only " + body.length + " bytes came");
      }
      if (!status.startsWith("HTTP/1.1 20")) {
        throw new IOException(status);
      }
      return body;
    }
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server ended the connection");
      }
      line.write(c);
    }
    return line.toString(ISO_8859_1).strip();
  }

  private Socket connect(InetSocketAddress server, InetAddress from) throws IOException {
    Socket plain = new Socket();
    try {
      plain.bind(new InetSocketAddress(from, 0));
      plain.connect(server, PATIENCE_MILLIS);
      return protocol == TransferProtocol.HTTPS
          ? anyCertificate().getSocketFactory().createSocket(plain, "server", 443, true)
          : plain;
    } catch (IOException | GeneralSecurityException e) {
      plain.close();
      throw new IOException(e);
    }
  }

  private static SSLContext anyCertificate() throws GeneralSecurityException {
    X509TrustManager any =
        new X509TrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type) {}

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
          }
        };
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {any}, null);
    return context;
  }
}
