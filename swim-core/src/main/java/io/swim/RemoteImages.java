package io.swim;

import io.swim.fault.DriverException;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.ImageSource;
import io.swim.spi.ClientServices;
import io.swim.spi.FileClient;
import io.swim.spi.FileService;
import io.swim.spi.FileSession;
import io.swim.spi.HostKeyStore;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Fetches images from servers that they are imported from. */
final class RemoteImages {
  private static final Duration AT_MOST = Duration.ofHours(12);

  private final List<FileClient> clients;
  private final HostKeyStore hostKeys;
  private final Clock clock;

  RemoteImages(List<FileClient> clients, HostKeyStore hostKeys, Clock clock) {
    this.clients = List.copyOf(clients);
    this.hostKeys = hostKeys;
    this.clock = clock;
  }

  /**
   * Reads the file to its end.
   *
   * @throws SwimException SOURCE_FAILED with the server's words
   */
  void fetch(ImageSource.Remote source, OutputStream to) {
    over(
        source,
        session -> {
          session.read(source.location().path(), 0, to, bytes -> {});
          return to;
        });
  }

  /**
   * What tells one state of the file from another; empty where the server can't tell.
   *
   * @throws SwimException SOURCE_FAILED with the server's words
   */
  Optional<String> revision(ImageSource.Remote source) {
    return over(source, session -> session.revision(source.location().path()));
  }

  private interface Talk<T> {
    T over(FileSession session) throws DriverException, InterruptedException;
  }

  private <T> T over(ImageSource.Remote source, Talk<T> talk) {
    FileClient client =
        clients.stream()
            .filter(each -> each.protocols().contains(source.location().protocol()))
            .findFirst()
            .orElseThrow(
                () ->
                    new SwimException(
                        ErrorCode.SOURCE_FAILED,
                        source + ": nothing here speaks " + source.location().protocol()));
    try (FileSession session = client.open(service(source), new Errand(hostKeys, clock))) {
      return talk.over(session);
    } catch (DriverException e) {
      throw new SwimException(
          ErrorCode.SOURCE_FAILED,
          source
              + " could not be fetched: "
              + e.getMessage()
              + (e.deviceWords().isEmpty() ? "" : ": " + e.deviceWords()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SwimException(ErrorCode.SOURCE_FAILED, source + ": interrupted", e);
    }
  }

  private static FileService service(ImageSource.Remote source) {
    FileService service =
        FileService.of(
                "source/" + source.location().host(),
                source.location().protocol(),
                source.location().host())
            .withPort(source.location().effectivePort())
            .withHostKeys(source.hostKeys())
            .withCertificates(source.certificates());
    return source.login().map(service::withLogin).orElse(service);
  }

  private record Errand(HostKeyStore hostKeys, Clock clock, Instant deadline)
      implements ClientServices {
    Errand(HostKeyStore hostKeys, Clock clock) {
      this(hostKeys, clock, clock.instant().plus(AT_MOST));
    }

    @Override
    public void checkpoint() throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException("the import was interrupted");
      }
    }
  }
}
