package io.swim.testkit.internal.copy;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.testkit.device.Fault.TransferLoss;
import io.swim.testkit.device.TransferFault.Break;
import io.swim.testkit.device.TransferFault.LoginSpoiled;
import io.swim.testkit.device.TransferFault.Stall;
import io.swim.testkit.internal.client.FileTransfer;
import io.swim.testkit.internal.client.FtpTransfer;
import io.swim.testkit.internal.client.HttpTransfer;
import io.swim.testkit.internal.client.Intake;
import io.swim.testkit.internal.client.ScpTransfer;
import io.swim.testkit.internal.client.ServerFile;
import io.swim.testkit.internal.client.SftpTransfer;
import io.swim.testkit.internal.client.TftpTransfer;
import io.swim.testkit.internal.client.TransferFailure.Kind;
import io.swim.testkit.internal.device.DeviceSpec.TransferSettings;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashException.Reason;
import io.swim.testkit.internal.flash.FlashFileSystem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Copies between the flash of a device and a server, one at a time for each file system.
 * Thread-safe; the caller's thread does the work.
 */
public final class FlashCopier {
  private static final String ASIDE = "aside";

  private final NetworkDevice device;

  public FlashCopier(NetworkDevice device) {
    this.device = device;
  }

  /** A file at a TFTP server's usual port. */
  public ServerFile tftp(InetAddress server, String path) {
    int port = device.spec().transfer().serverPort(TransferProtocol.TFTP);
    return ServerFile.tftp(new InetSocketAddress(server, port), path);
  }

  /** Fetches a file; returns its bytes. */
  public long fetch(ServerFile remote, Located target, Progress progress) throws IOException {
    if (!target.fileSystem().lock()) {
      throw new FlashException(Reason.BUSY);
    }
    Meter meter = new Meter(device, progress, broken(remote));
    try (FlashSink sink = new FlashSink(device, target, meter);
        Route route = route(remote)) {
      try {
        transfer(remote).get(asked(remote, route), sink);
      } catch (IOException e) {
        throw sink.problem().orElse(e);
      }
      sink.commit();
      Damage.apply(device.faults(), target);
      return meter.bytes();
    } finally {
      target.fileSystem().unlock();
    }
  }

  /** Fetches a file into memory: what is checked or unpacked before anything is written. */
  public Blob fetchAside(ServerFile remote, Progress progress) throws IOException {
    FlashFileSystem memory =
        new FlashFileSystem(
            ASIDE,
            device.spec().model().ramBytes(),
            device.fileSystems().standard().store(),
            device.clock(),
            () -> false,
            () -> false);
    fetch(remote, new Located(memory, ASIDE), progress);
    return memory.get(ASIDE).blob();
  }

  /** Copies to another file system; returns the bytes. */
  public long copy(Located source, Located target, Progress progress) throws IOException {
    if (!target.fileSystem().lock()) {
      throw new FlashException(Reason.BUSY);
    }
    Blob blob = source.fileSystem().get(source.file()).blob();
    Meter meter = new Meter(device, progress, Kind.IO);
    try (FlashSink sink = new FlashSink(device, target, meter);
        InputStream in = blob.open()) {
      sink.expect(blob.sizeBytes());
      in.transferTo(sink);
      sink.commit();
      Damage.apply(device.faults(), target);
      return meter.bytes();
    } finally {
      target.fileSystem().unlock();
    }
  }

  /** Sends a file; returns its bytes. */
  public long send(Located source, ServerFile remote, Progress progress) throws IOException {
    Blob blob =
        Damage.sent(
            device.faults(),
            source.fileSystem().store(),
            source.fileSystem().get(source.file()).blob());
    Meter meter = new Meter(device, progress, broken(remote));
    try (MeteredInput in = new MeteredInput(blob.open(), meter);
        Route route = route(remote)) {
      meter.expect(blob.sizeBytes());
      try {
        transfer(remote).put(asked(remote, route), in, blob.sizeBytes());
      } catch (IOException e) {
        throw in.problem().orElse(e);
      }
      return meter.bytes();
    }
  }

  /** Fetches a short text, such as a configuration, into memory. */
  public String fetchText(ServerFile remote) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Route route = route(remote)) {
      transfer(remote).get(asked(remote, route), Intake.of(bytes));
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  /** Sends a short text; returns the number of bytes. */
  public long sendText(String text, ServerFile remote) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    try (Route route = route(remote)) {
      transfer(remote).put(asked(remote, route), new ByteArrayInputStream(bytes), bytes.length);
    }
    return bytes.length;
  }

  private FileTransfer transfer(ServerFile remote) {
    TransferSettings settings = device.spec().transfer();
    InetAddress local = device.address();
    Duration timeout = settings.serverTimeout();
    return switch (remote.protocol()) {
      case TFTP -> tftp(local, settings);
      case FTP -> new FtpTransfer(local, timeout);
      case SFTP -> new SftpTransfer(device.ssh(), local, timeout);
      case SCP -> new ScpTransfer(device.ssh(), local, timeout);
      case HTTP, HTTPS -> new HttpTransfer(local, timeout, settings.certificates());
    };
  }

  private TftpTransfer tftp(InetAddress local, TransferSettings settings) {
    int configured = device.nvram().running().tftpBlockSize();
    boolean asksForSize =
        device.faults().find(Break.class).isPresent()
            || device.faults().find(Stall.class).isPresent();
    return new TftpTransfer(
        local,
        settings.timeout(),
        settings.retries(),
        configured > 0 ? configured : settings.blockSize(),
        asksForSize);
  }

  private ServerFile asked(ServerFile remote, Route route) {
    boolean spoiled =
        device
            .faults()
            .find(LoginSpoiled.class)
            .filter(fault -> fault.protocols().contains(remote.protocol()))
            .isPresent();
    Optional<Login> login =
        spoiled
            ? remote.login().map(each -> new Login(each.username(), Secret.of("not-the-password")))
            : remote.login();
    return remote.at(route.server(), login);
  }

  private Route route(ServerFile remote) throws IOException {
    Optional<TransferLoss> loss = device.faults().find(TransferLoss.class);
    return loss.isPresent() && remote.protocol() == TransferProtocol.TFTP
        ? new LossyRoute(device.address(), remote.server(), loss.get().fraction())
        : new DirectRoute(remote.server());
  }

  /** TFTP has no connection that could be reset. */
  private static Kind broken(ServerFile remote) {
    return remote.protocol() == TransferProtocol.TFTP ? Kind.TIMED_OUT : Kind.RESET;
  }
}
