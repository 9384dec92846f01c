package io.swim;

import com.google.common.util.concurrent.Striped;
import io.swim.device.FlashPath;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.CatalogueImage;
import io.swim.image.ImageContent;
import io.swim.image.ImageDetails;
import io.swim.image.ImageId;
import io.swim.image.ImageImport;
import io.swim.image.ImageSource;
import io.swim.image.SoftwareImage;
import io.swim.internal.Digests;
import io.swim.internal.ImageIntake;
import io.swim.spi.CatalogueDownload;
import io.swim.spi.ImageStore;
import io.swim.spi.StagedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;
import java.util.function.Predicate;

/** The image repository over the host's image store. */
final class StoredImageRepository implements ImageRepository, ImageIntake {
  private static final int IMPORTS_TOLD_APART = 64;

  private final ImageStore store;
  private final RemoteImages remote;
  private final CatalogueImages catalogues;
  private final ImageJudge judge;
  private final Predicate<ImageId> inUse;
  private final Executor executor;
  private final Clock clock;

  /** One import of an image at a time decides whether it is there already. */
  private final Striped<Lock> byImage = Striped.lock(IMPORTS_TOLD_APART);

  StoredImageRepository(
      ImageStore store,
      RemoteImages remote,
      CatalogueImages catalogues,
      ImageJudge judge,
      Predicate<ImageId> inUse,
      Executor executor,
      Clock clock) {
    this.store = store;
    this.remote = remote;
    this.catalogues = catalogues;
    this.judge = judge;
    this.inUse = inUse;
    this.executor = executor;
    this.clock = clock;
  }

  @Override
  public SoftwareImage importImage(ImageImport request) {
    checkName(request.source().fileName());
    if (request.source() instanceof ImageSource.Remote source) {
      return fetch(request, Optional.empty(), out -> remote.fetch(source, out));
    } else if (request.source() instanceof ImageSource.Catalogue source) {
      return fetch(request, source);
    }
    return take(request, ((ImageSource.LocalFile) request.source()).file());
  }

  @Override
  public List<ImportOutcome> importImages(List<ImageImport> requests, int atOnce)
      throws InterruptedException {
    if (atOnce < 1) {
      throw new SwimException(
          ErrorCode.INVALID_REQUEST, "at least 1 import at once, not " + atOnce);
    }
    return new SeveralImports(executor, this::importImage).of(requests, atOnce);
  }

  private SoftwareImage take(ImageImport request, Path file) {
    if (!Files.isRegularFile(file)) {
      throw new SwimException(ErrorCode.INVALID_REQUEST, file + " is not a file");
    }
    try (ImageContent content = ImageContent.of(file)) {
      SoftwareImage image = judge.judge(request, Optional.empty(), content, clock.instant());
      store(request, image, () -> store.put(image, content), content.sizeBytes());
      return image;
    } catch (IOException e) {
      throw new SwimException(
          ErrorCode.INVALID_REQUEST, file + " could not be read: " + e.getMessage(), e);
    }
  }

  /** What is known to be of no use is not fetched at all. */
  private SoftwareImage fetch(ImageImport request, ImageSource.Catalogue source) {
    refuseDuplicate(request, new ImageId(source.fileName()), Optional.empty());
    try (CatalogueDownload download = catalogues.open(source)) {
      CatalogueImage offered = download.image();
      checkRoom(source.fileName(), offered.sizeBytes().orElse(0));
      return fetch(request, Optional.of(offered), out -> catalogues.fetch(source, download, out));
    } catch (IOException e) {
      throw new SwimException(
          ErrorCode.STORE_FAILED, source + " could not be stored: " + e.getMessage(), e);
    }
  }

  private interface Fetching {
    void to(OutputStream out) throws IOException;
  }

  /** All of it is fetched before it is judged; what is refused leaves nothing behind. */
  private SoftwareImage fetch(
      ImageImport request, Optional<CatalogueImage> offered, Fetching fetching) {
    ImageSource source = request.source();
    try (StagedImage staged = store.stage()) {
      fetch(source, fetching, staged);
      return commit(request, offered, staged);
    } catch (FileSystemException e) {
      throw new SwimException(
          ErrorCode.REPOSITORY_FULL, source + " could not be staged: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new SwimException(
          ErrorCode.STORE_FAILED, source + " could not be staged: " + e.getMessage(), e);
    }
  }

  @Override
  public SoftwareImage take(String fileName, StagedImage staged, String description) {
    try {
      ImageImport request = ImageImport.of(Path.of(fileName)).withDescription(description);
      checkName(fileName);
      Optional<SoftwareImage> present = store.find(new ImageId(fileName));
      try (ImageContent content = staged.content()) {
        if (present.isPresent() && present.get().digests().equals(Digests.of(content))) {
          return present.get();
        }
      }
      return commit(request, Optional.empty(), staged);
    } catch (IOException e) {
      throw new SwimException(
          ErrorCode.STORE_FAILED, fileName + " could not be staged: " + e.getMessage(), e);
    }
  }

  private SoftwareImage commit(
      ImageImport request, Optional<CatalogueImage> offered, StagedImage staged)
      throws IOException {
    SoftwareImage image;
    try (ImageContent content = staged.content()) {
      image = judge.judge(request, offered, content, clock.instant());
    }
    store(request, image, () -> staged.commit(image), 0);
    return image;
  }

  /** A disk of ours that is full is not the fault of the server. */
  private static void fetch(ImageSource source, Fetching fetching, StagedImage staged)
      throws IOException {
    FirstFailure out = new FirstFailure(staged.out());
    try (out) {
      fetching.to(out);
    } catch (SwimException | IOException e) {
      IOException ours = out.failure();
      if (ours != null) {
        throw new FileSystemException(
            source.fileName(), null, ours.getMessage() + " after " + out.bytes() + " bytes");
      }
      throw e;
    }
  }

  /** It will be part of commands on devices. */
  private static void checkName(String name) {
    try {
      new FlashPath("flash:", name);
    } catch (IllegalArgumentException e) {
      throw new SwimException(
          ErrorCode.INVALID_REQUEST, "'" + name + "' can't be the name of a file on a device", e);
    }
  }

  private interface Storing {
    void run() throws IOException;
  }

  private void store(ImageImport request, SoftwareImage image, Storing storing, long roomNeeded) {
    String name = image.fileName();
    Lock lock = byImage.get(image.id());
    lock.lock();
    try {
      refuseDuplicate(request, image.id(), Optional.of(image));
      checkRoom(name, roomNeeded);
      storing.run();
    } catch (FileSystemException e) {
      throw new SwimException(
          ErrorCode.REPOSITORY_FULL, name + " could not be stored: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new SwimException(
          ErrorCode.STORE_FAILED, name + " could not be stored: " + e.getMessage(), e);
    } finally {
      lock.unlock();
    }
  }

  /**
   * @param image what would be stored; empty when it is not known yet
   */
  private void refuseDuplicate(ImageImport request, ImageId id, Optional<SoftwareImage> image) {
    Optional<SoftwareImage> present = store.find(id);
    if (present.isEmpty()) {
      return;
    }
    boolean other =
        image.filter(each -> !each.digests().equals(present.get().digests())).isPresent();
    if (request.duplicates() == ImageImport.Duplicates.REFUSE) {
      throw new SwimException(
          ErrorCode.IMAGE_DUPLICATE,
          id
              + " is in the repository already, imported at "
              + present.get().importedAt()
              + (other ? ", with other bytes" : ""));
    }
    if (other) {
      refuseInUse(id);
    }
  }

  private void checkRoom(String name, long size) throws IOException {
    long free = store.freeBytes();
    if (free < size) {
      throw new SwimException(
          ErrorCode.REPOSITORY_FULL,
          name + " needs " + size + " bytes, the repository has " + free + " free");
    }
  }

  private void refuseInUse(ImageId id) {
    if (inUse.test(id)) {
      throw new SwimException(
          ErrorCode.IMAGE_IN_USE, id + " is needed by a run that has not ended");
    }
  }

  @Override
  public Optional<SoftwareImage> find(ImageId id) {
    return store.find(id);
  }

  @Override
  public List<SoftwareImage> list() {
    return store.list();
  }

  @Override
  public SoftwareImage edit(ImageId id, ImageDetails details) {
    SoftwareImage edited = known(id).withDetails(details);
    try {
      store.update(edited);
    } catch (IOException e) {
      throw new SwimException(ErrorCode.STORE_FAILED, id + " could not be changed", e);
    }
    return edited;
  }

  @Override
  public void delete(ImageId id) {
    known(id);
    refuseInUse(id);
    try {
      store.delete(id);
    } catch (IOException e) {
      throw new SwimException(ErrorCode.STORE_FAILED, id + " could not be deleted", e);
    }
  }

  private SoftwareImage known(ImageId id) {
    return store
        .find(id)
        .orElseThrow(
            () ->
                new SwimException(
                    ErrorCode.UNKNOWN_IMAGE, "there is no image " + id + " in the repository"));
  }
}
