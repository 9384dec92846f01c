package io.swim.transfer.ssh;

import static io.swim.transfer.ssh.TestSshServer.DEVICE;
import static io.swim.transfer.ssh.TestSshServer.LOGIN;
import static io.swim.transfer.ssh.TestSshServer.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.spi.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The host hears what was refused to whom. */
class RefusalsTest {
  @TempDir Path temp;
  private final TestDevice device = TestDevice.start();
  private final List<Refusal> told = new CopyOnWriteArrayList<>();
  private Path folder;

  @BeforeEach
  void aFolder() throws Exception {
    folder = Files.createDirectory(temp.resolve("folder"));
    Files.write(folder.resolve("image.bin"), bytes(100));
    Files.writeString(temp.resolve("secret"), "secret");
  }

  @AfterEach
  void stop() {
    device.close();
  }

  private TestSshServer start() throws IOException {
    return TestSshServer.start(
        server ->
            server.folder(folder).account(LOGIN).maxConnectionsPerPeer(1).refusals(told::add));
  }

  private List<String> reasons() {
    assertThat(told).allMatch(each -> each.peer().equals(DEVICE));
    return told.stream().map(Refusal::reason).toList();
  }

  @Test
  void whatSftpRefusesIsTold() throws Exception {
    try (TestSshServer server = start();
        ClientSession session = device.login(server);
        SftpClient sftp = TestDevice.sftp(session)) {
      assertThatThrownBy(() -> sftp.stat("nosuch.bin")).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> sftp.open("nosuch.bin")).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> sftp.open("new.bin", SftpClient.OpenMode.Write))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> sftp.remove("image.bin")).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> sftp.mkdir("sub")).isInstanceOf(IOException.class);

      assertThat(reasons())
          .contains(
              "look at nosuch.bin: No such file or directory",
              "read nosuch.bin: No such file or directory",
              "write new.bin: Permission denied",
              "delete image.bin: Permission denied",
              "make folder sub: Permission denied");
    }
  }

  @Test
  void whatScpRefusesIsTold() throws Exception {
    try (TestSshServer server = start();
        ClientSession session = device.login(server)) {
      for (String line :
          List.of("scp -f nosuch.bin", "scp -f ../secret", "scp -f *.bin", "scp -f im*.bin")) {
        try (RawChannel scp = RawChannel.exec(session, line).say("\0")) {
          assertThat(scp.hear()).as(line).isPositive();
        }
      }

      assertThat(reasons())
          .contains("look at nosuch.bin: No such file or directory")
          .anyMatch(each -> each.startsWith("../secret: "))
          .anyMatch(each -> each.startsWith("*.bin: "));
    }
  }

  @Test
  void commandThatIsNotScpIsToldInOneLine() throws Exception {
    try (TestSshServer server = start();
        ClientSession session = device.login(server)) {
      try (RawChannel channel = RawChannel.exec(session, "ls\n00:00 root logged in")) {
        assertThat(channel.rest()).isEmpty();
      }

      assertThat(reasons()).containsExactly("ls?00:00 root logged in: only scp can be run here");
    }
  }

  @Test
  void wrongLoginIsToldOnceAndWithoutThePassword() throws Exception {
    try (TestSshServer server = start()) {
      Login wrong = new Login("k7", Secret.of("wr0ng-Word"));
      assertThatThrownBy(() -> device.login(server, DEVICE, wrong)).isInstanceOf(IOException.class);

      assertThat(reasons())
          .containsExactly("the login of user k7 is wrong, used up or meant for another address");
      assertThat(told.toString()).doesNotContain("wr0ng-Word");
    }
  }

  @Test
  void oneConnectionTooManyIsTold() throws Exception {
    try (TestSshServer server = start();
        ClientSession first = device.login(server)) {
      assertThatThrownBy(() -> device.login(server)).isInstanceOf(IOException.class);
      Awaitility.await().until(() -> !told.isEmpty());

      assertThat(reasons()).containsExactly("it has 1 connections already");
      assertThat(first.isOpen()).isTrue();
    }
  }
}
