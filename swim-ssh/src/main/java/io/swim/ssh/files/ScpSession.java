package io.swim.ssh.files;

import io.swim.device.RemoteFile;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import io.swim.spi.ClientServices;
import io.swim.spi.FileSession;
import io.swim.ssh.connect.SshLink;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * Files over SCP: whole ones, there or back, and nothing else. An old file of that name is
 * replaced; the protocol can't tell. Holds less than 8 MiB per transfer.
 */
public final class ScpSession implements FileSession {
  private final SshLink link;
  private final ClientServices services;
  private final Duration patience;
  private boolean ended;

  /**
   * With a connection, which is closed with the session.
   *
   * @param patience how long the server may be silent
   */
  public ScpSession(SshLink link, ClientServices services, Duration patience) {
    this.link = link;
    this.services = services;
    this.patience = patience;
    link.client().getConnection().setTimeoutMs((int) Watchdog.later(patience).toMillis());
  }

  @Override
  public Set<Ability> abilities() {
    return Set.of();
  }

  @Override
  public Optional<RemoteFile> stat(String path) throws DriverException {
    throw unsupported("the size of a file");
  }

  @Override
  public List<RemoteFile> list(String folder) throws DriverException {
    throw unsupported("a list of files");
  }

  @Override
  public void read(String path, long fromByte, OutputStream to, LongConsumer progress)
      throws DriverException, InterruptedException {
    if (fromByte > 0) {
      throw unsupported("a part of a file");
    }
    ScpDownload download = new ScpDownload(services);
    run(
        "reading " + path,
        orderly -> DeviceEffect.NONE,
        download::began,
        () -> ScpChannel.source(link, path),
        (scp, watchdog) -> download.run(scp, watchdog, to, progress));
  }

  @Override
  public void write(String path, ImageContent content, long fromByte, LongConsumer progress)
      throws DriverException, InterruptedException {
    if (fromByte > 0) {
      throw unsupported("going on with a file");
    }
    services.checkpoint();
    ScpUpload upload = new ScpUpload(services);
    run(
        "writing " + path,
        upload::effect,
        upload::began,
        () -> ScpChannel.sink(link, path),
        (scp, watchdog) -> upload.run(scp, watchdog, path, content, progress));
  }

  @Override
  public void delete(String path) throws DriverException {
    throw unsupported("deleting");
  }

  @Override
  public void rename(String from, String to) throws DriverException {
    throw unsupported("renaming");
  }

  private DriverException unsupported(String what) {
    return new DriverException(
        FailureKind.UNSUPPORTED, DeviceEffect.NONE, link.peer() + ": SCP has no " + what);
  }

  private interface Start {
    ScpChannel channel() throws IOException;
  }

  private interface Transfer {
    void run(ScpChannel scp, Watchdog watchdog) throws IOException, InterruptedException;
  }

  private interface Effect {
    DeviceEffect now(boolean orderly);
  }

  private void run(
      String what, Effect effect, BooleanSupplier began, Start start, Transfer transfer)
      throws DriverException, InterruptedException {
    if (ended || !link.isUp()) {
      throw new DriverException(
          FailureKind.UNREACHABLE,
          DeviceEffect.NONE,
          link.peer() + ": " + what + ": the session has ended");
    }
    boolean usable = false;
    try (Watchdog watchdog = new Watchdog(link, services, patience)) {
      try {
        transfer(start.channel(), watchdog, transfer);
        usable = true;
      } catch (ScpRefusal e) {
        usable = true;
        throw ScpRefusals.of(link.peer() + ": " + what, effect.now(true), began.getAsBoolean(), e);
      } catch (ContentException e) {
        // The other end waits for the rest, and knows only a broken connection for an end.
        throw new DriverException(
                FailureKind.INTERNAL,
                effect.now(false),
                link.peer() + ": " + what + ": " + e.getMessage())
            .withCause(e);
      } catch (IOException e) {
        throw watchdog.broken(what, effect.now(false), e);
      }
    } finally {
      if (!usable) {
        ended = true;
        link.cut();
      }
    }
  }

  /** What breaks off is not ended orderly, since that would be waited for. */
  private static void transfer(ScpChannel scp, Watchdog watchdog, Transfer transfer)
      throws IOException, InterruptedException {
    try {
      transfer.run(scp, watchdog);
    } catch (ScpRefusal e) {
      scp.end();
      throw e;
    }
    scp.end();
  }

  /** Says good-bye and ends the connection. */
  @Override
  public void close() {
    ended = true;
    link.close();
  }
}
