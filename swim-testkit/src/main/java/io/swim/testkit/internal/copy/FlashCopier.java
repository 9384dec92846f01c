package io.swim.testkit.internal.copy;

import io.swim.testkit.device.Fault.TransferLoss;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.IosDevice;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Copies between the flash of a device and a TFTP server, one at a time for each file system.
 * Thread-safe; the caller's thread does the work.
 */
public final class FlashCopier {
  private final IosDevice device;

  public FlashCopier(IosDevice device) {
    this.device = device;
  }

  /**
   * Fetches a file.
   *
   * @param progress told the bytes so far
   * @return bytes fetched
   */
  public long fetch(InetAddress server, String remote, Located target, LongConsumer progress)
      throws IOException {
    if (!target.fileSystem().lock()) {
      throw new FlashException(Reason.BUSY);
    }
    Meter meter = new Meter(device, progress);
    try (FlashSink sink = new FlashSink(target, meter);
        Route route = route(server)) {
      transfer().get(route.server(), remote, sink);
      sink.commit();
      Damage.apply(device.faults(), target);
      return meter.bytes();
    } finally {
      target.fileSystem().unlock();
    }
  }

  /** Sends a file; parameters as in {@link #fetch}. */
  public long send(Located source, InetAddress server, String remote, LongConsumer progress)
      throws IOException {
    Blob blob = source.fileSystem().get(source.file()).blob();
    Meter meter = new Meter(device, progress);
    try (InputStream in = new MeteredInput(blob.open(), meter);
        Route route = route(server)) {
      transfer().put(route.server(), remote, in, blob.sizeBytes());
      return meter.bytes();
    }
  }

  /** Fetches a short text, such as a configuration, into memory. */
  public String fetchText(InetAddress server, String remote) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Route route = route(server)) {
      transfer().get(route.server(), remote, bytes);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  /** Sends a short text; returns the number of bytes. */
  public long sendText(String text, InetAddress server, String remote) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    try (Route route = route(server)) {
      transfer().put(route.server(), remote, new ByteArrayInputStream(bytes), bytes.length);
    }
    return bytes.length;
  }

  private FileTransfer transfer() {
    int configured = device.nvram().running().tftpBlockSize();
    return new TftpTransfer(
        device.spec().address(),
        device.spec().transfer(),
        configured > 0 ? configured : device.spec().transfer().blockSize());
  }

  private Route route(InetAddress server) throws IOException {
    InetSocketAddress real = new InetSocketAddress(server, device.spec().transfer().serverPort());
    Optional<TransferLoss> loss = device.faults().find(TransferLoss.class);
    return loss.isPresent()
        ? new LossyRoute(device.spec().address(), real, loss.get().fraction())
        : new DirectRoute(real);
  }
}
