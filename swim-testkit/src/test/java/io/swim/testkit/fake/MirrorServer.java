package io.swim.testkit.fake;

import io.swim.device.Login;
import io.swim.device.RemoteFile;
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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/** A server in memory that images are fetched from. Not thread-safe. */
final class MirrorServer implements FileClient {
  /** What a read does besides. */
  interface Reading {
    void run() throws InterruptedException;
  }

  final Map<String, String> files = new HashMap<>();
  final List<String> reads = new ArrayList<>();
  Optional<Login> login = Optional.empty();
  boolean tellsRevisions = true;
  boolean isSilent;
  Reading whileReading = () -> {};

  @Override
  public String id() {
    return "mirror";
  }

  @Override
  public Set<TransferProtocol> protocols() {
    return Set.of(TransferProtocol.FTP);
  }

  @Override
  public FileSession open(FileService service, ClientServices services) throws DriverException {
    if (isSilent) {
      throw failure(FailureKind.UNREACHABLE, service + " is silent");
    }
    if (!service.login().equals(login)) {
      throw failure(FailureKind.AUTHENTICATION, service + " refuses the login");
    }
    return new Session();
  }

  private static DriverException failure(FailureKind kind, String message) {
    return new DriverException(kind, DeviceEffect.NONE, message);
  }

  private final class Session implements FileSession {
    @Override
    public Set<Ability> abilities() {
      return Set.of();
    }

    @Override
    public Optional<RemoteFile> stat(String path) {
      return Optional.empty();
    }

    @Override
    public Optional<String> revision(String path) {
      return Optional.ofNullable(files.get(path))
          .filter(text -> tellsRevisions)
          .map(text -> "revision " + text.hashCode());
    }

    @Override
    public List<RemoteFile> list(String folder) {
      return List.of();
    }

    @Override
    public void read(String path, long fromByte, OutputStream to, LongConsumer progress)
        throws DriverException, InterruptedException {
      reads.add(path);
      whileReading.run();
      String text = files.get(path);
      if (text == null) {
        throw failure(FailureKind.REJECTED, "550 " + path + ": No such file");
      }
      try {
        to.write(text.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw failure(FailureKind.INTERNAL, e.toString());
      }
    }

    @Override
    public void write(String path, ImageContent content, long fromByte, LongConsumer progress)
        throws DriverException {
      throw failure(FailureKind.UNSUPPORTED, "read only");
    }

    @Override
    public void delete(String path) {}

    @Override
    public void rename(String from, String to) {}

    @Override
    public void close() {}
  }
}
