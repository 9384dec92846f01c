package io.swim.testkit.internal.push;

import io.swim.device.TransferProtocol;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashException.Reason;
import io.swim.testkit.internal.http.HttpBody;
import io.swim.testkit.internal.http.HttpHead;
import io.swim.testkit.internal.http.SelfSigned;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection with the HTTP server of a device, plain or over TLS: PUT and POST write the body
 * to the file that the path names, such as {@code /flash:/image.bin}; GET, HEAD and DELETE are
 * there too. Basic authentication (RFC 7617) with the login of the command line.
 */
public final class HttpSession {
  private static final Logger LOG = LoggerFactory.getLogger(HttpSession.class);
  private static final int IDLE_MILLIS = 60_000;
  private static final int BUFFER = 32 * 1024;

  private final NetworkDevice device;
  private final Socket socket;
  private TransferProtocol protocol = TransferProtocol.HTTP;

  public HttpSession(NetworkDevice device, SocketChannel channel) {
    this.device = device;
    this.socket = channel.socket();
  }

  /** Answers one request after the other until the client hangs up. */
  public void run() {
    try {
      socket.setSoTimeout(IDLE_MILLIS);
      talk(socket);
    } catch (IOException e) {
      LOG.debug("{}: HTTP session over: {}", device.spec().hostname(), e.toString());
    }
  }

  /** The same over TLS. */
  public void runTls(SelfSigned certificate) {
    protocol = TransferProtocol.HTTPS;
    try {
      socket.setSoTimeout(IDLE_MILLIS);
      var sockets = certificate.context().getSocketFactory();
      try (Socket tls = sockets.createSocket(socket, InputStream.nullInputStream(), true)) {
        talk(tls);
      }
    } catch (IOException e) {
      LOG.debug("{}: HTTPS session over: {}", device.spec().hostname(), e.toString());
    }
  }

  private void talk(Socket client) throws IOException {
    InputStream in = new BufferedInputStream(client.getInputStream(), BUFFER);
    OutputStream out = client.getOutputStream();
    boolean goOn = true;
    while (goOn) {
      HttpHead head = HttpHead.read(in);
      goOn = answer(head, in, out);
    }
    // Whoever still sends shall read the answer before the connection is gone.
    client.shutdownOutput();
    in.transferTo(OutputStream.nullOutputStream());
  }

  private boolean answer(HttpHead head, InputStream in, OutputStream out) throws IOException {
    String method = head.line().get(0);
    if (!isLoggedIn(head)) {
      reply(out, 401, "Unauthorized", "WWW-Authenticate: Basic realm=\"level_15_access\"");
      return false;
    }
    try {
      String path = head.line().get(1).split("\\?", 2)[0].replace("+", "%2B");
      Located file = Deposit.locate(device, URLDecoder.decode(path, StandardCharsets.UTF_8));
      switch (method) {
        case "PUT", "POST" -> store(file, head, in, out);
        case "GET", "HEAD" -> give(file, method, out);
        case "DELETE" -> {
          file.fileSystem().delete(file.file());
          reply(out, 204, "No Content");
        }
        default -> reply(out, 405, "Method Not Allowed", "Allow: PUT, POST, GET, HEAD, DELETE");
      }
      return !head.header("connection").orElse("").equalsIgnoreCase("close");
    } catch (FlashException e) {
      boolean full = e.reason() == Reason.NO_SPACE;
      boolean gone = e.reason() == Reason.NO_SUCH_FILE;
      reply(out, full ? 507 : gone ? 404 : 409, e.getMessage());
      return false;
    }
  }

  private boolean isLoggedIn(HttpHead head) {
    String given = head.header("authorization").orElse("");
    if (!given.startsWith("Basic ")) {
      return false;
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(given.substring(6).strip());
      String[] login = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
      return login.length == 2 && device.accepts(protocol, login[0], login[1]);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void store(Located file, HttpHead head, InputStream in, OutputStream out)
      throws IOException {
    try (Deposit deposit = Deposit.begin(device, file, head.isChunked() ? -1 : head.length())) {
      if (head.header("expect").orElse("").equalsIgnoreCase("100-continue")) {
        out.write(HttpHead.bytes(List.of("HTTP/1.1 100 Continue")));
      }
      HttpBody.ofRequest(head, in).transferTo(deposit);
    }
    reply(out, 201, "Created");
  }

  private void give(Located file, String method, OutputStream out) throws IOException {
    Blob blob = Outgoing.of(device, file.fileSystem().get(file.file()).blob());
    out.write(HttpHead.bytes(List.of("HTTP/1.1 200 OK", "Content-Length: " + blob.sizeBytes())));
    if (method.equals("GET")) {
      try (InputStream bytes = Outgoing.open(device, blob)) {
        bytes.transferTo(out);
      }
    }
  }

  private static void reply(OutputStream out, int code, String words, String... headers)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of("HTTP/1.1 " + code + " " + words));
    lines.addAll(List.of(headers));
    if (code != 204) {
      lines.add("Content-Length: 0");
    }
    out.write(HttpHead.bytes(lines));
    out.flush();
  }
}
