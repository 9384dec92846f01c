package io.swim.transfer.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Says over a socket whatever a test wants said. */
final class RawHttp implements Closeable {
  private static final int PATIENCE_MILLIS = 20_000;

  final Socket socket;

  /**
   * An answer.
   *
   * @param fields names in lower case
   */
  record Answer(int status, Map<String, String> fields, byte[] body) {
    String field(String name) {
      return fields.getOrDefault(name, "");
    }
  }

  private RawHttp(Socket socket) {
    this.socket = socket;
  }

  static RawHttp connect(InetSocketAddress server) throws IOException {
    return connect(server, TestHttp.LOOPBACK);
  }

  static RawHttp connect(InetSocketAddress server, InetAddress from) throws IOException {
    return over(new Socket(), server, from);
  }

  static RawHttp over(Socket socket, InetSocketAddress server, InetAddress from)
      throws IOException {
    socket.bind(new InetSocketAddress(from, 0));
    socket.connect(server, PATIENCE_MILLIS);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return new RawHttp(socket);
  }

  /** Over a connection that exists. */
  static RawHttp speaking(Socket connected) {
    return new RawHttp(connected);
  }

  /** Sends a request, line ends given as LF, and reads the answer. */
  static Answer ask(InetSocketAddress server, String request) throws IOException {
    try (RawHttp peer = connect(server)) {
      return peer.send(request).answer();
    }
  }

  /** A GET with these header lines, each ended by LF. */
  static Answer get(InetSocketAddress server, String path, String fields) throws IOException {
    return ask(server, "GET /" + path + " HTTP/1.1\nHost: x\n" + fields + "\n");
  }

  /** Sends text; LF becomes CR LF. */
  RawHttp send(String text) throws IOException {
    return sendRaw(text.replace("\n", "\r\n"));
  }

  RawHttp sendRaw(String text) throws IOException {
    return send(text.getBytes(ISO_8859_1));
  }

  RawHttp send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  Answer answer() throws IOException {
    return answer(true);
  }

  /** The answer to a HEAD. */
  Answer headAnswer() throws IOException {
    return answer(false);
  }

  private Answer answer(boolean hasBody) throws IOException {
    InputStream in = socket.getInputStream();
    String status = line(in);
    if (!status.matches("HTTP/1\\.1 \\d\\d\\d .*")) {
      throw new IOException("no status line: " + status);
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field = line(in); !field.isEmpty(); field = line(in)) {
      int colon = field.indexOf(':');
      fields.put(
          field.substring(0, colon).toLowerCase(Locale.ROOT), field.substring(colon + 1).strip());
    }
    int code = Integer.parseInt(status.substring(9, 12));
    int length = hasBody ? Integer.parseInt(fields.getOrDefault("content-length", "0")) : 0;
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException(body.length + " of " + length + " bytes");
    }
    return new Answer(code, fields, body);
  }

  String line() throws IOException {
    return line(socket.getInputStream());
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

  /** Whether the server ends the connection, orderly or not, before it says anything more. */
  boolean isEnded() throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (java.net.SocketException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
