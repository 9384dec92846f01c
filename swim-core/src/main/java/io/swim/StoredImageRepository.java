package io.swim;

import io.swim.device.DeviceSoftware;
import io.swim.device.FlashPath;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.BundleId;
import io.swim.image.CatalogueImage;
import io.swim.image.ImageBundle;
import io.swim.image.ImageContent;
import io.swim.image.ImageCount;
import io.swim.image.ImageDetails;
import io.swim.image.ImageId;
import io.swim.image.ImageImport;
import io.swim.image.ImageQuery;
import io.swim.image.ImageRequirements;
import io.swim.image.ImageSource;
import io.swim.image.ImageUsage;
import io.swim.image.SoftwareImage;
import io.swim.internal.ImageIntake;
import io.swim.internal.SourceIntake;
import io.swim.spi.CatalogueDownload;
import io.swim.spi.ImageStore;
import io.swim.spi.StagedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** The image repository over the host's image store. */
final class StoredImageRepository
    implements ImageRepository, ImageIntake, SourceIntake, AutoCloseable {
  private final ImageStore store;
  private final SourceBytes bytes;
  private final CatalogueImages catalogues;
  private final ImageJudge judge;
  private final BundleImports bundles;
  private final ImageFinder finder;
  private final ImageLocks locks;
  private final Predicate<ImageId> inUse;
  private final Executor executor;
  private final Clock clock;
  private final ImportsUnderWay imports = new ImportsUnderWay();

  StoredImageRepository(
      ImageStore store,
      SourceBytes bytes,
      CatalogueImages catalogues,
      ImageJudge judge,
      BundleImports bundles,
      ImageFinder finder,
      ImageLocks locks,
      Predicate<ImageId> inUse,
      Executor executor,
      Clock clock) {
    this.store = store;
    this.bytes = bytes;
    this.catalogues = catalogues;
    this.judge = judge;
    this.bundles = bundles;
    this.finder = finder;
    this.locks = locks;
    this.inUse = inUse;
    this.executor = executor;
    this.clock = clock;
  }

  /** What becomes of an image that the repository has with the same bytes. */
  private enum Same {
    /** As the request says of duplicates. */
    AS_ASKED,
    /** It is the result. */
    KEPT
  }

  @Override
  public SoftwareImage importImage(ImageImport request) {
    return imports.run(() -> importImage(request, Same.AS_ASKED)).image();
  }

  @Override
  public Taken take(ImageImport request) {
    try {
      return imports.run(() -> importImage(request, Same.KEPT));
    } catch (SwimException e) {
      if (e.code() == ErrorCode.CLOSED) {
        // Nothing is wrong with the source: the plan is let go as it was.
        Thread.currentThread().interrupt();
      }
      throw e;
    }
  }

  private Taken importImage(ImageImport request, Same same) {
    checkName(request.source().fileName());
    if (request.source() instanceof ImageSource.Remote source) {
      if (same == Same.AS_ASKED) {
        refuseKnown(request);
      }
      return bytes.fetch(source, staged -> commit(request, same, Optional.empty(), staged));
    } else if (request.source() instanceof ImageSource.Catalogue source) {
      return fetch(request, same, source);
    }
    return bytes.read(
        ((ImageSource.LocalFile) request.source()).file(),
        content -> {
          SoftwareImage image = judge.judge(request, Optional.empty(), content, clock.instant());
          long size = content.sizeBytes();
          return store(request, same, image, () -> store.put(image, content), size);
        });
  }

  /** What is known to be of no use is not fetched at all. */
  private void refuseKnown(ImageImport request) {
    Optional<SoftwareImage> present = store.find(new ImageId(request.source().fileName()));
    if (present.isPresent() && request.duplicates() == ImageImport.Duplicates.REFUSE) {
      throw duplicate(present.get(), "");
    }
  }

  private Taken fetch(ImageImport request, Same same, ImageSource.Catalogue source) {
    refuseKnown(request);
    try (CatalogueDownload download = catalogues.open(source)) {
      CatalogueImage offered = download.image();
      checkRoom(source.fileName(), offered.sizeBytes().orElse(0));
      return bytes.fetch(
          source,
          out -> catalogues.fetch(source, download, out),
          staged -> commit(request, same, Optional.of(offered), staged));
    } catch (IOException e) {
      throw StoreFailure.of(source + " could not be stored", e);
    }
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

  @Override
  public ImportedBundle importBundle(ImageImport request) {
    return imports.run(() -> bundle(request));
  }

  private ImportedBundle bundle(ImageImport request) {
    checkName(request.source().fileName());
    if (request.source() instanceof ImageSource.Catalogue) {
      throw new SwimException(
          ErrorCode.INVALID_REQUEST,
          "bundles are not taken out of catalogues: " + request.source());
    }
    if (request.source() instanceof ImageSource.Remote source) {
      return bytes.fetch(
          source,
          staged -> {
            try (ImageContent content = staged.content()) {
              return bundles.take(request, content);
            }
          });
    }
    return bytes.read(
        ((ImageSource.LocalFile) request.source()).file(),
        content -> bundles.take(request, content));
  }

  @Override
  public SoftwareImage take(String fileName, StagedImage staged, String description) {
    try {
      checkName(fileName);
      ImageImport request = ImageImport.of(Path.of(fileName)).withDescription(description);
      return commit(request, Same.KEPT, Optional.empty(), staged).image();
    } catch (IOException e) {
      throw StoreFailure.of(fileName + " could not be staged", e);
    }
  }

  private Taken commit(
      ImageImport request, Same same, Optional<CatalogueImage> offered, StagedImage staged)
      throws IOException {
    SoftwareImage image;
    try (ImageContent content = staged.content()) {
      image = judge.judge(request, offered, content, clock.instant());
    }
    return store(request, same, image, () -> staged.commit(image), 0);
  }

  /** It will be part of commands on devices. */
  private static void checkName(String name) {
    try {
      if (!new FlashPath("flash:", name).name().equals(name)) {
        throw new IllegalArgumentException("it has a folder");
      }
    } catch (IllegalArgumentException e) {
      throw new SwimException(
          ErrorCode.INVALID_REQUEST, "'" + name + "' can't be the name of a file on a device", e);
    }
  }

  private interface Storing {
    void run() throws IOException;
  }

  private Taken store(
      ImageImport request, Same same, SoftwareImage image, Storing storing, long roomNeeded) {
    String name = image.fileName();
    try {
      return locks.alone(
          image.id(),
          () -> {
            Optional<SoftwareImage> present = store.find(image.id());
            if (present.isPresent()) {
              if (same == Same.KEPT && present.get().digests().equals(image.digests())) {
                return new Taken(present.get(), true);
              }
              refuseDuplicate(request, present.get(), image);
            }
            checkRoom(name, roomNeeded);
            storing.run();
            return new Taken(image, false);
          });
    } catch (IOException e) {
      throw StoreFailure.of(name + " could not be stored", e);
    }
  }

  private void refuseDuplicate(ImageImport request, SoftwareImage present, SoftwareImage image) {
    boolean same = present.digests().equals(image.digests());
    if (request.duplicates() == ImageImport.Duplicates.REFUSE) {
      throw duplicate(present, same ? "" : ", with other bytes");
    }
    if (!same) {
      refuseInUse(image.id());
    }
  }

  private static SwimException duplicate(SoftwareImage present, String how) {
    return new SwimException(
        ErrorCode.IMAGE_DUPLICATE,
        present.fileName()
            + " is in the repository already, imported at "
            + present.importedAt()
            + how);
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
  public Optional<String> revision(ImageSource source) {
    return bytes.revision(source);
  }

  @Override
  public boolean has(ImageId id) {
    return store.find(id).isPresent();
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
  public List<SoftwareImage> list(ImageQuery query) {
    return finder.list(query);
  }

  @Override
  public List<ImageCount> counts() {
    return finder.counts();
  }

  @Override
  public ImageUsage usage(Iterable<DeviceSoftware> devices) {
    return finder.usage(devices);
  }

  @Override
  public List<ImageBundle> bundles() {
    return finder.bundles();
  }

  @Override
  public Optional<ImageBundle> bundle(BundleId id) {
    return finder.bundle(id);
  }

  @Override
  public SoftwareImage edit(ImageId id, ImageDetails details) {
    try {
      return locks.alone(
          id,
          () -> {
            SoftwareImage edited = known(id).withDetails(details);
            store.update(edited);
            return edited;
          });
    } catch (IOException e) {
      throw new SwimException(ErrorCode.STORE_FAILED, id + " could not be changed", e);
    }
  }

  @Override
  public SoftwareImage restoreRequirements(ImageId id) {
    try {
      return locks.alone(
          id,
          () -> {
            SoftwareImage image = known(id);
            ImageRequirements own;
            try (ImageContent content = store.open(id)) {
              own = judge.recognize(image.fileName(), content).requirements();
            }
            SoftwareImage restored = image.withDetails(image.details().withRequirements(own));
            store.update(restored);
            return restored;
          });
    } catch (IOException e) {
      throw new SwimException(
          ErrorCode.STORE_FAILED, "the requirements of " + id + " could not be restored", e);
    }
  }

  @Override
  public void delete(ImageId id) {
    try {
      locks.alone(
          id,
          () -> {
            known(id);
            refuseInUse(id);
            return store.delete(id);
          });
    } catch (IOException e) {
      throw new SwimException(ErrorCode.STORE_FAILED, id + " could not be deleted", e);
    }
  }

  /** Breaks off the imports under way, and takes no more. */
  @Override
  public void close() {
    imports.close();
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
