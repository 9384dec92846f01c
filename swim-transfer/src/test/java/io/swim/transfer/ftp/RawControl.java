package io.swim.transfer.ftp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A control connection that says what a test wants it to say. */
final class RawControl implements Closeable {
  private static final int TIMEOUT_MILLIS = 20_000;

  private final Socket socket = new Socket();
  private final BufferedReader in;

  RawControl(InetAddress from, InetSocketAddress server) throws IOException {
    socket.bind(new InetSocketAddress(from, 0));
    socket.connect(server, TIMEOUT_MILLIS);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
  }

  /** Logged in with the login of the tests. */
  static RawControl loggedIn(InetSocketAddress server) throws IOException {
    RawControl control = new RawControl(TestFtp.LOOPBACK, server);
    control.reply();
    control.say("USER " + TestFtp.LOGIN.username());
    String reply = control.say("PASS " + TestFtp.LOGIN.password().reveal());
    if (!reply.startsWith("230")) {
      throw new IOException(reply);
    }
    return control;
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** The last line of the answer; "closed" when there is none. */
  String say(String command) throws IOException {
    try {
      send(command + "\r\n");
    } catch (IOException e) {
      return "closed";
    }
    return reply();
  }

  /** The last line of the next reply; "closed" at the end. */
  String reply() throws IOException {
    try {
      String line = in.readLine();
      while (line != null && !line.matches("\\d{3} .*")) {
        line = in.readLine();
      }
      return line == null ? "closed" : line;
    } catch (java.net.SocketException e) {
      return "closed";
    }
  }

  /** The port of a passive data connection. */
  int passive() throws IOException {
    String reply = say("EPSV");
    return Integer.parseInt(reply.replaceAll(".*\\|\\|\\|(\\d+)\\|.*", "$1"));
  }

  /** Ends it without a goodbye. */
  void drop() throws IOException {
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
