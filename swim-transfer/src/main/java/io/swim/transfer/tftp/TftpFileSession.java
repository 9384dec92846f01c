package io.swim.transfer.tftp;

import io.swim.device.RemoteFile;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import io.swim.spi.ClientServices;
import io.swim.spi.FileService;
import io.swim.spi.FileSession;
import io.swim.transfer.client.GoAhead;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** What TFTP can do of a file session: read a whole file, write a whole file. */
final class TftpFileSession implements FileSession {
  private static final int BLOCK_BYTES = 1428;

  private final Duration timeout;
  private final int retries;
  private final FileService service;
  private final InetSocketAddress server;
  private final ClientServices services;

  TftpFileSession(
      Duration timeout,
      int retries,
      FileService service,
      InetSocketAddress server,
      ClientServices services) {
    this.timeout = timeout;
    this.retries = retries;
    this.service = service;
    this.server = server;
    this.services = services;
  }

  @Override
  public Set<Ability> abilities() {
    return Set.of();
  }

  @Override
  public Optional<RemoteFile> stat(String path) throws DriverException {
    throw unsupported("tell of a file");
  }

  @Override
  public List<RemoteFile> list(String folder) throws DriverException {
    throw unsupported("list files");
  }

  @Override
  public void read(String path, long fromByte, OutputStream to, LongConsumer progress)
      throws DriverException, InterruptedException {
    fromStart(fromByte);
    services.checkpoint();
    try {
      client(progress).get(server, path, OurEnd.of(to));
    } catch (IOException e) {
      throw failed("reading " + path, e, DeviceEffect.NONE, DeviceEffect.NONE);
    }
  }

  @Override
  public void write(String path, ImageContent content, long fromByte, LongConsumer progress)
      throws DriverException, InterruptedException {
    fromStart(fromByte);
    services.checkpoint();
    try (InputStream from = OurEnd.of(content.stream(0))) {
      client(progress).put(server, path, from, content.sizeBytes());
    } catch (IOException e) {
      throw failed("writing " + path, e, DeviceEffect.APPLIED, DeviceEffect.UNKNOWN);
    }
  }

  private TftpClient client(LongConsumer progress) {
    GoAhead goAhead = new GoAhead(services);
    AtomicLong position = new AtomicLong();
    return TftpClient.builder()
        .blockSize(BLOCK_BYTES)
        .requestTransferSize()
        .timeout(timeout)
        .retries(retries)
        .progress(
            bytes -> {
              position.set(bytes);
              progress.accept(bytes);
            })
        .guard(() -> look(goAhead, position.get()))
        .build();
  }

  private static void look(GoAhead goAhead, long position) throws IOException {
    try {
      goAhead.at(position);
    } catch (InterruptedException e) {
      throw (IOException) new InterruptedIOException("the work is to end").initCause(e);
    }
  }

  private static void fromStart(long fromByte) throws DriverException {
    if (fromByte > 0) {
      throw unsupported("go on from byte " + fromByte);
    }
  }

  /**
   * What went wrong.
   *
   * @param refused effect when the server said no after it had begun
   * @param silent effect when it said nothing any more
   */
  private DriverException failed(
      String what, IOException e, DeviceEffect refused, DeviceEffect silent)
      throws InterruptedException {
    String message = service + ", " + what + ": " + e.getMessage();
    if (e instanceof OurEnd) {
      return new DriverException(FailureKind.INTERNAL, silent, message).withCause(e);
    }
    if (e instanceof SocketTimeoutException) {
      return new DriverException(FailureKind.TIMEOUT, silent, message).withCause(e);
    }
    if (e instanceof InterruptedIOException) {
      Thread.interrupted();
      throw new InterruptedException(what + " was interrupted");
    }
    if (!(e instanceof TftpException told)) {
      return new DriverException(FailureKind.PROTOCOL, silent, message).withCause(e);
    }
    if (told.errorCode().isPresent()) {
      return new DriverException(
              FailureKind.REJECTED,
              told.bytes() == 0 ? DeviceEffect.NONE : refused,
              message,
              told.serverMessage())
          .withCause(e);
    }
    return new DriverException(
            told.bytes() == 0 ? FailureKind.UNREACHABLE : FailureKind.TIMEOUT, silent, message)
        .withCause(e);
  }

  @Override
  public void delete(String path) throws DriverException {
    throw unsupported("delete files");
  }

  @Override
  public void rename(String from, String to) throws DriverException {
    throw unsupported("rename files");
  }

  private static DriverException unsupported(String what) {
    return new DriverException(FailureKind.UNSUPPORTED, DeviceEffect.NONE, "TFTP can't " + what);
  }

  @Override
  public void close() {}
}
