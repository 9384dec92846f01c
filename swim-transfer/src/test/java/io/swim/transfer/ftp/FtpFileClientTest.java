package io.swim.transfer.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.RemoteFile;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import io.swim.realservers.ClientWork;
import io.swim.realservers.FreePort;
import io.swim.spi.FileClient;
import io.swim.spi.FileService;
import io.swim.spi.FileSession;
import io.swim.spi.FileSession.Ability;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ServiceLoader;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our client with servers that say odd things, or nothing. */
class FtpFileClientTest {
  private static final FtpFileClient SHORT =
      new FtpFileClient(FtpFileClient.DataMode.PASSIVE_FIRST, Duration.ofSeconds(2));

  private final ClientWork services = new ClientWork();
  private final byte[] image = TestFtp.bytes(30_000);

  private FileSession open(ScriptedServer server) throws Exception {
    return SHORT.open(server.service(), services);
  }

  private static DriverException failure(ThrowingCallable call) {
    return catchThrowableOfType(DriverException.class, call);
  }

  private DriverException failedUpload(ScriptedServer server, byte[] bytes) throws Exception {
    try (FileSession session = open(server)) {
      return failure(() -> session.write("f", ImageContent.of(bytes), 0, so -> {}));
    }
  }

  @Test
  void itIsFound() {
    assertThat(ServiceLoader.load(FileClient.class))
        .anyMatch(each -> each.id().equals("ftp") && each instanceof FtpFileClient);
  }

  @ParameterizedTest
  @CsvSource({
    "530 no, AUTHENTICATION",
    "421 too many users, UNREACHABLE",
    "500 OOPS: broken, REJECTED",
    "close, UNREACHABLE",
    "silence, TIMEOUT",
    "what, PROTOCOL"
  })
  void aLoginFailsInTheServersWords(String answer, FailureKind kind) throws Exception {
    try (ScriptedServer server = new ScriptedServer().answer("PASS", answer)) {
      DriverException e = failure(() -> open(server));

      assertThat(e.kind()).isEqualTo(kind);
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(e).hasMessageContaining("device/old");
      if (answer.matches("\\d.*")) {
        assertThat(e.deviceWords()).isEqualTo(answer);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "421 go away, UNREACHABLE",
    "close, UNREACHABLE",
    "silence, TIMEOUT",
    "SSH-2.0-x, PROTOCOL",
    "554 no, REJECTED"
  })
  void aGreetingFails(String answer, FailureKind kind) throws Exception {
    try (ScriptedServer server = new ScriptedServer().answer("", answer)) {
      assertThat(failure(() -> open(server)).kind()).isEqualTo(kind);
    }
  }

  @Test
  void nobodyListens() throws Exception {
    int port = FreePort.tcp();
    FileService nobody =
        FileService.of("device/off", TransferProtocol.FTP, "127.0.0.1").withPort(port);
    DriverException e = failure(() -> SHORT.open(nobody, services));
    assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE);
    assertThat(e).hasMessageContaining("127.0.0.1:" + port);
  }

  @Test
  void aNameThatNobodyKnowsIsTold() {
    FileService nameless = FileService.of("device/off", TransferProtocol.FTP, "nowhere.invalid");
    DriverException e = failure(() -> SHORT.open(nameless, services));
    assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE);
    assertThat(e).hasMessageEndingWith("can't be reached: unknown host nowhere.invalid");
  }

  @Test
  void anAddressInThePassiveReplyIsNotBelieved() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer().answer("PASV", "227").answer("STOR", "150 go", "226 done");
        FileSession session = open(server)) {
      session.write("f", ImageContent.of(image), 0, so -> {});
      assertThat(server.received).isEqualTo(image);
      assertThat(server.heard).contains("PASV").noneMatch(line -> line.startsWith("PORT"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"500 unknown", "502 no", "425 not here", "550 no"})
  void whereThereIsNoPassiveModeTheServerConnects(String answer) throws Exception {
    try (ScriptedServer server =
            new ScriptedServer().answer("PASV", answer).answer("RETR", "150 go", "226 done");
        FileSession session = open(server)) {
      server.sends = image;
      ByteArrayOutputStream got = new ByteArrayOutputStream();
      session.read("f", 0, got, so -> {});
      assertThat(got.toByteArray()).isEqualTo(image);
      assertThat(server.heard).anyMatch(line -> line.startsWith("PORT 127,0,0,1,"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "452 no space left on flash, CAPACITY, APPLIED",
    "552 quota, CAPACITY, APPLIED",
    "426 broken, UNREACHABLE, APPLIED",
    "451 write error, REJECTED, APPLIED",
    "close, UNREACHABLE, UNKNOWN",
    "silence, TIMEOUT, UNKNOWN"
  })
  void anUploadIsOnlyProvenByTheReply(String answer, FailureKind kind, DeviceEffect effect)
      throws Exception {
    try (ScriptedServer server =
        new ScriptedServer().answer("PASV", "227").answer("STOR", "150 go", answer)) {
      DriverException e = failedUpload(server, image);
      assertThat(e.kind()).isEqualTo(kind);
      assertThat(e.effect()).isEqualTo(effect);
      assertThat(e.deviceWords()).isEqualTo(answer.matches("\\d.*") ? answer : "");
    }
  }

  @Test
  void aServerThatEndsALargeUploadIsHeard() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer().answer("PASV", "227").answer("STOR", "150 go", "452 flash is full")) {
      DriverException e = failedUpload(server, new byte[32 << 20]);
      assertThat(e.kind()).isEqualTo(FailureKind.CAPACITY);
      assertThat(e.effect()).isEqualTo(DeviceEffect.APPLIED);
      assertThat(e.deviceWords()).isEqualTo("452 flash is full");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "550 no, REJECTED, NONE",
    "553 name, REJECTED, NONE",
    "452 full, CAPACITY, NONE",
    "425 no connection, UNREACHABLE, APPLIED",
    "530 not you, AUTHENTICATION, NONE",
    "502 read only, UNSUPPORTED, NONE",
    "silence, TIMEOUT, UNKNOWN"
  })
  void anUploadIsRefused(String answer, FailureKind kind, DeviceEffect effect) throws Exception {
    try (ScriptedServer server =
        new ScriptedServer().answer("PASV", "227").answer("STOR", answer)) {
      DriverException e = failedUpload(server, image);
      assertThat(e.kind()).isEqualTo(kind);
      assertThat(e.effect()).isEqualTo(effect);
    }
  }

  @Test
  void aServerThatStopsReadingTimesOut() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer().answer("PASV", "227").answer("STOR", "150 go", "hang")) {
      DriverException e = failedUpload(server, new byte[64 << 20]);
      assertThat(e.kind()).isEqualTo(FailureKind.TIMEOUT);
      assertThat(e.effect()).isEqualTo(DeviceEffect.UNKNOWN);
    }
  }

  @Test
  void anUploadThatHasAnotherSizeAfterwardsIsNotBelieved() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer().answer("PASV", "227").answer("STOR", "150 go", "226 done");
        FileSession session = open(server)) {
      DriverException e =
          failure(
              () ->
                  session.write(
                      "f",
                      ImageContent.of(image),
                      0,
                      so -> {
                        if (so == image.length) {
                          server.answer("SIZE", "213 29999");
                        }
                      }));
      assertThat(e.kind()).isEqualTo(FailureKind.INTEGRITY);
      assertThat(e).hasMessageContaining("29999").hasMessageContaining("30000");
    }
  }

  @Test
  void anUploadWhoseSizeCanNotBeAskedForAfterwardsMayBeThere() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer().answer("PASV", "227").answer("STOR", "150 go", "226 done");
        FileSession session = open(server)) {
      DriverException e =
          failure(
              () ->
                  session.write(
                      "f", ImageContent.of(image), 0, so -> server.answer("SIZE", "close")));
      assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE);
      assertThat(e.effect()).isEqualTo(DeviceEffect.UNKNOWN);
    }
  }

  @Test
  void aDownloadThatEndsEarlyIsNotBelieved() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer()
                .answer("PASV", "227")
                .answer("SIZE", "213 30001")
                .answer("RETR", "150 go", "226 done");
        FileSession session = open(server)) {
      server.sends = image;
      DriverException e =
          failure(() -> session.read("f", 0, new ByteArrayOutputStream(), so -> {}));
      assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE);
      assertThat(e).hasMessageContaining("30000 of 30001");
    }
  }

  @Test
  void aServerWithoutRestIsAskedToAppend() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer()
                .answer("FEAT", "211-Features:\r\n SIZE\r\n211 End")
                .answer("SIZE", "213 10000")
                .answer("PASV", "227")
                .answer("APPE", "150 go", "226 done");
        FileSession session = open(server)) {
      assertThat(session.abilities())
          .contains(Ability.STAT, Ability.RESUME_WRITE)
          .doesNotContain(Ability.RESUME_READ, Ability.REWIND_WRITE);
      failure(() -> session.write("f", ImageContent.of(image), 10_000, so -> {}));
      assertThat(server.received).hasSize(20_000);
      assertThat(server.heard).noneMatch(line -> line.startsWith("REST"));
    }
  }

  @Test
  void aServerWithoutSizeCanNotBeAsked() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer().answer("FEAT", "211-Features:\r\n MDTM\r\n211 End");
        FileSession session = open(server)) {
      assertThat(session.abilities()).containsExactlyInAnyOrder(Ability.DELETE, Ability.RENAME);
      assertThat(failure(() -> session.stat("f")).kind()).isEqualTo(FailureKind.UNSUPPORTED);
      assertThat(failure(() -> session.list("")).kind()).isEqualTo(FailureKind.UNSUPPORTED);
    }
  }

  @Test
  void aLineEndInANameIsNoSecondCommand() throws Exception {
    try (ScriptedServer server = new ScriptedServer();
        FileSession session = open(server)) {
      String bad = "f\r\nDELE image.bin";
      for (ThrowingCallable call :
          new ThrowingCallable[] {
            () -> session.delete(bad),
            () -> session.stat(bad),
            () -> session.rename("a", bad),
            () -> session.list(bad),
            () -> session.read(bad, 0, new ByteArrayOutputStream(), so -> {}),
            () -> session.write(bad, ImageContent.of(image), 0, so -> {})
          }) {
        assertThat(failure(call).kind()).isEqualTo(FailureKind.REJECTED);
      }
      assertThat(server.heard).noneMatch(line -> line.startsWith("DELE"));
    }
  }

  @Test
  void contentThatCanNotBeReadEndsTheUpload() throws Exception {
    ImageContent broken =
        new ImageContent() {
          @Override
          public long sizeBytes() {
            return 100;
          }

          @Override
          public int read(ByteBuffer into, long position) throws IOException {
            throw new IOException("the disk broke");
          }

          @Override
          public void close() {}
        };
    try (ScriptedServer server =
            new ScriptedServer().answer("PASV", "227").answer("STOR", "150 go", "226 done");
        FileSession session = open(server)) {
      DriverException e = failure(() -> session.write("f", broken, 0, so -> {}));
      assertThat(e.kind()).isEqualTo(FailureKind.INTERNAL);
      assertThat(e).hasMessageContaining("the disk broke");
    }
  }

  @Test
  void ourOwnServerIsListedByMachineListing() throws Exception {
    try (TestFtp ftp = TestFtp.start();
        var publication =
            ftp.publish(TestFtp.file("a/one", image), TestFtp.file("a/b/two", image));
        FileSession session =
            new FtpFileClient()
                .open(
                    FileService.of("server/own", TransferProtocol.FTP, "127.0.0.1")
                        .withPort(ftp.port())
                        .withLogin(TestFtp.LOGIN),
                    services)) {
      assertThat(session.abilities())
          .contains(Ability.LIST, Ability.RESUME_READ, Ability.RESUME_WRITE, Ability.STAT);
      assertThat(session.list("a")).containsExactly(new RemoteFile("one", image.length));
      assertThat(session.stat("a/b/two")).contains(new RemoteFile("a/b/two", image.length));
      assertThat(publication.transfers()).isEmpty();
    }
  }
}
