package io.swim.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Somebody at a plain socket: no Telnet client, no SSH client, just bytes. */
final class TelnetUser implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;

  private TelnetUser(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
  }

  static TelnetUser connect(SimulatedDevice device) throws IOException {
    return connect(device.telnet());
  }

  static TelnetUser connect(InetSocketAddress address) throws IOException {
    Socket socket = new Socket(address.getAddress(), address.getPort());
    socket.setSoTimeout(10_000);
    return new TelnetUser(socket);
  }

  /** Logged in, enabled, without paging. */
  static TelnetUser enabled(SimulatedDevice device) throws IOException {
    TelnetUser user = connect(device);
    user.logIn(device);
    user.send("enable", "Password: ");
    user.send(device.credentials().enablePassword(), "#");
    user.send("terminal length 0", "#");
    return user;
  }

  void logIn(SimulatedDevice device) throws IOException {
    readUntil("Username: ");
    send(device.credentials().username(), "Password: ");
    send(device.credentials().password(), ">");
  }

  String send(String line, String until) throws IOException {
    return key(line + "\r\n", until);
  }

  String key(String bytes, String until) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    return readUntil(until);
  }

  /** Types without waiting for anything. */
  void type(String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Reads up to one of the texts, without Telnet commands and carriage returns. */
  String readUntil(String... texts) throws IOException {
    StringBuilder read = new StringBuilder();
    while (Arrays.stream(texts).noneMatch(text -> read.indexOf(text) >= 0)) {
      int value = in.read();
      if (value < 0) {
        throw new IOException("connection closed after: " + read);
      } else if (value == 255) {
        in.skipNBytes(2);
      } else if (value != '\r') {
        read.append((char) value);
      }
    }
    return read.toString();
  }

  /** Reads to the end of the connection; the end may be a reset. */
  String readToEnd() {
    StringBuilder read = new StringBuilder();
    try {
      for (int value = in.read(); value >= 0; value = in.read()) {
        read.append((char) value);
      }
    } catch (java.net.SocketException e) {
      read.append("<reset>");
    } catch (IOException e) {
      throw new AssertionError("connection not closed after: " + read, e);
    }
    return read.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
