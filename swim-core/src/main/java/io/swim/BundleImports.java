package io.swim;

import com.google.common.util.concurrent.Striped;
import io.swim.device.FlashPath;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.BundleId;
import io.swim.image.ImageBundle;
import io.swim.image.ImageContent;
import io.swim.image.ImageId;
import io.swim.image.ImageImport;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import io.swim.internal.Digests;
import io.swim.spi.BundleContents;
import io.swim.spi.BundleReader;
import io.swim.spi.ImageStore;
import java.io.IOException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Takes bundles into the repository: all their images, or none. */
final class BundleImports {
  private static final int IMPORTS_TOLD_APART = 16;
  private static final String ENDING = ".tar";

  private final ImageStore store;
  private final ImageJudge judge;
  private final List<BundleReader> readers;
  private final ImageLocks locks;
  private final Predicate<ImageId> inUse;
  private final Clock clock;

  /** One import of a bundle at a time decides whether it is there already. */
  private final Striped<Lock> byBundle = Striped.lock(IMPORTS_TOLD_APART);

  BundleImports(
      ImageStore store,
      ImageJudge judge,
      List<BundleReader> readers,
      ImageLocks locks,
      Predicate<ImageId> inUse,
      Clock clock) {
    this.store = store;
    this.judge = judge;
    this.readers = List.copyOf(readers);
    this.locks = locks;
    this.inUse = inUse;
    this.clock = clock;
  }

  /**
   * Judges the bundle and stores its images.
   *
   * @throws SwimException as {@link ImageRepository#importBundle} says
   * @throws IOException when the content can't be read
   */
  ImportedBundle take(ImageImport request, ImageContent content) throws IOException {
    String name = request.source().fileName();
    judge.genuine(request, content);
    BundleContents.Images found = recognize(name, content);
    judge.checkAgainst(request, name, found.platform(), found.version());
    checkNames(name, found);
    BundleId id = id(name);
    Lock lock = byBundle.get(id);
    lock.lock();
    try (StagedBundle staged = new StagedBundle(store)) {
      refuseDuplicate(request, id, present(id));
      checkRoom(name, found);
      for (BundleContents.Entry entry : found.images()) {
        staged.add(entry.content(), bytes -> describe(request, id, found, entry, bytes));
      }
      commit(id, staged);
      return new ImportedBundle(new ImageBundle(id, staged.images()), found.leftOut());
    } catch (IOException e) {
      throw StoreFailure.of(name + " could not be stored", e);
    } finally {
      lock.unlock();
    }
  }

  private void commit(BundleId id, StagedBundle staged) throws IOException {
    Set<ImageId> concerned = new HashSet<>();
    Stream.concat(present(id).stream(), staged.images().stream())
        .forEach(image -> concerned.add(image.id()));
    locks.alone(
        concerned,
        () -> {
          List<SoftwareImage> present = present(id);
          refuseInUse(present, staged.images());
          staged.commit(present);
          return staged;
        });
  }

  private static BundleId id(String fileName) {
    boolean ends = fileName.length() > ENDING.length() && fileName.endsWith(ENDING);
    return new BundleId(
        ends ? fileName.substring(0, fileName.length() - ENDING.length()) : fileName);
  }

  private BundleContents.Images recognize(String name, ImageContent content) throws IOException {
    for (BundleReader reader : readers) {
      BundleContents contents = reader.read(name, content);
      if (contents instanceof BundleContents.Images images) {
        return images;
      } else if (contents instanceof BundleContents.Damaged damaged) {
        throw new SwimException(ErrorCode.IMAGE_INVALID, name + ": " + damaged.why());
      }
    }
    throw new SwimException(
        ErrorCode.IMAGE_UNRECOGNISED,
        name + " of " + content.sizeBytes() + " bytes is no bundle of a known platform");
  }

  /** They will be parts of commands and paths, and ids. */
  private static void checkNames(String bundle, BundleContents.Images found) {
    Set<String> names = new HashSet<>();
    for (BundleContents.Entry entry : found.images()) {
      try {
        FlashPath path = new FlashPath("flash:", entry.fileName());
        if (!path.name().equals(entry.fileName()) || !names.add(entry.fileName())) {
          throw new IllegalArgumentException("has a folder, or is there twice");
        }
      } catch (IllegalArgumentException e) {
        throw new SwimException(
            ErrorCode.IMAGE_INVALID,
            bundle + ": '" + entry.fileName() + "' can't be the name of a file on a device",
            e);
      }
    }
  }

  private List<SoftwareImage> present(BundleId id) {
    return store.list().stream()
        .filter(image -> BundleId.of(image.id()).equals(Optional.of(id)))
        .toList();
  }

  private static void refuseDuplicate(
      ImageImport request, BundleId id, List<SoftwareImage> present) {
    if (!present.isEmpty() && request.duplicates() == ImageImport.Duplicates.REFUSE) {
      throw new SwimException(
          ErrorCode.IMAGE_DUPLICATE,
          "bundle "
              + id
              + " is in the repository already, with "
              + present.size()
              + " images, imported at "
              + present.get(0).importedAt());
    }
  }

  private void checkRoom(String name, BundleContents.Images found) throws IOException {
    long needed = found.images().stream().mapToLong(each -> each.content().sizeBytes()).sum();
    long free = store.freeBytes();
    if (free < needed) {
      throw new SwimException(
          ErrorCode.REPOSITORY_FULL,
          name
              + " needs "
              + needed
              + " bytes for "
              + found.images().size()
              + " images, the repository has "
              + free
              + " free");
    }
  }

  private SoftwareImage describe(
      ImageImport request,
      BundleId bundle,
      BundleContents.Images found,
      BundleContents.Entry entry,
      ImageContent bytes)
      throws IOException {
    return new SoftwareImage(
        bundle.image(entry.fileName()),
        entry.fileName(),
        found.platform(),
        found.kind(),
        found.version(),
        entry.family(),
        "",
        bytes.sizeBytes(),
        Digests.of(bytes),
        ImageRequirements.NONE,
        request.description(),
        "",
        clock.instant());
  }

  /** Those that get other bytes, and those that the new bundle does not have. */
  private void refuseInUse(List<SoftwareImage> present, List<SoftwareImage> next) {
    for (SoftwareImage old : present) {
      boolean stays =
          next.stream()
              .anyMatch(each -> each.id().equals(old.id()) && each.digests().equals(old.digests()));
      if (!stays && inUse.test(old.id())) {
        throw new SwimException(
            ErrorCode.IMAGE_IN_USE, old.id() + " is needed by a run that has not ended");
      }
    }
  }
}
