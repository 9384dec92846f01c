package io.swim.transfer.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Login;
import io.swim.device.TransferProtocol;
import io.swim.image.ImageContent;
import io.swim.realservers.ClientWork;
import io.swim.spi.FileService;
import io.swim.spi.FileSession;
import io.swim.spi.TransferRecord.Result;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that is served to whoever asks, or has its account. */
class FtpFolderTest {
  @TempDir Path temp;

  private Path folder;
  private final byte[] image = TestFtp.bytes(300_001);

  @BeforeEach
  void fill() throws Exception {
    folder = Files.createDirectory(temp.resolve("served"));
    Files.createDirectory(folder.resolve("sub"));
    Files.write(folder.resolve("sub/image.bin"), image);
    Files.writeString(temp.resolve("secret"), "not served");
    Files.createSymbolicLink(folder.resolve("link"), temp.resolve("secret"));
    Files.createSymbolicLink(folder.resolve("up"), temp);
    Files.writeString(folder.resolve("two\nlines"), "x");
  }

  private static RawControl login(TestFtp ftp, String user, String password) throws Exception {
    RawControl control = new RawControl(TestFtp.LOOPBACK, ftp.address());
    control.reply();
    control.say("USER " + user);
    control.say("PASS " + password);
    return control;
  }

  private static FileSession session(TestFtp ftp, Login login) throws Exception {
    return new FtpFileClient()
        .open(
            FileService.of("server/own", TransferProtocol.FTP, "127.0.0.1")
                .withPort(ftp.port())
                .withLogin(login),
            new ClientWork());
  }

  @Test
  void withoutAnAccountAnybodyReadsAndNobodyWrites() throws Exception {
    try (TestFtp ftp = TestFtp.start(server -> server.folder(folder));
        RawControl control = login(ftp, "anonymous", "me@")) {
      assertThat(control.say("SIZE sub/image.bin")).isEqualTo("213 300001");
      assertThat(control.say("MDTM sub/image.bin")).matches("213 \\d{14}(\\.\\d+)?");
      for (String path : new String[] {"link", "up/secret", "sub/../../secret", "nothing"}) {
        control.passive();
        assertThat(control.say("RETR " + path)).as(path).startsWith("550");
        assertThat(control.say("SIZE " + path)).as(path).startsWith("550");
      }
      control.passive();
      assertThat(control.say("STOR new")).startsWith("550");
      assertThat(control.say("DELE sub/image.bin")).startsWith("550");
      assertThat(control.say("MKD new")).startsWith("550");
      assertThat(control.say("RMD sub")).startsWith("550");
      assertThat(control.say("RNFR sub/image.bin")).startsWith("350");
      assertThat(control.say("RNTO sub/other.bin")).startsWith("553");
      assertThat(folder.resolve("sub/image.bin")).hasBinaryContent(image);
    }
  }

  @Test
  void withAnAccountNobodyElseGetsIn() throws Exception {
    try (TestFtp ftp =
            TestFtp.start(server -> server.folder(folder).account(TestFtp.LOGIN).writable());
        RawControl anonymous = login(ftp, "anonymous", "me@");
        RawControl empty = login(ftp, TestFtp.LOGIN.username(), "");
        RawControl right = RawControl.loggedIn(ftp.address())) {
      assertThat(anonymous.say("SIZE sub/image.bin")).startsWith("530");
      assertThat(empty.say("SIZE sub/image.bin")).startsWith("530");
      assertThat(right.say("SIZE sub/image.bin")).startsWith("213");
    }
  }

  @Test
  void whoMayWriteWritesGoesOnRenamesAndDeletes() throws Exception {
    try (TestFtp ftp =
            TestFtp.start(server -> server.folder(folder).account(TestFtp.LOGIN).writable());
        FileSession session = session(ftp, TestFtp.LOGIN)) {
      Files.write(folder.resolve("part"), Arrays.copyOf(image, 100_000));
      session.write("part", ImageContent.of(image), 100_000, so -> {});
      session.write("new", ImageContent.of(image), 0, so -> {});
      ByteArrayOutputStream rest = new ByteArrayOutputStream();
      session.read("new", 300_000, rest, so -> {});

      assertThat(folder.resolve("part")).hasBinaryContent(image);
      assertThat(folder.resolve("new")).hasBinaryContent(image);
      assertThat(rest.toByteArray()).containsExactly(image[300_000]);
      assertThat(session.list("")).extracting(each -> each.name()).containsOnly("new", "part");

      session.rename("new", "sub/newer");
      session.delete("part");
      session.delete("part");
      assertThat(folder.resolve("sub/newer")).hasBinaryContent(image);
      assertThat(folder.resolve("part")).doesNotExist();
      assertThat(ftp.ended).hasSize(3).allMatch(each -> each.result() == Result.COMPLETE);
    }
  }

  @Test
  void anEndBeyondTheFileIsNoPlaceToGoOnFrom() throws Exception {
    try (TestFtp ftp =
            TestFtp.start(server -> server.folder(folder).account(TestFtp.LOGIN).writable());
        RawControl control = RawControl.loggedIn(ftp.address())) {
      control.say("TYPE I");
      for (String command : new String[] {"RETR sub/image.bin", "STOR sub/image.bin"}) {
        control.passive();
        control.say("REST 300002");
        assertThat(control.say(command)).as(command).startsWith("554");
      }
      assertThat(folder.resolve("sub/image.bin")).hasBinaryContent(image);
    }
  }
}
