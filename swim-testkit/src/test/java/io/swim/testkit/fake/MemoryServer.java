package io.swim.testkit.fake;

import io.swim.device.DistributionServer;
import io.swim.device.RemoteFile;
import io.swim.device.ServedProtocol;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import io.swim.spi.ClientServices;
import io.swim.spi.FileClient;
import io.swim.spi.FileService;
import io.swim.spi.FileSession;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/** A distribution server in memory: TFTP to read, SFTP to write. */
final class MemoryServer implements FileClient {
  /** As a distribution server whose devices fetch over TFTP from the folder that SFTP writes to. */
  static final DistributionServer WITH_ONE_FOLDER =
      DistributionServer.of(
          "lab",
          "10.0.0.1",
          ServedProtocol.of(TransferProtocol.TFTP),
          ServedProtocol.of(TransferProtocol.SFTP));

  final Map<String, byte[]> files = new HashMap<>();
  final List<String> writes = new ArrayList<>();
  final List<String> reads = new ArrayList<>();
  boolean tellsRevisions;
  boolean refusesLogins;
  Runnable onOpen = () -> {};
  Runnable onClose = () -> {};

  @Override
  public String id() {
    return "memory";
  }

  @Override
  public Set<TransferProtocol> protocols() {
    return Set.of(TransferProtocol.TFTP, TransferProtocol.SFTP);
  }

  @Override
  public FileSession open(FileService service, ClientServices services) throws DriverException {
    onOpen.run();
    if (refusesLogins) {
      throw failure(FailureKind.AUTHENTICATION, "the login was refused", "530 Login incorrect");
    }
    return new Session(service.protocol());
  }

  private static DriverException failure(FailureKind kind, String message, String words) {
    return new DriverException(kind, DeviceEffect.NONE, message, words);
  }

  private final class Session implements FileSession {
    private final TransferProtocol protocol;

    Session(TransferProtocol protocol) {
      this.protocol = protocol;
    }

    @Override
    public Set<Ability> abilities() {
      return protocol == TransferProtocol.SFTP
          ? Set.of(Ability.STAT, Ability.DELETE, Ability.RENAME)
          : Set.of();
    }

    @Override
    public Optional<RemoteFile> stat(String path) {
      return Optional.ofNullable(files.get(path)).map(file -> new RemoteFile(path, file.length));
    }

    /** The bytes are as good as a time. */
    @Override
    public Optional<String> revision(String path) {
      return Optional.ofNullable(files.get(path))
          .filter(file -> tellsRevisions)
          .map(file -> "changed at " + Arrays.hashCode(file));
    }

    @Override
    public List<RemoteFile> list(String folder) {
      return List.of();
    }

    @Override
    public void read(String path, long fromByte, OutputStream to, LongConsumer progress)
        throws DriverException {
      reads.add(path);
      byte[] file = files.get(path);
      if (file == null) {
        throw failure(FailureKind.REJECTED, "no " + path, "File not found");
      }
      try {
        to.write(file);
      } catch (IOException e) {
        throw failure(FailureKind.INTERNAL, e.toString(), "");
      }
    }

    @Override
    public void write(String path, ImageContent content, long fromByte, LongConsumer progress)
        throws DriverException {
      if (protocol == TransferProtocol.TFTP) {
        throw failure(FailureKind.REJECTED, "writing is not allowed", "Access violation");
      }
      try {
        files.put(path, content.stream(0).readAllBytes());
        writes.add(path);
      } catch (IOException e) {
        throw failure(FailureKind.INTERNAL, e.toString(), "");
      }
    }

    @Override
    public void delete(String path) {
      files.remove(path);
    }

    @Override
    public void rename(String from, String to) {
      files.put(to, files.remove(from));
    }

    @Override
    public void close() {
      onClose.run();
    }
  }
}
