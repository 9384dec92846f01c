package io.swim.transfer.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import io.swim.realservers.ClientWork;
import io.swim.spi.FileService;
import io.swim.spi.FileSession;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transfers that go on for ever, block by block, end when the work is to end. */
@Timeout(30)
class TftpDeadlineTest {
  private static final byte[] BLOCK = new byte[TftpPacket.DEFAULT_BLOCK_SIZE];

  private final ClientWork work = new ClientWork();
  private RawPeer server;

  @BeforeEach
  void start() throws IOException {
    server = new RawPeer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** What the server does after the tenth block. */
  private void afterTenBlocks(Runnable then, boolean write, CompletableFuture<TftpPacket> last) {
    Thread thread =
        new Thread(
            () -> {
              try {
                last.complete(serve(then, write));
              } catch (IOException | AssertionError e) {
                last.completeExceptionally(e);
              }
            },
            "endless-tftp");
    thread.setDaemon(true);
    thread.start();
  }

  /** Answers without end; returns what the client sends instead of the next block or answer. */
  private TftpPacket serve(Runnable then, boolean write) throws IOException {
    TftpPacket heard = server.receive();
    for (int block = write ? 0 : 1; !(heard instanceof TftpPacket.Error); block++) {
      if (block == 10) {
        then.run();
      }
      if (write) {
        server.ack(block & 0xffff);
      } else {
        server.data(block & 0xffff, BLOCK);
      }
      heard = server.receive();
    }
    return heard;
  }

  private Throwable transfer(Runnable then, boolean write) throws Exception {
    CompletableFuture<TftpPacket> last = new CompletableFuture<>();
    afterTenBlocks(then, write, last);
    FileService service =
        FileService.of("server/lab", TransferProtocol.TFTP, "127.0.0.1")
            .withPort(server.address().getPort());
    try (FileSession session = new TftpFiles().open(service, work)) {
      Callable<Void> call =
          () -> {
            if (write) {
              session.write("image", new Endless(), 0, so -> {});
            } else {
              session.read("image", 0, OutputStream.nullOutputStream(), so -> {});
            }
            return null;
          };
      Throwable thrown = catchThrowable(call::call);
      assertThat(last.get()).as("the server is told").isInstanceOf(TftpPacket.Error.class);
      return thrown;
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theDeadlineEndsATransferThatGoesOn(boolean write) throws Exception {
    Throwable thrown = transfer(() -> work.deadline = Instant.EPOCH, write);

    assertThat(thrown)
        .isInstanceOfSatisfying(
            DriverException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(FailureKind.TIMEOUT);
              assertThat(e.effect()).isEqualTo(write ? DeviceEffect.UNKNOWN : DeviceEffect.NONE);
              assertThat(e).hasMessageContaining("deadline");
            });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aJobThatIsCancelledEndsATransferThatGoesOn(boolean write) throws Exception {
    assertThat(transfer(() -> work.interruptAt = 0, write))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void aServerThatIsSilentIsNotWaitedForAfterTheDeadline() throws Exception {
    FileService service =
        FileService.of("server/lab", TransferProtocol.TFTP, "127.0.0.1")
            .withPort(server.address().getPort());
    work.deadline = work.clock().instant().plusMillis(100);
    try (FileSession session = new TftpFiles().open(service, work)) {
      Throwable thrown =
          catchThrowable(() -> session.read("image", 0, OutputStream.nullOutputStream(), so -> {}));
      assertThat(thrown).hasMessageContaining("deadline");
    }
  }

  /** A file of many gigabytes. */
  private static final class Endless implements ImageContent {
    @Override
    public long sizeBytes() {
      return 1L << 40;
    }

    @Override
    public int read(ByteBuffer into, long position) {
      int count = into.remaining();
      into.put(new byte[count]);
      return count;
    }

    @Override
    public void close() {}
  }
}
