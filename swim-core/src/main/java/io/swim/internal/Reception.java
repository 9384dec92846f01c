package io.swim.internal;

import io.swim.device.FileLocation;
import io.swim.device.Login;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.TransferWay;
import io.swim.spi.Publication;
import io.swim.spi.SignsOfLife;
import io.swim.spi.TransferRecord;
import io.swim.spi.UploadSink;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file of a device on its way to us. Lives in this process alone: after a restart the file is
 * asked for again, for a device is only read.
 */
final class Reception implements UploadSink {
  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

  /** A device may say that it is done before its server's thread here has noticed. */
  private static final Duration NOTICED_WITHIN = Duration.ofSeconds(10);

  private final TransferWay way;
  private final String driver;
  private final Instant startedAt;
  private final Received into;
  private final LongConsumer progress;
  private final CompletableFuture<TransferRecord> whole = new CompletableFuture<>();
  private Optional<FileLocation> at = Optional.empty();
  private Optional<Publication> publication = Optional.empty();
  private volatile Optional<TransferRecord> last = Optional.empty();
  private volatile String token = "";
  private volatile long bytes;

  Reception(
      TransferWay way, String driver, Instant startedAt, Received into, LongConsumer progress) {
    this.way = way;
    this.driver = driver;
    this.startedAt = startedAt;
    this.into = into;
    this.progress = progress;
  }

  /** From now on the device may send it there. */
  void published(FileLocation location, Publication live) {
    at = Optional.of(location);
    publication = Optional.of(live);
  }

  TransferWay way() {
    return way;
  }

  String driver() {
    return driver;
  }

  Instant startedAt() {
    return startedAt;
  }

  Received into() {
    return into;
  }

  FileLocation at() {
    return at.orElseThrow();
  }

  Optional<Login> login() {
    return publication.flatMap(live -> live.offering().login());
  }

  SignsOfLife signs() {
    return new MovingBytes(() -> bytes, 0);
  }

  String token() {
    return token;
  }

  void token(String value) {
    token = value;
  }

  @Override
  public OutputStream begin(InetSocketAddress peer) throws IOException {
    return begin();
  }

  /** Where the bytes go, counted. */
  OutputStream begin() throws IOException {
    return new FilterOutputStream(into.begin()) {
      private long here;

      @Override
      public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
      }

      @Override
      public void write(byte[] from, int offset, int count) throws IOException {
        out.write(from, offset, count);
        here += count;
        bytes = here;
        progress.accept(here);
      }
    };
  }

  @Override
  public void ended(TransferRecord transfer) {
    last = Optional.of(transfer);
    if (transfer.result() == TransferRecord.Result.COMPLETE) {
      whole.complete(transfer);
    }
  }

  /**
   * Waits until our server has it all.
   *
   * @throws DriverException when it has not, whatever the device says
   */
  void awaitWhole() throws DriverException, InterruptedException {
    try {
      whole.get(NOTICED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new DriverException(
              FailureKind.INTEGRITY,
              DeviceEffect.NONE,
              "the device says that it has sent the file to "
                  + at()
                  + ", but "
                  + seen().orElse("it never came there"))
          .withCause(e);
    }
  }

  /** What our server saw, for a message. */
  Optional<String> seen() {
    return last.map(
        record ->
            "the server saw "
                + record.bytes()
                + " bytes, "
                + record.result()
                + (record.detail().isEmpty() ? "" : ": " + record.detail()));
  }

  /** Takes nothing more. What was not kept is gone. */
  void close() {
    try (into) {
      publication.ifPresent(Publication::close);
    } catch (IOException | RuntimeException e) {
      LOG.warn("what came over {} could not be closed and removed", way, e);
    }
  }
}
