package io.swim.transfer.ssh;

import static io.swim.transfer.ssh.TestSshServer.DEVICE;
import static io.swim.transfer.ssh.TestSshServer.LOGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshSecretsTest {
  private static final String WRONG = "Typo-Pa55word";
  private static final String CONTENT = "enable secret T0p";

  @Test
  void noLogAtTraceHasAPasswordOrTheBytesOfAFile(@TempDir Path temp) throws Exception {
    Path served = Files.createDirectory(temp.resolve("served"));
    Files.writeString(served.resolve("config"), CONTENT);
    String trace = "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace";
    try (ChildServer server = ChildServer.start(served, temp.resolve("log"), LOGIN, trace);
        TestDevice device = TestDevice.start()) {
      try (ClientSession wrong = device.connect(server.address, DEVICE, LOGIN.username())) {
        wrong.addPasswordIdentity(WRONG);
        assertThatThrownBy(() -> wrong.auth().verify(TestDevice.LIMIT))
            .isInstanceOf(IOException.class);
      }
      try (ClientSession session = device.connect(server.address, DEVICE, LOGIN.username())) {
        session.addPasswordIdentity(LOGIN.password().reveal());
        session.auth().verify(TestDevice.LIMIT);
        try (SftpClient sftp = TestDevice.sftp(session);
            InputStream from = sftp.read("config")) {
          assertThat(from.readAllBytes()).asString().isEqualTo(CONTENT);
        }
        try (RawChannel scp = RawChannel.exec(session, "scp -f config")) {
          assertThat(new String(scp.say("\0\0\0").rest())).contains(CONTENT);
        }
        try (RawChannel scp = RawChannel.exec(session, "scp -t sent")) {
          scp.say("C0644 " + CONTENT.length() + " sent\n" + CONTENT + "\0").rest();
        }
      }
      assertThat(served.resolve("sent")).hasContent(CONTENT);
      String log = server.log().toLowerCase(java.util.Locale.ROOT);
      assertThat(log).contains("trace", LOGIN.username(), "config");
      for (String secret : List.of(LOGIN.password().reveal(), WRONG, CONTENT)) {
        String lower = secret.toLowerCase(java.util.Locale.ROOT);
        String hex = HexFormat.of().formatHex(secret.substring(0, 8).getBytes());
        assertThat(log).doesNotContain(lower);
        assertThat(log.replaceAll("[^0-9a-z]", "")).doesNotContain(hex);
      }
    }
  }
}
