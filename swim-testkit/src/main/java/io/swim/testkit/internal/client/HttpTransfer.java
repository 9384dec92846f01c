package io.swim.testkit.internal.client;

import io.swim.device.CertificatePolicy;
import io.swim.device.TransferProtocol;
import io.swim.testkit.internal.client.TransferFailure.Kind;
import io.swim.testkit.internal.http.HttpBody;
import io.swim.testkit.internal.http.HttpHead;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * HTTP/1.1 (RFC 9112) from the address of the device, plain or over TLS, with Basic authentication.
 * The clients of Java can't choose their own address before Java 19, so this is one of its own.
 *
 * @param timeout for the connection and for every answer
 * @param certificates what is asked of the server's
 */
public record HttpTransfer(InetAddress local, Duration timeout, CertificatePolicy certificates)
    implements FileTransfer {
  private static final int BUFFER = 32 * 1024;

  @Override
  public void get(ServerFile file, Intake to) throws IOException {
    try (Socket socket = connect(file)) {
      socket.getOutputStream().write(HttpHead.bytes(request("GET", file)));
      InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
      HttpHead head = HttpHead.read(in);
      check(head);
      if (head.length() >= 0) {
        to.expect(head.length());
      }
      HttpBody.ofAnswer(head, in).transferTo(to);
    } catch (IOException e) {
      throw Causes.of(e, Kind.IO);
    }
  }

  @Override
  public void put(ServerFile file, InputStream from, long size) throws IOException {
    try (Socket socket = connect(file)) {
      List<String> head = request("PUT", file);
      head.add("Content-Length: " + size);
      IOException broken = null;
      try {
        OutputStream out = socket.getOutputStream();
        out.write(HttpHead.bytes(head));
        from.transferTo(out);
      } catch (TransferFailure e) {
        throw e;
      } catch (IOException e) {
        // A server that does not want it answers before the end and hangs up.
        broken = e;
      }
      InputStream in = new BufferedInputStream(socket.getInputStream());
      HttpHead answer = HttpHead.read(in);
      while (answer.line().get(1).equals("100")) {
        answer = HttpHead.read(in);
      }
      check(answer);
      if (broken != null) {
        throw broken;
      }
    } catch (IOException e) {
      throw Causes.of(e, Kind.IO);
    }
  }

  private Socket connect(ServerFile file) throws IOException {
    Socket socket = new Socket();
    try {
      socket.bind(new InetSocketAddress(local, 0));
      socket.connect(file.server(), Math.toIntExact(timeout.toMillis()));
      socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
      return file.protocol() == TransferProtocol.HTTPS
          ? TlsSockets.over(socket, file.server(), certificates)
          : socket;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private static List<String> request(String method, ServerFile file) {
    InetSocketAddress server = file.server();
    String host = server.getAddress().getHostAddress();
    String port = server.getPort() == file.protocol().port() ? "" : ":" + server.getPort();
    List<String> lines =
        new ArrayList<>(
            List.of(
                method + " /" + encoded(file.path()) + " HTTP/1.1",
                "Host: " + (host.indexOf(':') < 0 ? host : "[" + host + "]") + port,
                "User-Agent: cisco-IOS",
                "Connection: close"));
    file.login()
        .map(login -> login.username() + ":" + login.password().reveal())
        .map(login -> login.getBytes(StandardCharsets.UTF_8))
        .map(Base64.getEncoder()::encodeToString)
        .ifPresent(encoded -> lines.add("Authorization: Basic " + encoded));
    return lines;
  }

  private static String encoded(String path) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = each > ' ' && each < 127 && "\"<>\\^`{|}#".indexOf(each) < 0;
      encoded.append(plain ? String.valueOf((char) each) : String.format("%%%02X", each));
    }
    return encoded.toString();
  }

  private static void check(HttpHead answer) throws TransferFailure {
    String code = answer.line().get(1);
    if (code.matches("2\\d\\d")) {
      return;
    }
    throw new TransferFailure(
        switch (code) {
          case "401" -> Kind.LOGIN_REFUSED;
          case "403", "405" -> Kind.REFUSED;
          case "404", "410" -> Kind.NO_SUCH_FILE;
          case "413", "507" -> Kind.NO_SPACE_THERE;
          default -> Kind.IO;
        });
  }
}
