package io.swim.transfer.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import io.swim.spi.ClientServices;
import io.swim.spi.FileService;
import io.swim.spi.FileSession;
import io.swim.spi.HostKeyStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** File sessions over TFTP. */
class TftpFilesTest {
  private static final byte[] BYTES = TestServer.bytes(100_000);

  private final ByteArrayOutputStream arrived = new ByteArrayOutputStream();
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private FileSession open() throws Exception {
    return open(server.address().getPort());
  }

  private static FileSession open(int port) throws Exception {
    FileService service = FileService.of("server/lab", TransferProtocol.TFTP, "127.0.0.1");
    return new TftpFiles(Duration.ofMillis(100)).open(service.withPort(port), new Errand());
  }

  @Test
  void aFileIsReadToItsEnd() throws Exception {
    AtomicLong progress = new AtomicLong();
    server.publish("image.bin", BYTES);
    try (FileSession session = open()) {
      session.read("image.bin", 0, arrived, progress::set);
    }
    assertThat(arrived.toByteArray()).isEqualTo(BYTES);
    assertThat(progress).hasValue(BYTES.length);
  }

  @Test
  void aFileIsWrittenToItsEnd() throws Exception {
    MemorySink sink = new MemorySink();
    server.announce("config", TestServer.LOOPBACK, BYTES.length, sink);
    try (FileSession session = open()) {
      session.write("config", ImageContent.of(BYTES), 0, bytes -> {});
    }
    assertThat(sink.bytes()).isEqualTo(BYTES);
  }

  @Test
  void aRefusalHasTheServersWordsAndNoEffect() throws Exception {
    server.publish("image.bin", BYTES);
    try (FileSession session = open()) {
      DriverException read =
          catchThrowableOfType(
              DriverException.class, () -> session.read("other", 0, arrived, bytes -> {}));
      DriverException write =
          catchThrowableOfType(
              DriverException.class,
              () -> session.write("other", ImageContent.of(BYTES), 0, bytes -> {}));

      assertThat(read.kind()).isEqualTo(FailureKind.REJECTED);
      assertThat(read.deviceWords()).isNotBlank();
      assertThat(read).hasMessageContainingAll("server/lab", "reading other");
      assertThat(write.kind()).isEqualTo(FailureKind.REJECTED);
      assertThat(write.effect()).isEqualTo(DeviceEffect.NONE);
    }
  }

  @Test
  void aServerThatBreaksOffAWriteHasAPart() throws Exception {
    server.announce("config", TestServer.LOOPBACK, 50_000, new MemorySink());
    try (FileSession session = open()) {
      DriverException e =
          catchThrowableOfType(
              DriverException.class,
              () ->
                  session.write("config", new Unannounced(ImageContent.of(BYTES)), 0, bytes -> {}));

      assertThat(e.effect()).isEqualTo(DeviceEffect.APPLIED);
    }
  }

  @Test
  void aSilentServerIsUnreachableAndMayHaveTakenAWrite() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, TestServer.LOOPBACK);
        FileSession session = open(silent.getLocalPort())) {
      DriverException e =
          catchThrowableOfType(
              DriverException.class,
              () -> session.write("config", ImageContent.of(BYTES), 0, bytes -> {}));

      assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE);
      assertThat(e.effect()).isEqualTo(DeviceEffect.UNKNOWN);
    }
  }

  @Test
  void anInterruptEndsIt() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, TestServer.LOOPBACK);
        FileSession session = open(silent.getLocalPort())) {
      Thread.currentThread().interrupt();
      assertThat(catchThrowable(() -> session.read("x", 0, arrived, bytes -> {})))
          .isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  @Test
  void whatTftpCanNotDoIsSaid() throws Exception {
    try (FileSession session = open()) {
      assertThat(session.abilities()).isEmpty();
      DriverException e =
          catchThrowableOfType(
              DriverException.class, () -> session.read("image.bin", 5, arrived, bytes -> {}));
      assertThat(e.kind()).isEqualTo(FailureKind.UNSUPPORTED);
      assertThat(catchThrowable(() -> session.delete("x"))).hasMessageContaining("delete");
    }
  }

  /** Says that it has a byte only, so that the server begins to take it. */
  private record Unannounced(ImageContent content) implements ImageContent {
    @Override
    public long sizeBytes() {
      return 1;
    }

    @Override
    public int read(java.nio.ByteBuffer into, long position) throws IOException {
      return content.read(into, position);
    }

    @Override
    public void close() throws IOException {
      content.close();
    }
  }

  private static final class Errand implements ClientServices {
    @Override
    public HostKeyStore hostKeys() {
      throw new IllegalStateException("TFTP has no host keys");
    }

    @Override
    public Clock clock() {
      return Clock.systemUTC();
    }

    @Override
    public Instant deadline() {
      return Instant.MAX;
    }

    @Override
    public void checkpoint() {}
  }
}
