package io.swim.testkit.internal.telnet;

import io.swim.testkit.device.CliAccess;
import io.swim.testkit.device.SimulatedCredentials;
import io.swim.testkit.internal.device.LoginText;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.terminal.SessionEnd;
import io.swim.testkit.internal.terminal.Terminal;
import io.swim.testkit.internal.terminal.Terminal.Echo;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Telnet connection: negotiation, login, command line. */
public final class TelnetSession {
  private static final Logger LOG = LoggerFactory.getLogger(TelnetSession.class);
  private static final int LOGIN_TRIES = 3;

  private final NetworkDevice device;
  private final SocketChannel channel;

  public TelnetSession(NetworkDevice device, SocketChannel channel) {
    this.device = device;
    this.channel = channel;
  }

  /** Runs to its end; the channel is closed then. */
  public void run() {
    try (channel) {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      OutputStream out = Channels.newOutputStream(channel);
      TelnetInput in = new TelnetInput(Channels.newInputStream(channel), out);
      out.write(TelnetInput.GREETING);
      Terminal terminal = new Terminal(in, new TelnetOutput(out));
      LoginText words = device.personality().login(device);
      terminal.print(words.banner() + words.greeting());
      if (login(terminal, words)) {
        int privilege = device.spec().credentials().privilege();
        device.personality().session(device, terminal, privilege).run();
      } else {
        terminal.print(words.tooMany());
      }
      hangUp();
    } catch (SessionEnd e) {
      LOG.debug("{}: Telnet session over: {}", device.spec().hostname(), e.getMessage());
      hangUp();
    } catch (IOException e) {
      LOG.debug("{}: Telnet session over: {}", device.spec().hostname(), e.getMessage());
    }
  }

  /** Closing with unread input would reset the connection, and the last output would be lost. */
  private void hangUp() {
    try {
      channel.shutdownOutput();
      channel.configureBlocking(false);
      ByteBuffer rest = ByteBuffer.allocate(1024);
      while (channel.read(rest.clear()) > 0) {
        LOG.trace("input after the end of the session");
      }
    } catch (IOException e) {
      LOG.debug("{}: Telnet connection was gone: {}", device.spec().hostname(), e.getMessage());
    }
  }

  private boolean login(Terminal terminal, LoginText words) throws IOException {
    SimulatedCredentials expected = device.spec().credentials();
    for (int i = 0; i < LOGIN_TRIES; i++) {
      terminal.print(words.userPrompt());
      String user = terminal.readLine(Echo.ON);
      terminal.print(words.passwordPrompt());
      String password = terminal.readLine(Echo.OFF);
      if (device.personality().account(user).equals(expected.username())
          && password.equals(expected.password())
          && !device.faults().refuses(CliAccess.TELNET)) {
        return true;
      }
      terminal.print(words.invalid());
    }
    return false;
  }
}
