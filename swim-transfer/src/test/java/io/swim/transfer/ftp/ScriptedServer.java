package io.swim.transfer.ftp;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.spi.FileService;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * An FTP server that answers by a script, for one client. A command without an answer in it gets a
 * usual one; an answer {@code silence} is none, {@code close} ends the connection, {@code trickle}
 * never ends. Data {@code trickle} if that is what is said after them: a byte after the other, for
 * ever.
 */
final class ScriptedServer implements Closeable {
  private static final String BETWEEN = "//";
  private static final Map<String, String> USUAL =
      Map.of(
          "", "220 hello",
          "USER", "331 password",
          "PASS", "230 in",
          "TYPE", "200 ok",
          "FEAT", "500 unknown",
          "SIZE", "550 no such file",
          "PORT", "200 ok",
          "REST", "350 ok",
          "QUIT", "221 bye");

  private final ServerSocket listening = new ServerSocket(0, 5, TestFtp.LOOPBACK);
  private final Map<String, String> answers = new ConcurrentHashMap<>(USUAL);
  private final List<Closeable> open = new CopyOnWriteArrayList<>();
  final List<String> heard = new CopyOnWriteArrayList<>();
  volatile Consumer<String> heardIt = line -> {};
  volatile Runnable allReceived = () -> {};

  /** Called when a byte has trickled. */
  volatile Runnable trickled = () -> {};

  volatile byte[] received = {};
  volatile byte[] sends = {};

  ScriptedServer() throws IOException {
    open.add(listening);
    Thread thread = new Thread(this::serve, "scripted");
    thread.setDaemon(true);
    thread.start();
  }

  /** What a command is answered from now on; of two lines one comes before the data, one after. */
  ScriptedServer answer(String command, String... lines) {
    answers.put(command, String.join(BETWEEN, lines));
    return this;
  }

  FileService service() {
    return FileService.of("device/old", TransferProtocol.FTP, "127.0.0.1")
        .withPort(listening.getLocalPort())
        .withLogin(new Login("admin", Secret.of("pw")));
  }

  private void serve() {
    try (Socket control = listening.accept();
        BufferedReader in = new BufferedReader(new InputStreamReader(control.getInputStream()))) {
      open.add(control);
      OutputStream out = control.getOutputStream();
      Data data = new Data();
      if (!say(out, answers.get(""))) {
        return;
      }
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        heard.add(line);
        heardIt.accept(line);
        String command = line.split(" ", 2)[0];
        String[] answer = answers.getOrDefault(command, "502 no").split(BETWEEN);
        if (command.equals("PASV") && answers.containsKey("PASV")) {
          answer = new String[] {data.passive(answer[0])};
        } else if (command.equals("PORT")) {
          data.active(line);
        }
        if (!say(out, answer[0]) || (answer.length > 1 && !transfer(data, command, out, answer))) {
          return;
        }
      }
    } catch (IOException e) {
      // The client is gone.
    }
  }

  private boolean transfer(Data data, String command, OutputStream out, String[] answer)
      throws IOException {
    Socket connection = data.connect();
    open.add(connection);
    if (answer[1].equals("hang")) {
      return true;
    }
    if (answer[1].equals("trickle")) {
      if (command.equals("STOR")) {
        while (connection.getInputStream().read() >= 0) {
          trickled.run();
        }
        return true;
      }
      trickle(connection.getOutputStream());
    }
    try (Socket socket = connection) {
      if (command.equals("STOR") || command.equals("APPE")) {
        received =
            answer[1].startsWith("4") || answer[1].startsWith("5")
                ? socket.getInputStream().readNBytes(1000)
                : socket.getInputStream().readAllBytes();
        allReceived.run();
      } else {
        socket.getOutputStream().write(sends);
      }
    }
    return say(out, answer[1]);
  }

  private void trickle(OutputStream out) throws IOException {
    while (true) {
      out.write(' ');
      trickled.run();
    }
  }

  private boolean say(OutputStream out, String answer) throws IOException {
    if (answer.equals("trickle")) {
      trickle(out);
    }
    if (!answer.equals("silence") && !answer.equals("close")) {
      out.write((answer + "\r\n").getBytes());
    }
    return !answer.equals("close");
  }

  /** The data connection of the moment. */
  private final class Data {
    private ServerSocket passive;
    private int port;

    String passive(String answer) throws IOException {
      if (!answer.startsWith("227")) {
        return answer;
      }
      passive = new ServerSocket(0, 1, TestFtp.LOOPBACK);
      open.add(passive);
      int own = passive.getLocalPort();
      // Another address than the control connection's, as a device behind NAT says.
      return "227 ok (10,9,8,7," + (own >> 8) + "," + (own & 0xff) + ")";
    }

    void active(String line) {
      String[] parts = line.split(",");
      port = Integer.parseInt(parts[4]) << 8 | Integer.parseInt(parts[5]);
      passive = null;
    }

    Socket connect() throws IOException {
      return passive != null
          ? passive.accept()
          : new Socket(InetAddress.getLoopbackAddress(), port);
    }
  }

  @Override
  public void close() throws IOException {
    for (Closeable each : open) {
      each.close();
    }
  }
}
