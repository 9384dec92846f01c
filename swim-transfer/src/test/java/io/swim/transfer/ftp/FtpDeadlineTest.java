package io.swim.transfer.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import io.swim.realservers.ClientWork;
import io.swim.spi.FileSession;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions end when their work is to end, whatever the server does meanwhile. */
class FtpDeadlineTest {
  private final ClientWork services = new ClientWork();
  private final byte[] image = TestFtp.bytes(30_000);

  private static DriverException failure(ThrowingCallable call) {
    return catchThrowableOfType(DriverException.class, call);
  }

  @Test
  void theDeadlineEndsAWait() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer().answer("PASV", "227").answer("STOR", "150 go", "silence")) {
      FileSession session =
          new FtpFileClient().open(server.service(), new ClientWork(Duration.ofSeconds(1)));
      DriverException e = failure(() -> session.write("f", ImageContent.of(image), 0, so -> {}));
      assertThat(e.kind()).isEqualTo(FailureKind.TIMEOUT);
      assertThat(e).hasMessageContaining("deadline");
      session.close();
    }
  }

  @Test
  void aJobThatIsCancelledWhileTheServerWritesItsFlashEndsAtOnce() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer().answer("PASV", "227").answer("STOR", "150 go", "silence");
        FileSession session = new FtpFileClient().open(server.service(), services)) {
      server.allReceived = () -> services.interruptAt = 0;
      assertThatThrownBy(() -> session.write("f", ImageContent.of(image), 0, so -> {}))
          .isInstanceOf(InterruptedException.class);
      assertThat(server.received).isEqualTo(image);
    }
  }

  /** What a transfer does whose server never ends, nor falls silent. */
  private static ThrowingCallable endless(FileSession session, String command) {
    return switch (command) {
      case "RETR" -> () -> session.read("f", 0, OutputStream.nullOutputStream(), so -> {});
      case "STOR" -> () -> session.write("f", ImageContent.of(new byte[64 << 20]), 0, so -> {});
      case "NLST" -> () -> session.list("");
      default -> () -> session.stat("f");
    };
  }

  private static ScriptedServer trickling(String command) throws IOException {
    return command.equals("SIZE")
        ? new ScriptedServer().answer("SIZE", "trickle")
        : new ScriptedServer().answer("PASV", "227").answer(command, "150 go", "trickle");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RETR", "STOR", "NLST", "SIZE"})
  @Timeout(30)
  void theDeadlineEndsWhatTrickles(String command) throws Exception {
    try (ScriptedServer server = trickling(command);
        FileSession session = new FtpFileClient().open(server.service(), services)) {
      server.trickled = () -> services.deadline = Instant.EPOCH;
      DriverException e = failure(endless(session, command));
      assertThat(e.kind()).isEqualTo(FailureKind.TIMEOUT);
      assertThat(e).hasMessageContaining("deadline");
      assertThat(e.effect())
          .isEqualTo(command.equals("STOR") ? DeviceEffect.UNKNOWN : DeviceEffect.NONE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"RETR", "STOR", "NLST", "SIZE"})
  @Timeout(30)
  void aJobThatIsCancelledEndsWhatTrickles(String command) throws Exception {
    try (ScriptedServer server = trickling(command);
        FileSession session = new FtpFileClient().open(server.service(), services)) {
      server.trickled = () -> services.interruptAt = 0;
      assertThatThrownBy(endless(session, command)).isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  @Timeout(30)
  void theDeadlineEndsAWaitForAReply() throws Exception {
    try (ScriptedServer server = new ScriptedServer().answer("SIZE", "silence");
        FileSession session = new FtpFileClient().open(server.service(), services)) {
      server.heardIt = line -> services.deadline = Instant.EPOCH;
      DriverException e = failure(() -> session.stat("f"));
      assertThat(e.kind()).isEqualTo(FailureKind.TIMEOUT);
      assertThat(e).hasMessageContaining("deadline");
    }
  }

  @Test
  @Timeout(30)
  void anInterruptEndsAWaitForAReply() throws Exception {
    Thread worker = Thread.currentThread();
    try (ScriptedServer server = new ScriptedServer().answer("SIZE", "silence");
        FileSession session = new FtpFileClient().open(server.service(), services)) {
      server.heardIt = line -> worker.interrupt();
      assertThatThrownBy(() -> session.stat("f")).isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isFalse();
    }
  }
}
