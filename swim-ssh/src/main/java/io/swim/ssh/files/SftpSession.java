package io.swim.ssh.files;

import com.hierynomus.sshj.sftp.RemoteResourceSelector;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import net.schmizz.sshj.sftp.FileAttributes;
import net.schmizz.sshj.sftp.FileMode;
import net.schmizz.sshj.sftp.RemoteDirectory;
import net.schmizz.sshj.sftp.RemoteResourceInfo;
import net.schmizz.sshj.sftp.RenameFlags;
import net.schmizz.sshj.sftp.Response.StatusCode;
import net.schmizz.sshj.sftp.SFTPEngine;
import net.schmizz.sshj.sftp.SFTPException;

/** Files over SFTP version 3 (draft-ietf-secsh-filexfer-02). Holds less than 8 MiB per transfer. */
public final class SftpSession implements FileSession {
  private static final Effect READS = answered -> DeviceEffect.NONE;
  private static final Effect CHANGES =
      answered -> answered ? DeviceEffect.NONE : DeviceEffect.UNKNOWN;

  private final SshLink link;
  private final ClientServices services;
  private final Duration patience;
  private final SFTPEngine engine;
  private boolean ended;

  private SftpSession(SshLink link, ClientServices services, Duration patience, SFTPEngine engine) {
    this.link = link;
    this.services = services;
    this.patience = patience;
    this.engine = engine;
  }

  /**
   * Starts the SFTP server of a connection, which is closed when that fails.
   *
   * @param patience how long the server may be silent
   */
  public static FileSession open(SshLink link, ClientServices services, Duration patience)
      throws DriverException, InterruptedException {
    boolean opened = false;
    try (Watchdog watchdog = new Watchdog(link, services, patience)) {
      try {
        Duration later = Watchdog.later(patience);
        link.client().getConnection().setTimeoutMs((int) later.toMillis());
        SFTPEngine engine = new SFTPEngine(link.client());
        engine.setTimeoutMs((int) later.toMillis());
        engine.init();
        opened = true;
        return new SftpSession(link, services, patience, engine);
      } catch (IOException e) {
        DriverException broken =
            watchdog.broken("the SFTP server was asked for", DeviceEffect.NONE, e);
        throw link.isUp() && broken.kind() != FailureKind.TIMEOUT
            ? new DriverException(
                    FailureKind.REJECTED,
                    DeviceEffect.NONE,
                    link.peer() + " has no SFTP server: " + e.getMessage())
                .withCause(e)
            : broken;
      } finally {
        if (!opened) {
          link.close();
        }
      }
    }
  }

  @Override
  public Set<Ability> abilities() {
    return EnumSet.allOf(Ability.class);
  }

  @Override
  public Optional<RemoteFile> stat(String path) throws DriverException, InterruptedException {
    return run(
        "the size of " + path,
        READS,
        watchdog ->
            attributes(path)
                .filter(each -> each.getType() != FileMode.Type.DIRECTORY)
                .map(each -> new RemoteFile(name(path), each.getSize())));
  }

  /** By size and time of the last change, in seconds. */
  @Override
  public Optional<String> revision(String path) throws DriverException, InterruptedException {
    return run(
        "the time of " + path,
        READS,
        watchdog ->
            attributes(path)
                .filter(each -> each.has(FileAttributes.Flag.SIZE))
                .filter(each -> each.has(FileAttributes.Flag.ACMODTIME))
                .map(
                    each ->
                        each.getSize() + " bytes of " + Instant.ofEpochSecond(each.getMtime())));
  }

  private Optional<FileAttributes> attributes(String path) throws IOException {
    try {
      return Optional.of(engine.stat(path));
    } catch (SFTPException e) {
      if (isMissing(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static boolean isMissing(SFTPException e) {
    return e.getStatusCode() == StatusCode.NO_SUCH_FILE
        || e.getStatusCode() == StatusCode.NO_SUCH_PATH;
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public List<RemoteFile> list(String folder) throws DriverException, InterruptedException {
    return run(
        "the files of '" + folder + "'",
        READS,
        watchdog -> {
          RemoteDirectory open = engine.openDir(folder.isEmpty() ? "." : folder);
          List<RemoteResourceInfo> entries;
          try {
            entries = open.scan(RemoteResourceSelector.ALL);
          } finally {
            open.close();
          }
          List<RemoteFile> files = new ArrayList<>();
          for (RemoteResourceInfo each : entries) {
            watchdog.moved();
            file(each).ifPresent(files::add);
          }
          return List.copyOf(files);
        });
  }

  /** A link is what it leads to; one that leads nowhere is nothing. */
  private Optional<RemoteFile> file(RemoteResourceInfo entry) throws IOException {
    Optional<FileAttributes> attributes = Optional.of(entry.getAttributes());
    if (entry.getAttributes().getType() == FileMode.Type.SYMLINK) {
      attributes = attributes(entry.getPath());
    }
    return attributes
        .filter(each -> each.getType() != FileMode.Type.DIRECTORY)
        .map(each -> new RemoteFile(entry.getName(), each.getSize()));
  }

  @Override
  public void read(String path, long fromByte, OutputStream to, LongConsumer progress)
      throws DriverException, InterruptedException {
    run(
        "reading " + path,
        READS,
        watchdog -> {
          new SftpDownload(engine, services, watchdog, patience).run(path, fromByte, to, progress);
          return true;
        });
  }

  @Override
  public void write(String path, ImageContent content, long fromByte, LongConsumer progress)
      throws DriverException, InterruptedException {
    long size = content.sizeBytes();
    if (fromByte < 0 || fromByte > size) {
      throw new IllegalArgumentException("byte " + fromByte + " of a file of " + size);
    }
    services.checkpoint();
    if (fromByte > 0) {
      mustHave(path, fromByte);
    }
    SftpUpload upload = new SftpUpload(link, engine, services, patience, path, content);
    run(
        "writing " + path,
        upload::effect,
        watchdog -> {
          upload.run(watchdog, fromByte, progress);
          return true;
        });
  }

  /** A gap would be filled with zeros. */
  private void mustHave(String path, long fromByte) throws DriverException, InterruptedException {
    long there = stat(path).map(RemoteFile::sizeBytes).orElse(-1L);
    if (there < fromByte) {
      throw new DriverException(
          FailureKind.REJECTED,
          DeviceEffect.NONE,
          link.peer()
              + ": "
              + path
              + (there < 0 ? " is not there" : " has " + there + " bytes")
              + " and can't be gone on with from byte "
              + fromByte);
    }
  }

  @Override
  public void delete(String path) throws DriverException, InterruptedException {
    services.checkpoint();
    run(
        "deleting " + path,
        CHANGES,
        watchdog -> {
          try {
            engine.remove(path);
          } catch (SFTPException e) {
            if (!isMissing(e)) {
              throw e;
            }
          }
          return true;
        });
  }

  @Override
  public void rename(String from, String to) throws DriverException, InterruptedException {
    services.checkpoint();
    run(
        "renaming " + from + " to " + to,
        CHANGES,
        watchdog -> {
          engine.rename(from, to, EnumSet.noneOf(RenameFlags.class));
          return true;
        });
  }

  /** Something that is asked of the server. */
  private interface Action<T> {
    T run(Watchdog watchdog) throws IOException, InterruptedException;
  }

  /** What has happened to the server's files when it failed; it either answered or broke off. */
  private interface Effect {
    DeviceEffect now(boolean answered);
  }

  private <T> T run(String what, Effect effect, Action<T> action)
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
        T result = action.run(watchdog);
        usable = true;
        return result;
      } catch (ContentException e) {
        usable = true;
        throw new DriverException(
                FailureKind.INTERNAL,
                effect.now(true),
                link.peer() + ": " + what + ": " + e.getMessage())
            .withCause(e);
      } catch (SFTPException e) {
        if (e.getStatusCode() == StatusCode.UNKNOWN) {
          throw watchdog.broken(what, effect.now(false), e);
        }
        usable = true;
        throw SftpRefusals.of(link.peer() + ": " + what, effect.now(true), e);
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

  /** Says good-bye and ends the connection, whatever is still open. */
  @Override
  public void close() {
    ended = true;
    link.close();
  }
}
