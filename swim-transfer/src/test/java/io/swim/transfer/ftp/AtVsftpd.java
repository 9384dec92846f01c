package io.swim.transfer.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.RemoteFile;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import io.swim.realservers.FtpRelay;
import io.swim.realservers.RealServer;
import io.swim.realservers.RealServerContract;
import io.swim.realservers.ServerProgram;
import io.swim.realservers.Way;
import io.swim.spi.FileSession;
import io.swim.spi.FileSession.Ability;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only FTP has. */
abstract class AtVsftpd extends RealServerContract {
  AtVsftpd(Way way, FtpFileClient.DataMode mode) {
    super(way, ServerProgram.VSFTPD, TransferProtocol.FTP, new FtpFileClient(mode));
  }

  /** vsftpd says 451, "Failure writing to local file", whatever the reason. */
  @Override
  protected Optional<FailureKind> fullDisk() {
    return Optional.of(FailureKind.REJECTED);
  }

  @Test
  void whatVsftpdCanDoIsKnown() throws Exception {
    try (FileSession session = open()) {
      assertThat(session.abilities())
          .containsExactlyInAnyOrder(
              Ability.STAT,
              Ability.LIST,
              Ability.RESUME_READ,
              Ability.RESUME_WRITE,
              Ability.DELETE,
              Ability.RENAME);
    }
  }

  @Test
  void refusalsAreInTheServersWordsAndTheSessionGoesOn() throws Exception {
    try (FileSession session = open()) {
      assertThat(failure(() -> read(session, "none.bin", 0)).deviceWords()).startsWith("550");

      DriverException e =
          failure(() -> session.write("no/such", ImageContent.of(new byte[9]), 0, so -> {}));
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(e.deviceWords()).startsWith("553");

      session.write("new.bin", ImageContent.of(new byte[9]), 0, so -> {});
      e = failure(() -> session.write("new.bin", ImageContent.of(new byte[8]), 0, so -> {}));
      assertThat(e).hasMessageContaining("9 bytes");
      assertThat(server().digest("new.bin")).isEqualTo(RealServer.digest(new byte[9]));
    }
  }

  @Test
  void whereTheServerRefusesPassiveItConnectsItself() throws Exception {
    try (RealServer active = way.start(ServerProgram.VSFTPD, Map.of("MORE", "pasv_enable=NO"));
        FileSession session =
            new FtpFileClient().open(active.service(TransferProtocol.FTP), work)) {
      byte[] image = bytes(100_001);
      session.write("image", ImageContent.of(image), 0, so -> {});
      assertThat(read(session, "image", 0)).isEqualTo(image);
      assertThat(session.list("")).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"10, true", "50, true", "99, true", "10, false", "50, false", "99, false"})
  void aBrokenTransferIsGoneOnWith(int percent, boolean upload) throws Exception {
    byte[] image = bytes(8 << 20);
    long cut = image.length / 100L * percent;
    ByteArrayOutputStream got = new ByteArrayOutputStream();
    if (!upload) {
      server().put("image", image);
    }
    DriverException e;
    // The relay passes only passive data connections on.
    try (FtpRelay relay = new FtpRelay(server().address(protocol), cut);
        FileSession session =
            new FtpFileClient().open(RealServer.service(protocol, relay.address()), work)) {
      e =
          failure(
              () -> {
                if (upload) {
                  session.write("image", ImageContent.of(image), 0, so -> {});
                } else {
                  session.read("image", 0, got, so -> {});
                }
              });
      assertThat(relay.passed()).as("passed until %s", e).isEqualTo(cut);
    }
    assertThat(e.kind()).as(e.toString()).isEqualTo(FailureKind.UNREACHABLE);
    assertThat(e.effect()).isEqualTo(upload ? DeviceEffect.UNKNOWN : DeviceEffect.NONE);

    try (FileSession session = open()) {
      if (upload) {
        Awaitility.await()
            .until(() -> session.stat("image").map(RemoteFile::sizeBytes).orElse(0L) == cut);
        session.write("image", ImageContent.of(image), cut, so -> {});
        assertThat(server().digest("image")).isEqualTo(RealServer.digest(image));
      } else {
        session.read("image", got.size(), got, so -> {});
        assertThat(got.toByteArray()).isEqualTo(image);
      }
    }
  }

  @Test
  void aCancelledUploadEndsAndTheServerDoesNotTakeItForWhole() throws Exception {
    try (FileSession session = open()) {
      work.interruptAt = work.checkpoints.get() + 4;

      catchThrowableOfType(
          InterruptedException.class,
          () -> session.write("image", ImageContent.of(new byte[64 << 20]), 0, so -> {}));

      assertThat(Long.parseLong(server().shell("stat -c %s image").strip())).isLessThan(64 << 20);
      assertThat(failure(() -> session.stat("image"))).hasMessageContaining("log in again");
    }
  }
}
