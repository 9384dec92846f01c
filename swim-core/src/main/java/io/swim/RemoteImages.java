package io.swim;

import io.swim.fault.DriverException;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.ImageSource;
import io.swim.internal.PersistentRead;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches images from servers that they are imported from. */
final class RemoteImages {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteImages.class);
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
        opening -> {
          new PersistentRead(
                  opening, source.location().path(), text -> LOG.info("{}: {}", source, text))
              .into(to);
          return to;
        });
  }

  /**
   * What tells one state of the file from another; empty where the server can't tell.
   *
   * @throws SwimException SOURCE_FAILED with the server's words
   */
  Optional<String> revision(ImageSource.Remote source) {
    return over(
        source,
        opening -> {
          try (FileSession session = opening.open()) {
            return session.revision(source.location().path());
          }
        });
  }

  private interface Talk<T> {
    T over(PersistentRead.Opening opening) throws DriverException, InterruptedException;
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
    Errand errand = new Errand(hostKeys, clock);
    try {
      return talk.over(() -> client.open(service(source), errand));
    } catch (DriverException e) {
      throw new SwimException(
          ErrorCode.SOURCE_FAILED, source + " could not be fetched: " + e.text(), e);
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
