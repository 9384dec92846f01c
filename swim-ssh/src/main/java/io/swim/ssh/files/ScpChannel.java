package io.swim.ssh.files;

import io.swim.ssh.connect.SshLink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import net.schmizz.sshj.common.IOUtils;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.connection.channel.direct.Session.Command;

/**
 * One run of {@code scp} at the other end. SCP has no specification; this is what OpenSSH's scp.c
 * does with {@code -O}. Never more than {@code -t} or {@code -f} and the whole path: Cisco's server
 * refuses {@code -d} and {@code -p}.
 */
final class ScpChannel {
  private static final int SHOWN = 500;
  private static final int TIME_TO_CLOSE = 5_000;
  private static final int ACCEPTED = 0;
  private static final int WARNING = 1;
  private static final int FATAL = 2;

  /** What no shell takes for more than a name. Devices have no shell and know no quotes. */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9_./:+@%=,][A-Za-z0-9_./:+@%=,-]*");

  private final SshLink link;
  private final Session session;
  private final Command command;
  private final InputStream in;
  private final OutputStream out;

  private ScpChannel(SshLink link, Session session, Command command) {
    this.link = link;
    this.session = session;
    this.command = command;
    this.in = command.getInputStream();
    this.out = command.getOutputStream();
  }

  /** The sending side: what is written to it becomes that file. */
  static ScpChannel sink(SshLink link, String path) throws IOException {
    return start(link, "scp -t " + quoted(path));
  }

  /** The file comes from it. */
  static ScpChannel source(SshLink link, String path) throws IOException {
    return start(link, "scp -f " + quoted(path));
  }

  private static ScpChannel start(SshLink link, String command) throws IOException {
    try {
      Session session = link.client().startSession();
      return new ScpChannel(link, session, session.exec(command));
    } catch (OpenFailException e) {
      throw new ScpRefusal(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      if (link.isUp() && String.valueOf(e.getMessage()).contains("Request failed")) {
        throw new ScpRefusal("");
      }
      throw e;
    }
  }

  private static String quoted(String path) {
    if (PLAIN.matcher(path).matches()) {
      return path;
    }
    if (path.chars().anyMatch(each -> each < ' ')) {
      throw new IllegalArgumentException("no path: it has control characters in it");
    }
    String named = path.startsWith("-") ? "./" + path : path;
    return "'" + named.replace("'", "'\\''") + "'";
  }

  /** How many bytes may be sent before the other end has taken some. */
  long window() {
    return command.getRemoteWinSize();
  }

  int packetBytes() {
    return command.getRemoteMaxPacketSize();
  }

  /**
   * Sends some bytes, unless the other end has said no meanwhile.
   *
   * @throws ScpRefusal when it has
   */
  void send(byte[] bytes, int length) throws IOException, InterruptedException {
    try {
      int sent = 0;
      while (sent < length) {
        int count = (int) Math.min(length - sent, Flow.room(link, command, 1));
        if (in.available() > 0 || Flow.isOver(command)) {
          accepted();
          throw new ScpRefusal("it said that it has everything, too early");
        }
        out.write(bytes, sent, count);
        out.flush();
        sent += count;
      }
    } catch (ScpRefusal e) {
      throw e;
    } catch (IOException e) {
      if (link.isUp() && Flow.isOver(command)) {
        accepted();
      }
      throw e;
    }
  }

  void sendLine(String line) throws IOException, InterruptedException {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    send(bytes, bytes.length);
  }

  /** Says yes. One that has ended the command does not hear it; its last words are still there. */
  void sendAccepted() throws IOException, InterruptedException {
    try {
      Flow.room(link, command, 1);
      out.write(ACCEPTED);
      out.flush();
    } catch (IOException e) {
      if (!link.isUp() || !Flow.isOver(command)) {
        throw e;
      }
    }
  }

  /**
   * Waits until the other end says yes.
   *
   * @throws ScpRefusal when it says no
   */
  void accepted() throws IOException {
    int code = in.read();
    if (code != ACCEPTED) {
      throw refusal(code);
    }
  }

  /** The next line of the other end, without its line feed. */
  String line() throws IOException {
    int first = in.read();
    if (first != 'C' && first != 'T' && first != 'D' && first != 'E') {
      throw refusal(first);
    }
    return (char) first + text();
  }

  int read(byte[] into, int wanted) throws IOException {
    return in.read(into, 0, wanted);
  }

  /** The end without a word. */
  ScpRefusal refusal() throws IOException {
    return refusal(-1);
  }

  /** Devices also say it without the byte before it, or to the error stream. */
  private ScpRefusal refusal(int code) throws IOException {
    StringBuilder words = new StringBuilder();
    if (code >= 0) {
      words.append(code == WARNING || code == FATAL ? "" : Character.toString(code)).append(text());
    }
    InputStream errors = command.getErrorStream();
    while ((code < 0 || errors.available() > 0) && words.length() < SHOWN) {
      int next = errors.read();
      if (next < 0) {
        break;
      }
      words.append((char) next);
    }
    return new ScpRefusal(words.toString().strip().replaceAll("[\\p{Cntrl}\\s]+", " "));
  }

  private String text() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0 && next != '\n' && line.size() < SHOWN) {
      line.write(next);
      next = in.read();
    }
    return line.toString(StandardCharsets.UTF_8).strip();
  }

  /** Ends it orderly; a device that does not say good-bye is not waited for. */
  void end() {
    Connection connection = link.client().getConnection();
    int before = connection.getTimeoutMs();
    connection.setTimeoutMs(TIME_TO_CLOSE);
    IOUtils.closeQuietly(command, session);
    connection.setTimeoutMs(before);
  }
}
