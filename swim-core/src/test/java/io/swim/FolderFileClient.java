package io.swim;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/** A "server" that is a folder, with one login. */
record FolderFileClient(Path folder, Login login, Optional<Integer> breaksAfter)
    implements FileClient {
  @Override
  public String id() {
    return "folder";
  }

  @Override
  public Set<TransferProtocol> protocols() {
    return Set.of(TransferProtocol.SFTP);
  }

  @Override
  public FileSession open(FileService service, ClientServices services) throws DriverException {
    if (!service.login().equals(Optional.of(login))) {
      throw failure(FailureKind.AUTHENTICATION, "refused the login", "Permission denied");
    }
    return new Session();
  }

  private static DriverException failure(FailureKind kind, String message, String words) {
    return new DriverException(kind, DeviceEffect.NONE, message, words);
  }

  private final class Session implements FileSession {
    @Override
    public Set<Ability> abilities() {
      return Set.of(Ability.STAT);
    }

    @Override
    public Optional<RemoteFile> stat(String path) {
      return Optional.empty();
    }

    @Override
    public List<RemoteFile> list(String path) {
      return List.of();
    }

    @Override
    public void read(String path, long fromByte, OutputStream to, LongConsumer progress)
        throws DriverException {
      try {
        byte[] bytes = Files.readAllBytes(folder.resolve(path));
        int count = Math.min(bytes.length, breaksAfter.orElse(bytes.length));
        to.write(bytes, 0, count);
        progress.accept(count);
        if (count < bytes.length) {
          throw failure(FailureKind.UNREACHABLE, "the connection broke", "Connection reset");
        }
      } catch (IOException e) {
        throw failure(FailureKind.REJECTED, "no " + path, "No such file");
      }
    }

    @Override
    public void write(String path, ImageContent content, long fromByte, LongConsumer progress)
        throws DriverException {
      throw failure(FailureKind.UNSUPPORTED, "read only", "");
    }

    @Override
    public void delete(String path) {}

    @Override
    public void rename(String from, String to) {}

    @Override
    public void close() {}
  }
}
