package io.swim.transfer.ssh;

import static io.swim.transfer.ssh.RawChannel.packet;
import static io.swim.transfer.ssh.TestSshServer.DEVICE;
import static io.swim.transfer.ssh.TestSshServer.LOGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.spi.Publication;
import io.swim.spi.TransferRecord;
import io.swim.spi.TransferRecord.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What SFTP clients ask for besides whole files. */
class SftpDialogueTest {
  @TempDir Path served;
  private TestSshServer server;
  private TestDevice device;
  private ClientSession session;
  private SftpClient sftp;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(served.resolve("image.bin"), "image");
    Files.createDirectory(served.resolve("folder"));
    server = TestSshServer.start(b -> b.folder(served).account(LOGIN).writable());
    device = TestDevice.start();
    session = device.login(server);
    sftp = TestDevice.sftp(session);
  }

  @AfterEach
  void stop() {
    device.close();
    server.close();
  }

  private static void failsWith(int status, ThrowingCallable request) {
    assertThatThrownBy(request)
        .isInstanceOfSatisfying(
            SftpException.class, e -> assertThat(e.getStatus()).isEqualTo(status));
  }

  @Test
  void versionThreeIsSpokenWithOneExtension() {
    assertThat(sftp.getVersion()).isEqualTo(SftpConstants.SFTP_V3);
    assertThat(sftp.getServerExtensions()).containsOnlyKeys("limits@openssh.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "md5-hash",
        "check-file-name",
        "copy-file",
        "space-available",
        "hardlink@openssh.com",
        "posix-rename@openssh.com",
        "statvfs@openssh.com",
        "version-select",
        "nonsense"
      })
  void otherExtensionsAreRefusedAndReadNothing(String extension) throws Exception {
    try (RawChannel raw = RawChannel.sftp(session)) {
      raw.say(packet(200, 7, extension, "image.bin", "copy", 0L, 0L, new byte[0]));
      ByteBuffer answers = ByteBuffer.wrap(raw.rest());
      answers.position(Integer.BYTES + answers.getInt(0));
      assertThat(answers.getInt()).isPositive();
      assertThat(answers.get()).isEqualTo((byte) 101);
      assertThat(answers.getInt()).isEqualTo(7);
      assertThat(answers.getInt()).isEqualTo(SftpConstants.SSH_FX_OP_UNSUPPORTED);
      assertThat(server.server.transfers()).isEmpty();
      assertThat(served.resolve("copy")).doesNotExist();
    }
  }

  @Test
  void linksAreNotSupported() {
    failsWith(SftpConstants.SSH_FX_OP_UNSUPPORTED, () -> sftp.symLink("link", "image.bin"));
    failsWith(SftpConstants.SSH_FX_OP_UNSUPPORTED, () -> sftp.readLink("image.bin"));
    assertThat(served.resolve("link")).doesNotExist();
  }

  @Test
  void refusalsHaveTheNumbersOfVersionThree() throws Exception {
    failsWith(SftpConstants.SSH_FX_NO_SUCH_FILE, () -> sftp.stat("missing"));
    failsWith(SftpConstants.SSH_FX_NO_SUCH_FILE, () -> sftp.openDir("missing"));
    failsWith(SftpConstants.SSH_FX_FAILURE, () -> sftp.openDir("image.bin"));
    failsWith(SftpConstants.SSH_FX_FAILURE, () -> sftp.mkdir("folder"));
    failsWith(SftpConstants.SSH_FX_FAILURE, () -> sftp.remove("folder"));
    failsWith(SftpConstants.SSH_FX_FAILURE, () -> sftp.rmdir("image.bin"));
    failsWith(
        SftpConstants.SSH_FX_FAILURE,
        () -> sftp.open("image.bin", OpenMode.Write, OpenMode.Create, OpenMode.Exclusive));
    SftpClient.CloseableHandle file = sftp.open("image.bin", OpenMode.Read);
    failsWith(SftpConstants.SSH_FX_FAILURE, () -> sftp.write(file, 0, new byte[1]));
    failsWith(SftpConstants.SSH_FX_FAILURE, () -> sftp.read(file, -1, new byte[1]));
    assertThat(sftp.read(file, 5, new byte[1])).isEqualTo(-1);
  }

  @Test
  void modesAndTimesAreTakenAndNotKept() throws Exception {
    SftpClient.Attributes wanted =
        new SftpClient.Attributes()
            .perms(0600)
            .modifyTime(FileTime.from(Instant.EPOCH))
            .accessTime(FileTime.from(Instant.EPOCH));
    sftp.setStat("image.bin", wanted);
    SftpClient.Attributes is = sftp.stat("image.bin");
    assertThat(is.getPermissions()).isEqualTo(0100644);
    assertThat(is.getSize()).isEqualTo(5);
    assertThat(is.getModifyTime().toInstant()).isAfter(Instant.EPOCH);
    failsWith(SftpConstants.SSH_FX_NO_SUCH_FILE, () -> sftp.setStat("missing", wanted));
  }

  @Test
  void aFolderOfManyFilesIsListed() throws Exception {
    List<String> names = new ArrayList<>(List.of(".", ".."));
    for (int i = 0; i < 1000; i++) {
      names.add("file " + i);
      Files.createFile(served.resolve("folder/file " + i));
    }
    List<String> listed = new ArrayList<>();
    sftp.readDir("/folder/.").forEach(entry -> listed.add(entry.getFilename()));
    assertThat(listed).containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void aClientMayHave64FilesOpen() throws Exception {
    for (int i = 0; i < 64; i++) {
      sftp.open("image.bin", OpenMode.Read);
    }
    assertThatThrownBy(() -> sftp.open("image.bin", OpenMode.Read))
        .isInstanceOf(SftpException.class);
    try (SftpClient another = TestDevice.sftp(session);
        InputStream from = another.read("image.bin")) {
      assertThat(from.readAllBytes()).asString().isEqualTo("image");
    }
  }

  @Test
  void whatWasAskedBeforeTheEndIsStillDone() throws Exception {
    try (RawChannel raw = RawChannel.sftp(session)) {
      byte[] handle = new byte[4];
      raw.say(packet(3, 1, "new", 0x1a, 0));
      raw.say(packet(6, 2, handle, 0L, "12345"));
      raw.say(packet(4, 3, handle));
      raw.rest();
    }
    Awaitility.await().until(() -> server.ended.size() == 1);
    assertThat(server.ended.get(0).result()).isEqualTo(Result.COMPLETE);
    assertThat(served.resolve("new")).hasContent("12345");
  }

  /** Some clients end the channel instead. */
  @Test
  void aFileThatWasReadToItsEndIsCompleteWithoutAClose() throws Exception {
    try (Publication publication = server.offer(DEVICE, "other.bin", new byte[1000]);
        TestDevice other = TestDevice.start();
        ClientSession offered = other.login(server);
        RawChannel raw = RawChannel.sftp(offered)) {
      raw.say(packet(3, 1, "other.bin", 1, 0));
      raw.say(packet(5, 2, new byte[4], 0L, 2000));
      raw.rest();
      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(publication.transfers())
                      .extracting(TransferRecord::result)
                      .containsExactly(Result.COMPLETE));
    }
  }

  @Test
  void aPacketThatIsTooLongEndsTheChannel() throws Exception {
    try (RawChannel raw = RawChannel.sftp(session)) {
      raw.say(new byte[] {0, 16, 0, 0, 6});
      assertThat(raw.rest()).hasSizeLessThan(100);
    }
    assertThat(sftp.stat("image.bin").getSize()).isEqualTo(5);
  }

  /** Else what it had sent would be held for as long as it pleases. */
  @Test
  void aClientThatAsksAndNeverListensIsCutOff() throws Exception {
    byte[] stat = packet(17, 1, "image.bin");
    ByteBuffer many = ByteBuffer.allocate(stat.length * 1000);
    while (many.hasRemaining()) {
      many.put(stat);
    }
    try (TestDevice deaf =
            TestDevice.start(client -> CoreModuleProperties.WINDOW_SIZE.set(client, 1024L * 16));
        ClientSession other = deaf.login(server)) {
      RawChannel raw = RawChannel.sftp(other);
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 100; i++) {
                  raw.say(many.array());
                }
              })
          .isInstanceOf(IOException.class);
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> server.server.openConnections() == 1);
  }
}
