package io.swim.cli;

import io.swim.ImportOutcome;
import io.swim.UpgradeEngine;
import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.SnmpCredentials;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.ImageContent;
import io.swim.image.ImageImport;
import io.swim.image.SoftwareImage;
import io.swim.spi.CredentialsProvider;
import io.swim.spi.ImageCatalogue;
import io.swim.spi.StoreFullException;
import io.swim.ssh.Platforms;
import io.swim.store.FolderImageStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** Images out of a catalogue into a folder, by an engine that knows no device. */
final class ImageDownloads implements AutoCloseable {
  private final RunFolder run;
  private final FolderImageStore store;
  private final UpgradeEngine engine;

  ImageDownloads(ImageCatalogue catalogue, Path data) {
    run = RunFolder.in(data);
    try {
      store = new FolderImageStore(run.path());
    } catch (IOException e) {
      run.close();
      throw new BadInput(run.path() + " can't hold images: " + Words.because(e), e);
    }
    engine =
        UpgradeEngine.builder()
            .devices(id -> Optional.empty())
            .credentials(new NoCredentials())
            .platforms(Platforms.bundled())
            .imageStore(store)
            .register(catalogue)
            .discoverDrivers(ImageDownloads.class.getClassLoader())
            .build();
  }

  /** Nothing is logged in to. */
  private static final class NoCredentials implements CredentialsProvider {
    @Override
    public Optional<CliCredentials> cli(Device device) {
      return Optional.empty();
    }

    @Override
    public Optional<SnmpCredentials> snmp(Device device) {
      return Optional.empty();
    }
  }

  /** What succeeded is in the folder afterwards, whole; of the rest there is nothing. */
  List<ImportOutcome> into(Path folder, List<ImageImport> requests, int atOnce)
      throws InterruptedException {
    List<ImportOutcome> outcomes = engine.images().importImages(requests, atOnce);
    return outcomes.stream().map(outcome -> kept(outcome, folder)).toList();
  }

  private ImportOutcome kept(ImportOutcome outcome, Path folder) {
    try {
      if (outcome.image().isPresent()) {
        keep(outcome.image().get(), folder);
      }
      return outcome;
    } catch (IOException e) {
      Path file = folder.resolve(outcome.request().source().fileName());
      SwimException failure =
          new SwimException(
              e instanceof StoreFullException ? ErrorCode.REPOSITORY_FULL : ErrorCode.STORE_FAILED,
              file + " can't be written: " + Words.because(e),
              e);
      return new ImportOutcome(outcome.request(), Optional.empty(), Optional.of(failure));
    }
  }

  private void keep(SoftwareImage image, Path folder) throws IOException {
    Path file = folder.resolve(image.fileName());
    Path partial = folder.resolve("." + image.fileName() + ".partial");
    try (ImageContent content = store.open(image.id());
        InputStream in = content.stream(0)) {
      Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
      Files.move(
          partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw StoreFullException.orElse(folder, e);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  @Override
  public void close() {
    engine.close();
    run.close();
  }
}
