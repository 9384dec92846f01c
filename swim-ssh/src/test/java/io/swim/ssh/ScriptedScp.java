package io.swim.ssh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;

/** An SSH server whose one command is written in the test, byte by byte. */
final class ScriptedScp implements AutoCloseable {
  /** What it does when it is asked to run something. */
  interface Script {
    void run(Line line) throws IOException;
  }

  /** The command, as the other end asked for it. */
  record Line(String command, InputStream in, OutputStream out, OutputStream err) {
    void say(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }

    void complain(String text) throws IOException {
      err.write(text.getBytes(StandardCharsets.ISO_8859_1));
      err.flush();
    }

    String readLine() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) {
          throw new IOException("ended after '" + line + "'");
        }
        line.append((char) next);
      }
      return line.toString();
    }

    byte[] read(int count) throws IOException {
      return in.readNBytes(count);
    }
  }

  final List<String> commands = new CopyOnWriteArrayList<>();
  final List<String> lines = new CopyOnWriteArrayList<>();
  final List<String> passwords = new CopyOnWriteArrayList<>();
  final ByteArrayOutputStream taken = new ByteArrayOutputStream();
  private final SshServer server = SshServer.setUpDefaultServer();

  ScriptedScp(Script script) throws IOException {
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
    server.setPasswordAuthenticator(
        (user, password, session) -> {
          passwords.add(password);
          return true;
        });
    server.setCommandFactory(
        (channel, command) -> {
          commands.add(command);
          return new Run(command, script);
        });
    server.start();
  }

  /** One that does not even know what to run: every request for a command is refused. */
  static ScriptedScp withoutCommands() throws IOException {
    ScriptedScp scripted = new ScriptedScp(line -> {});
    scripted.server.setCommandFactory(
        (channel, command) -> {
          throw new IOException("no commands here");
        });
    return scripted;
  }

  /** Takes no more than so many bytes before the script has read some of them. */
  void takeAtMost(long bytes) {
    CoreModuleProperties.WINDOW_SIZE.set(server, bytes);
  }

  /** Breaks all connections. */
  void cut() {
    server.getActiveSessions().forEach(each -> each.close(true));
  }

  int port() {
    return server.getPort();
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }

  private static final class Run implements Command {
    private final String command;
    private final Script script;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private OutputStream err = OutputStream.nullOutputStream();
    private ExitCallback exit = (code, message, close) -> {};

    Run(String command, Script script) {
      this.command = command;
      this.script = script;
    }

    @Override
    public void setInputStream(InputStream value) {
      in = value;
    }

    @Override
    public void setOutputStream(OutputStream value) {
      out = value;
    }

    @Override
    public void setErrorStream(OutputStream value) {
      err = value;
    }

    @Override
    public void setExitCallback(ExitCallback value) {
      exit = value;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
      Thread thread = new Thread(this::serve, "scripted scp");
      thread.setDaemon(true);
      thread.start();
    }

    private void serve() {
      try {
        script.run(new Line(command, in, out, err));
        exit.onExit(0);
      } catch (IOException e) {
        exit.onExit(1, e.getMessage());
      }
    }

    @Override
    public void destroy(ChannelSession channel) {}
  }
}
