package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.Access;
import io.swim.device.Device;
import io.swim.device.DevicePorts;
import io.swim.device.HostKeyPolicy;
import io.swim.device.PlatformId;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SSH servers that ask for the password in one way or the other. */
@Timeout(60)
class KeyboardInteractiveTest {
  private final AtomicInteger attempts = new AtomicInteger();

  /** A shell that echoes and shows a prompt, and knows no command. */
  private static final class Prompt implements Command {
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();

    @Override
    public void setInputStream(InputStream value) {
      in = value;
    }

    @Override
    public void setOutputStream(OutputStream value) {
      out = value;
    }

    @Override
    public void setErrorStream(OutputStream value) {}

    @Override
    public void setExitCallback(ExitCallback callback) {}

    @Override
    public void start(ChannelSession channel, Environment environment) {
      assertThat(environment.getEnv()).containsEntry(Environment.ENV_COLUMNS, "511");
      Thread thread = new Thread(this::serve, "shell");
      thread.setDaemon(true);
      thread.start();
    }

    private void serve() {
      try {
        say("r-1#");
        for (int key = in.read(); key >= 0; key = in.read()) {
          say(key == '\r' ? "\r\nr-1#" : String.valueOf((char) key));
        }
      } catch (IOException e) {
        // The client hung up.
      }
    }

    private void say(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }

    @Override
    public void destroy(ChannelSession channel) {}
  }

  private SshServer start(boolean passwordToo) throws IOException {
    SshServer server = SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
    server.setPasswordAuthenticator(
        (user, password, session) -> {
          attempts.incrementAndGet();
          return user.equals("admin") && password.equals("s3cret-login");
        });
    server.setUserAuthFactories(
        passwordToo
            ? List.of(UserAuthPasswordFactory.INSTANCE, UserAuthKeyboardInteractiveFactory.INSTANCE)
            : List.of(UserAuthKeyboardInteractiveFactory.INSTANCE));
    server.setShellFactory(channel -> new Prompt());
    server.start();
    return server;
  }

  private static Device device(SshServer server) {
    return Device.of("r-1", "127.0.0.1")
        .withPlatform(new PlatformId("cisco-ios"))
        .withHostKeys(HostKeyPolicy.NONE)
        .withPorts(DevicePorts.of(161, server.getPort(), 23));
  }

  @Test
  void dialogueIsAnsweredWhereNoPlainPasswordIsTaken() throws Exception {
    try (SshServer server = start(false)) {
      new CliSessions()
          .open(device(server), Access.SSH, TestServices.of("admin", "s3cret-login", ""))
          .close();
      assertThat(attempts).hasValue(1);
    }
  }

  @Test
  void wrongPasswordIsTriedOnceOnly() throws Exception {
    for (boolean passwordToo : new boolean[] {false, true}) {
      attempts.set(0);
      try (SshServer server = start(passwordToo)) {
        DriverException e =
            catchThrowableOfType(
                DriverException.class,
                () ->
                    new CliSessions()
                        .open(device(server), Access.SSH, TestServices.of("admin", "wrong", "")));
        assertThat(e.kind()).isEqualTo(FailureKind.AUTHENTICATION);
        assertThat(e.getMessage()).contains("r-1", "'admin'").doesNotContain("wrong");
        assertThat(attempts).hasValue(1);
      }
    }
  }
}
