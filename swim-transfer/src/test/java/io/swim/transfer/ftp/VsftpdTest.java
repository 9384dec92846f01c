package io.swim.transfer.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.Login;
import io.swim.device.RemoteFile;
import io.swim.device.Secret;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import io.swim.spi.FileSession;
import io.swim.spi.FileSession.Ability;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our client with a vsftpd. */
class VsftpdTest {
  private static final int[] SIZES = {0, 1, 65535, 65536, 65537, 33 << 20};

  @TempDir Path temp;

  private final TestServices services = new TestServices();

  private static byte[] read(FileSession session, String path, long fromByte) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    session.read(path, fromByte, bytes, so -> {});
    return bytes.toByteArray();
  }

  private static DriverException refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable c) {
    return catchThrowableOfType(DriverException.class, c);
  }

  @ParameterizedTest
  @EnumSource(FtpFileClient.DataMode.class)
  void filesOfEverySizeGoThereAndBack(FtpFileClient.DataMode mode) throws Exception {
    try (Vsftpd vsftpd = Vsftpd.start(temp);
        FileSession session = new FtpFileClient(mode).open(vsftpd.service(), services)) {
      for (int size : SIZES) {
        byte[] image = TestFtp.bytes(size);
        String name = "image-" + size;
        String path = "in/" + name;
        List<Long> told = new ArrayList<>();

        session.write(path, ImageContent.of(image), 0, told::add);

        assertThat(vsftpd.file(name)).hasBinaryContent(image);
        assertThat(told).isSorted().endsWith((long) size);
        assertThat(session.stat(path)).contains(new RemoteFile(path, size));
        assertThat(read(session, path, 0)).isEqualTo(image);
      }
      assertThat(services.checkpoints.get()).isGreaterThan(2 * 33 / 4);
    }
  }

  @Test
  void whatVsftpdCanDoIsKnown() throws Exception {
    try (Vsftpd vsftpd = Vsftpd.start(temp);
        FileSession session = new FtpFileClient().open(vsftpd.service(), services)) {
      assertThat(session.abilities())
          .containsExactlyInAnyOrder(
              Ability.STAT, Ability.LIST, Ability.RESUME, Ability.DELETE, Ability.RENAME);
    }
  }

  @Test
  void filesAreListedDeletedAndRenamed() throws Exception {
    try (Vsftpd vsftpd = Vsftpd.start(temp);
        FileSession session = new FtpFileClient().open(vsftpd.service(), services)) {
      assertThat(session.list("in")).isEmpty();
      Files.createDirectory(vsftpd.file("folder"));
      Files.write(vsftpd.file("folder/in.bin"), TestFtp.bytes(5));
      session.write("in/one.bin", ImageContent.of(TestFtp.bytes(7)), 0, so -> {});

      assertThat(session.list("in")).containsExactly(new RemoteFile("one.bin", 7));
      assertThat(session.list("in/folder")).containsExactly(new RemoteFile("in.bin", 5));

      session.rename("in/one.bin", "in/two.bin");
      assertThat(session.stat("in/one.bin")).isEmpty();
      assertThat(session.stat("in/two.bin")).contains(new RemoteFile("in/two.bin", 7));

      session.delete("in/two.bin");
      session.delete("in/two.bin");
      assertThat(vsftpd.file("two.bin")).doesNotExist();
      assertThat(refused(() -> session.rename("in/none", "in/x")).kind())
          .isEqualTo(FailureKind.REJECTED);
    }
  }

  @Test
  void aWrongLoginIsSaidInTheServersWords() throws Exception {
    try (Vsftpd vsftpd = Vsftpd.start(temp)) {
      Login wrong = new Login("anonymous", Secret.of("wr0ng"));
      DriverException e =
          refused(() -> new FtpFileClient().open(vsftpd.service().withLogin(wrong), services));

      assertThat(e.kind()).isEqualTo(FailureKind.AUTHENTICATION);
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(e.deviceWords()).startsWith("530");
      assertThat(e).hasMessageNotContaining("wr0ng");
    }
  }

  @Test
  void whatIsRefusedIsSaidAndTheSessionGoesOn() throws Exception {
    try (Vsftpd vsftpd = Vsftpd.start(temp);
        FileSession session = new FtpFileClient().open(vsftpd.service(), services)) {
      DriverException e = refused(() -> read(session, "in/none.bin", 0));
      assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
      assertThat(e.deviceWords()).startsWith("550");

      e = refused(() -> session.write("in/no/such", ImageContent.of(new byte[9]), 0, so -> {}));
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(e.deviceWords()).startsWith("553");

      session.write("in/new.bin", ImageContent.of(new byte[9]), 0, so -> {});
      e = refused(() -> session.write("in/new.bin", ImageContent.of(new byte[8]), 0, so -> {}));
      assertThat(e).hasMessageContaining("9 bytes");
      assertThat(vsftpd.file("new.bin")).hasSize(9);
    }
  }

  @Test
  void whereTheServerRefusesPassiveItConnectsItself() throws Exception {
    try (Vsftpd vsftpd = Vsftpd.start(temp, "pasv_enable=NO");
        FileSession session = new FtpFileClient().open(vsftpd.service(), services)) {
      byte[] image = TestFtp.bytes(100_001);
      session.write("in/image", ImageContent.of(image), 0, so -> {});
      assertThat(read(session, "in/image", 0)).isEqualTo(image);
      assertThat(session.list("in")).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"10, true", "50, true", "99, true", "10, false", "50, false", "99, false"})
  void aBrokenTransferIsGoneOnWith(int percent, boolean upload) throws Exception {
    byte[] image = TestFtp.bytes(8 << 20);
    long cut = image.length / 100L * percent;
    ByteArrayOutputStream got = new ByteArrayOutputStream();
    try (Vsftpd vsftpd = Vsftpd.start(temp)) {
      if (!upload) {
        Files.write(vsftpd.file("image"), image);
      }
      DriverException e;
      try (CuttingRelay relay = new CuttingRelay(vsftpd.address(), cut);
          FileSession session = new FtpFileClient().open(Vsftpd.service(relay.port()), services)) {
        e =
            refused(
                () -> {
                  if (upload) {
                    session.write("in/image", ImageContent.of(image), 0, so -> {});
                  } else {
                    session.read("in/image", 0, got, so -> {});
                  }
                });
        assertThat(relay.passed()).as("passed until %s", e).isEqualTo(cut);
      }
      assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE);
      assertThat(e.effect()).isEqualTo(upload ? DeviceEffect.UNKNOWN : DeviceEffect.NONE);

      try (FileSession session = new FtpFileClient().open(vsftpd.service(), services)) {
        if (upload) {
          Awaitility.await()
              .until(() -> session.stat("in/image").map(RemoteFile::sizeBytes).orElse(0L) == cut);
          session.write("in/image", ImageContent.of(image), cut, so -> {});
          assertThat(vsftpd.file("image")).hasBinaryContent(image);
        } else {
          session.read("in/image", got.size(), got, so -> {});
          assertThat(got.toByteArray()).isEqualTo(image);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 99, 101})
  void nothingIsGoneOnWithThatHasAnotherSize(long fromByte) throws Exception {
    try (Vsftpd vsftpd = Vsftpd.start(temp);
        FileSession session = new FtpFileClient().open(vsftpd.service(), services)) {
      session.write("in/image", ImageContent.of(new byte[100]), 0, so -> {});

      DriverException e =
          refused(
              () -> session.write("in/image", ImageContent.of(new byte[200]), fromByte, so -> {}));

      assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
      assertThat(e).hasMessageContaining("100 bytes").hasMessageContaining("byte " + fromByte);
      assertThat(vsftpd.file("image")).hasSize(100);
    }
  }

  @Test
  void aCancelledUploadEndsAndTheServerDoesNotTakeItForWhole() throws Exception {
    try (Vsftpd vsftpd = Vsftpd.start(temp);
        FileSession session = new FtpFileClient().open(vsftpd.service(), services)) {
      services.interruptAt = services.checkpoints.get() + 4;

      catchThrowableOfType(
          InterruptedException.class,
          () -> session.write("in/image", ImageContent.of(new byte[64 << 20]), 0, so -> {}));

      assertThat(Files.size(vsftpd.file("image"))).isLessThan(64 << 20);
      DriverException e = refused(() -> session.stat("in/image"));
      assertThat(e).hasMessageContaining("log in again");
    }
  }
}
