package io.swim.transfer.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Login;
import io.swim.device.TransferProtocol;
import io.swim.realservers.ClientWork;
import io.swim.spi.FileService;
import io.swim.spi.FileSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a file has changed, by what a server says of it. */
class FtpRevisionTest {
  private static Optional<String> said(String size, String time) throws Exception {
    try (ScriptedServer server = new ScriptedServer().answer("SIZE", size).answer("MDTM", time);
        FileSession session = new FtpFileClient().open(server.service(), new ClientWork())) {
      return session.revision("image.bin");
    }
  }

  @Test
  void ourServerTellsAChangedFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("image.bin"), "image 1.0");
    Login login = TestFtp.LOGIN;
    try (TestFtp test = TestFtp.start(builder -> builder.folder(folder).account(login));
        FileSession session =
            new FtpFileClient()
                .open(
                    FileService.of("mirror", TransferProtocol.FTP, "127.0.0.1")
                        .withPort(test.port())
                        .withLogin(login),
                    new ClientWork())) {
      Optional<String> first = session.revision("image.bin");

      assertThat(first).isPresent();
      assertThat(session.revision("image.bin")).isEqualTo(first);
      Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T02:00:00Z")));
      assertThat(session.revision("image.bin")).contains("9 bytes of 20260101020000.000");
      assertThat(session.revision("missing.bin")).isEmpty();
    }
  }

  @Test
  void sizeAndTimeCount() throws Exception {
    assertThat(said("213 17", "213 20260101020000.123")).contains("17 bytes of 20260101020000.123");
  }

  @Test
  void aServerThatTellsNoTimeCanNotTell() throws Exception {
    assertThat(said("213 17", "502 what")).isEmpty();
    assertThat(said("213 17", "550 no such file")).isEmpty();
    assertThat(said("550 no such file", "213 20260101020000")).isEmpty();
  }
}
