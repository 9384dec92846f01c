package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.HostKeyPolicy;
import io.swim.device.Login;
import io.swim.device.RemoteFile;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import io.swim.spi.FileClient;
import io.swim.spi.FileService;
import io.swim.spi.FileSession;
import io.swim.spi.FileSession.Ability;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** SFTP and SCP against OpenSSH. */
@Timeout(120)
class SshFilesTest {
  private static RealServers server;

  @TempDir static Path folder;
  private final TestServices services = TestServices.of("root", "s3cret-login", "");
  private Path files;

  @BeforeAll
  static void start() throws Exception {
    server = RealServers.openSshFiles(folder);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void newFolder() throws Exception {
    files = Files.createTempDirectory(folder, "files");
  }

  static FileService service(TransferProtocol protocol, int port) {
    return FileService.of("server/lab", protocol, "127.0.0.1")
        .withPort(port)
        .withHostKeys(HostKeyPolicy.TRUST_ON_FIRST_USE)
        .withLogin(new Login("root", Secret.of("s3cret-login")));
  }

  private FileSession open(TransferProtocol protocol) throws Exception {
    return new SshFiles().open(service(protocol, server.port), services);
  }

  private static DriverException failure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
    DriverException e = catchThrowableOfType(DriverException.class, action);
    assertThat(e).isNotNull();
    assertThat(e.getMessage()).doesNotContain("s3cret");
    return e;
  }

  @ParameterizedTest
  @CsvSource({
    "SFTP, 0",
    "SFTP, 1",
    "SFTP, 32739",
    "SFTP, 65535",
    "SFTP, 65536",
    "SFTP, 65537",
    "SFTP, 34603008",
    "SCP, 0",
    "SCP, 1",
    "SCP, 65535",
    "SCP, 65536",
    "SCP, 65537",
    "SCP, 34603008"
  })
  void filesGoThereAndComeBackUnchanged(TransferProtocol protocol, int size) throws Exception {
    byte[] bytes = Samples.bytes(size);
    Path file = files.resolve("image (1).bin");
    List<Long> sent = new ArrayList<>(List.of(0L));
    List<Long> received = new ArrayList<>(List.of(0L));
    ByteArrayOutputStream back = new ByteArrayOutputStream();
    try (FileSession session = open(protocol)) {
      session.write(file.toString(), ImageContent.of(bytes), 0, sent::add);
      session.read(file.toString(), 0, back, received::add);
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    assertThat(back.toByteArray()).isEqualTo(bytes);
    assertThat(sent).isSorted().last().isEqualTo((long) size);
    assertThat(received).isSorted().last().isEqualTo((long) size);
    assertThat(services.checkpoints.get()).isGreaterThanOrEqualTo(1 + 2 * (size / (5 << 20)));
  }

  @Test
  void sftpTellsAChangedFileAndScpCanNot() throws Exception {
    Path file = Files.writeString(files.resolve("image.bin"), "image 1.0");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T02:00:00Z")));
    try (FileSession session = open(TransferProtocol.SFTP)) {
      assertThat(session.revision(file.toString())).contains("9 bytes of 2026-01-01T02:00:00Z");
      Files.writeString(file, "image 1.1");
      assertThat(session.revision(file.toString()))
          .isPresent()
          .isNotEqualTo(Optional.of("9 bytes of 2026-01-01T02:00:00Z"));
      assertThat(session.revision(files + "/missing")).isEmpty();
    }
    try (FileSession session = open(TransferProtocol.SCP)) {
      assertThat(session.revision(file.toString())).isEmpty();
    }
  }

  @Test
  void sftpGoesOnInTheMiddle() throws Exception {
    byte[] bytes = Samples.bytes(300_000);
    Path file = Files.write(files.resolve("image.bin"), java.util.Arrays.copyOf(bytes, 100_000));
    List<Long> told = new ArrayList<>();
    ByteArrayOutputStream back = new ByteArrayOutputStream();
    try (FileSession session = open(TransferProtocol.SFTP)) {
      session.write(file.toString(), ImageContent.of(bytes), 100_000, told::add);
      assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
      assertThat(told.get(0)).isGreaterThan(100_000);
      session.read(file.toString(), 299_990, back, told::add);
      assertThat(back.size()).isEqualTo(10);

      DriverException gap =
          failure(() -> session.write(file + "2", ImageContent.of(bytes), 100_000, bytesNow -> {}));
      assertThat(gap.kind()).isEqualTo(FailureKind.REJECTED);
      assertThat(gap.effect()).isEqualTo(DeviceEffect.NONE);
      Files.write(Path.of(file + "3"), new byte[99_999]);
      assertThat(failure(() -> session.write(file + "3", ImageContent.of(bytes), 100_000, n -> {})))
          .hasMessageContaining("99999")
          .hasMessageContaining("100000");
    }
  }

  @Test
  void sftpNeverReplacesAFile() throws Exception {
    Path file = Files.writeString(files.resolve("image.bin"), "precious");
    try (FileSession session = open(TransferProtocol.SFTP)) {
      DriverException there =
          failure(() -> session.write(file.toString(), ImageContent.of(new byte[9]), 0, n -> {}));
      assertThat(there.kind()).isEqualTo(FailureKind.REJECTED);
      assertThat(there.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(there).hasMessageContaining("there already, with 8 bytes");
      assertThat(file).hasContent("precious");
      session.write(file + "2", ImageContent.of(new byte[9]), 0, n -> {});
    }
  }

  @Test
  void sftpListsRenamesAndDeletes() throws Exception {
    Files.writeString(files.resolve("one"), "1");
    Files.createDirectory(files.resolve("folder"));
    Files.createSymbolicLink(files.resolve("link"), files.resolve("one"));
    Files.createSymbolicLink(files.resolve("nowhere"), files.resolve("none"));
    try (FileSession session = open(TransferProtocol.SFTP)) {
      assertThat(session.abilities()).isEqualTo(EnumSet.allOf(Ability.class));
      assertThat(session.list(files.toString()))
          .containsExactlyInAnyOrder(new RemoteFile("one", 1), new RemoteFile("link", 1));
      assertThat(session.stat(files + "/one")).contains(new RemoteFile("one", 1));
      assertThat(session.stat(files + "/two")).isEmpty();
      assertThat(session.stat(files + "/folder")).isEmpty();
      session.rename(files + "/one", files + "/two");
      assertThat(files.resolve("two")).hasContent("1");
      session.delete(files + "/two");
      session.delete(files + "/two");
      assertThat(files.resolve("two")).doesNotExist();
      assertThat(session.list("")).isNotNull();
      assertThat(failure(() -> session.rename(files + "/no", files + "/body")).effect())
          .isEqualTo(DeviceEffect.NONE);
      assertThat(failure(() -> session.list(files + "/no")).deviceWords()).contains("No such file");
    }
  }

  @Test
  void scpSaysWhatItCannotDo() throws Exception {
    try (FileSession session = open(TransferProtocol.SCP)) {
      assertThat(session.abilities()).isEmpty();
      ImageContent content = ImageContent.of(new byte[9]);
      for (DriverException each :
          List.of(
              failure(() -> session.stat("x")),
              failure(() -> session.list("")),
              failure(() -> session.delete("x")),
              failure(() -> session.rename("x", "y")),
              failure(() -> session.write("x", content, 1, n -> {})),
              failure(() -> session.read("x", 1, OutputStream.nullOutputStream(), n -> {})))) {
        assertThat(each.kind()).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(each.effect()).isEqualTo(DeviceEffect.NONE);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SFTP", "SCP"})
  void missingFilesAndFoldersAreToldInTheServersWords(TransferProtocol protocol) throws Exception {
    try (FileSession session = open(protocol)) {
      DriverException read =
          failure(() -> session.read(files + "/no", 0, OutputStream.nullOutputStream(), n -> {}));
      DriverException write =
          failure(() -> session.write(files + "/no/no", ImageContent.of(new byte[9]), 0, n -> {}));
      for (DriverException each : List.of(read, write)) {
        assertThat(each.kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(each.effect()).isEqualTo(DeviceEffect.NONE);
        assertThat(each.deviceWords()).contains("No such file");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SFTP", "SCP"})
  void fullFileSystemIsToldAndItsPartStays(TransferProtocol protocol) throws Exception {
    String path = folder.resolve("small/image-" + protocol).toString();
    try (FileSession session = open(protocol)) {
      DriverException full =
          failure(() -> session.write(path, ImageContent.of(Samples.bytes(3 << 20)), 0, n -> {}));
      assertThat(full.kind()).isEqualTo(FailureKind.CAPACITY);
      assertThat(full.effect()).isEqualTo(DeviceEffect.APPLIED);
      if (protocol == TransferProtocol.SFTP) {
        assertThat(session.stat(path)).isPresent();
        session.delete(path);
      }
    }
  }

  @Test
  void tornImageEndsTheSftpFileOrderly() throws Exception {
    String path = files.resolve("image").toString();
    try (FileSession session = open(TransferProtocol.SFTP)) {
      DriverException torn =
          failure(
              () -> session.write(path, Samples.torn(Samples.bytes(900_000), 500_000), 0, n -> {}));
      assertThat(torn.kind()).isEqualTo(FailureKind.INTERNAL);
      assertThat(torn.effect()).isEqualTo(DeviceEffect.APPLIED);
      assertThat(torn).hasMessageContaining("500000").hasMessageContaining("900000");
      session.delete(path);
    }
  }

  @Test
  void fullDiskAtOurEndIsNoFaultOfTheServer() throws Exception {
    Files.write(files.resolve("image"), Samples.bytes(900_000));
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    try (FileSession session = open(TransferProtocol.SFTP)) {
      DriverException e = failure(() -> session.read(files + "/image", 0, full, n -> {}));
      assertThat(e.kind()).isEqualTo(FailureKind.INTERNAL);
      assertThat(session.stat(files + "/image")).isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SFTP", "SCP"})
  void checkpointThatSaysStopEndsIt(TransferProtocol protocol) throws Exception {
    services.lastCheckpoint = 2;
    List<Long> told = new ArrayList<>();
    try (FileSession session = open(protocol)) {
      assertThatThrownBy(
              () ->
                  session.write(
                      files + "/image", ImageContent.of(Samples.bytes(20 << 20)), 0, told::add))
          .isInstanceOf(InterruptedException.class);
      OutputStream none = OutputStream.nullOutputStream();
      assertThat(failure(() -> session.read(files + "/image", 0, none, n -> {})))
          .hasMessageContaining("the session has ended");
    }
    assertThat(told.get(told.size() - 1)).isLessThan(10 << 20);
  }

  @ParameterizedTest
  @EnumSource(names = {"SFTP", "SCP"})
  void wrongPasswordIsToldWithoutIt(TransferProtocol protocol) {
    FileService wrong =
        service(protocol, server.port).withLogin(new Login("root", Secret.of("s3cret-wrong")));
    DriverException e = failure(() -> new SshFiles().open(wrong, services));
    assertThat(e.kind()).isEqualTo(FailureKind.AUTHENTICATION);
    assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(e).hasMessageContaining("server/lab").hasMessageContaining("'root'");
    assertThat(wrong.toString()).doesNotContain("s3cret");
  }

  @Test
  void unknownHostKeyIsNotTrustedAndAnUnreachableServerIsTold() {
    FileService strict =
        service(TransferProtocol.SFTP, server.port).withHostKeys(HostKeyPolicy.STRICT);
    assertThat(failure(() -> new SshFiles().open(strict, services)).kind())
        .isEqualTo(FailureKind.UNTRUSTED);
    FileService closed = service(TransferProtocol.SFTP, 1);
    assertThat(failure(() -> new SshFiles().open(closed, services)).kind())
        .isEqualTo(FailureKind.UNREACHABLE);
    FileService anonymous = FileService.of("server/lab", TransferProtocol.SCP, "127.0.0.1");
    assertThat(failure(() -> new SshFiles().open(anonymous, services)).kind())
        .isEqualTo(FailureKind.AUTHENTICATION);
    assertThat(
            failure(() -> new SshFiles().open(service(TransferProtocol.FTP, server.port), services))
                .kind())
        .isEqualTo(FailureKind.UNSUPPORTED);
  }

  @Test
  void itIsFoundByServiceLoader() {
    assertThat(ServiceLoader.load(FileClient.class).stream())
        .anyMatch(each -> each.type() == SshFiles.class);
  }
}
