package io.swim.ssh;

import io.swim.device.Device;
import io.swim.device.DevicePorts;
import io.swim.device.PlatformId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A Telnet server that plays a script with everybody who connects, over a real socket. */
final class ScriptedDevice implements AutoCloseable {
  final List<String> heard = new CopyOnWriteArrayList<>();
  final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final ServerSocket listener;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final Thread thread;

  /** What the device does. */
  interface Script {
    void play(ScriptedDevice.Line line) throws IOException;
  }

  ScriptedDevice(Script script) throws IOException {
    listener = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    thread = new Thread(() -> accept(script), "scripted device");
    thread.setDaemon(true);
    thread.start();
  }

  /** A device that is logged in and privileged after the usual questions, and then plays this. */
  static ScriptedDevice ios(Script rest) throws IOException {
    return new ScriptedDevice(
        line -> {
          line.logIn();
          rest.play(line);
        });
  }

  /**
   * A device that asks for a name and a password, and then plays this.
   *
   * @param user the question for the name, with what is said before it
   * @param password the question for the password
   * @param welcome what is said to the password
   */
  static ScriptedDevice asking(String user, String password, String welcome, Script rest)
      throws IOException {
    return new ScriptedDevice(
        line -> {
          line.print(user);
          line.command();
          line.print(password);
          line.read();
          line.print(welcome);
          rest.play(line);
        });
  }

  Device device() {
    return Device.of("lab-1", "127.0.0.1")
        .withPlatform(new PlatformId("cisco-ios"))
        .withPorts(DevicePorts.of(161, listener.getLocalPort(), listener.getLocalPort()));
  }

  private void accept(Script script) {
    try {
      while (true) {
        Socket socket = listener.accept();
        sockets.add(socket);
        try (socket) {
          script.play(new Line(socket));
          // Whoever has said everything listens until the other one hangs up.
          while (socket.getInputStream().read() >= 0) {}
        } catch (IOException e) {
          // The client hung up.
        } catch (RuntimeException | AssertionError e) {
          failures.add(e);
        }
      }
    } catch (IOException e) {
      // The listener was closed.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** One connection. */
  final class Line {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Line(Socket socket) throws IOException {
      this.socket = socket;
      socket.setTcpNoDelay(true);
      in = socket.getInputStream();
      out = socket.getOutputStream();
    }

    /** Sends text; a line feed becomes what terminals get. */
    void print(String text) throws IOException {
      printRaw(text.replace("\n", "\r\n"));
    }

    void printRaw(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }

    /** Reads a line without echoing it; Telnet negotiation is left out. */
    String read() throws IOException {
      StringBuilder line = new StringBuilder();
      while (true) {
        int key = in.read();
        if (key < 0) {
          throw new IOException("the client hung up");
        } else if (key == 255) {
          in.skipNBytes(2);
        } else if (key == '\r') {
          in.skipNBytes(1);
          heard.add(line.toString());
          return line.toString();
        } else {
          line.append((char) key);
        }
      }
    }

    /** Gives the client the time to say something that it should not. */
    void hearsNothing() throws IOException {
      socket.setSoTimeout(100);
      try {
        throw new AssertionError("heard key " + in.read());
      } catch (SocketTimeoutException e) {
        socket.setSoTimeout(0);
      }
    }

    /** Reads one key. */
    int key() throws IOException {
      int key = in.read();
      heard.add("key " + key);
      return key;
    }

    /** Reads a line and echoes it. */
    String command() throws IOException {
      String line = read();
      print(line + "\n");
      return line;
    }

    /** Prints a prompt, then expects a command, then prints the answer. */
    void answer(String prompt, String expected, String answer) throws IOException {
      print(prompt);
      String command = command();
      while (command.isEmpty()) {
        print(prompt);
        command = command();
      }
      if (!command.equals(expected)) {
        throw new AssertionError("expected '" + expected + "', came '" + command + "'");
      }
      print(answer);
    }

    void logIn() throws IOException {
      print("\nUser Access Verification\n\nUsername: ");
      command();
      print("Password: ");
      read();
      print("\n");
      answer("lab-1#", "terminal length 0", "");
      answer("lab-1#", "terminal width 511", "");
    }

    /** Says goodbye; closing with something unread would take back what was said last. */
    void hangUp() throws IOException {
      socket.shutdownOutput();
    }
  }
}
