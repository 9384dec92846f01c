package io.swim;

import io.swim.device.FlashPath;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.image.ImageContent;
import io.swim.image.ImageDetails;
import io.swim.image.ImageId;
import io.swim.image.ImageImport;
import io.swim.image.ImageSource;
import io.swim.image.SoftwareImage;
import io.swim.image.VersionScheme;
import io.swim.internal.Digests;
import io.swim.internal.ImageIntake;
import io.swim.spi.ImageRecognizer;
import io.swim.spi.ImageStore;
import io.swim.spi.PlatformCatalog;
import io.swim.spi.Recognition;
import io.swim.spi.StagedImage;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The image repository over the host's image store. */
final class StoredImageRepository implements ImageRepository, ImageIntake {
  private final ImageStore store;
  private final RemoteImages remote;
  private final List<ImageRecognizer> recognizers;
  private final PlatformCatalog platforms;
  private final Predicate<ImageId> inUse;
  private final Clock clock;

  StoredImageRepository(
      ImageStore store,
      RemoteImages remote,
      List<ImageRecognizer> recognizers,
      PlatformCatalog platforms,
      Predicate<ImageId> inUse,
      Clock clock) {
    this.store = store;
    this.remote = remote;
    this.recognizers = List.copyOf(recognizers);
    this.platforms = platforms;
    this.inUse = inUse;
    this.clock = clock;
  }

  @Override
  public SoftwareImage importImage(ImageImport request) {
    checkName(request.source().fileName());
    return request.source() instanceof ImageSource.Remote remote
        ? fetch(request, remote)
        : take(request, ((ImageSource.LocalFile) request.source()).file());
  }

  private SoftwareImage take(ImageImport request, Path file) {
    if (!Files.isRegularFile(file)) {
      throw new SwimException(ErrorCode.INVALID_REQUEST, file + " is not a file");
    }
    try (ImageContent content = ImageContent.of(file)) {
      SoftwareImage image = judge(request, content);
      store(image, () -> store.put(image, content), content.sizeBytes());
      return image;
    } catch (IOException e) {
      throw new SwimException(
          ErrorCode.INVALID_REQUEST, file + " could not be read: " + e.getMessage(), e);
    }
  }

  /** All of it is fetched before it is judged; what is refused leaves nothing behind. */
  private SoftwareImage fetch(ImageImport request, ImageSource.Remote source) {
    try (StagedImage staged = store.stage()) {
      fetch(source, staged);
      return commit(request, staged);
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
      return commit(request, staged);
    } catch (IOException e) {
      throw new SwimException(
          ErrorCode.STORE_FAILED, fileName + " could not be staged: " + e.getMessage(), e);
    }
  }

  private SoftwareImage commit(ImageImport request, StagedImage staged) throws IOException {
    SoftwareImage image;
    try (ImageContent content = staged.content()) {
      image = judge(request, content);
    }
    store(image, () -> staged.commit(image), 0);
    return image;
  }

  /** A disk of ours that is full is not the fault of the server. */
  private void fetch(ImageSource.Remote source, StagedImage staged) throws IOException {
    FirstFailure out = new FirstFailure(staged.out());
    try (out) {
      remote.fetch(source, out);
    } catch (SwimException e) {
      IOException ours = out.failure();
      if (ours != null) {
        throw new FileSystemException(
            source.fileName(), null, ours.getMessage() + " after " + out.bytes() + " bytes");
      }
      throw e;
    }
  }

  private SoftwareImage judge(ImageImport request, ImageContent content) throws IOException {
    String name = request.source().fileName();
    Recognition.Recognized what = recognize(name, content);
    checkAgainst(request, name, what);
    List<Digest> digests = Digests.of(content);
    checkDigest(request, name, digests);
    if (request.signature().isPresent()) {
      Signatures.check(request.signature().get(), name, content);
    }
    SoftwareImage image = describe(request, name, content, what, digests);
    refuseDuplicate(request, image);
    return image;
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

  private void store(SoftwareImage image, Storing storing, long roomNeeded) {
    String name = image.fileName();
    try {
      checkRoom(name, roomNeeded);
      storing.run();
    } catch (FileSystemException e) {
      throw new SwimException(
          ErrorCode.REPOSITORY_FULL, name + " could not be stored: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new SwimException(
          ErrorCode.STORE_FAILED, name + " could not be stored: " + e.getMessage(), e);
    }
  }

  private Recognition.Recognized recognize(String name, ImageContent content) throws IOException {
    if (content.sizeBytes() == 0) {
      throw new SwimException(ErrorCode.IMAGE_INVALID, name + " is empty");
    }
    for (ImageRecognizer recognizer : recognizers) {
      Recognition recognition = recognizer.recognize(name, content);
      if (recognition instanceof Recognition.Recognized recognized) {
        return recognized;
      } else if (recognition instanceof Recognition.Damaged damaged) {
        throw new SwimException(ErrorCode.IMAGE_INVALID, name + " is damaged: " + damaged.why());
      } else if (recognition instanceof Recognition.Renamed renamed) {
        throw new SwimException(ErrorCode.IMAGE_RENAMED, name + " was renamed: " + renamed.why());
      }
    }
    throw new SwimException(
        ErrorCode.IMAGE_UNRECOGNISED,
        name + " of " + content.sizeBytes() + " bytes is no image of a known platform");
  }

  private void checkAgainst(ImageImport request, String name, Recognition.Recognized what) {
    request
        .platform()
        .filter(platform -> !platform.equals(what.platform()))
        .ifPresent(
            platform -> {
              throw new SwimException(
                  ErrorCode.IMAGE_INVALID,
                  name + " is for " + what.platform() + ", not for " + platform);
            });
    VersionScheme versions = platforms.versions(what.platform());
    request
        .version()
        .filter(version -> !versions.same(version, what.version()))
        .ifPresent(
            version -> {
              throw new SwimException(
                  ErrorCode.IMAGE_INVALID,
                  name + " holds version " + what.version() + ", not " + version);
            });
  }

  private static void checkDigest(ImageImport request, String name, List<Digest> digests) {
    Optional<Digest> expected = request.expectedDigest();
    if (expected.isPresent() && !digests.contains(expected.get())) {
      DigestAlgorithm algorithm = expected.get().algorithm();
      Digest actual =
          digests.stream().filter(d -> d.algorithm() == algorithm).findFirst().orElseThrow();
      throw new SwimException(
          ErrorCode.IMAGE_DIGEST_MISMATCH,
          name + " has " + actual + ", expected " + expected.get().hex());
    }
  }

  private SoftwareImage describe(
      ImageImport request,
      String name,
      ImageContent content,
      Recognition.Recognized what,
      List<Digest> digests) {
    return new SoftwareImage(
        new ImageId(name),
        name,
        what.platform(),
        what.kind(),
        what.version(),
        what.family(),
        what.featureSet(),
        content.sizeBytes(),
        digests,
        what.requirements(),
        request.description(),
        "",
        clock.instant());
  }

  private void refuseDuplicate(ImageImport request, SoftwareImage image) {
    Optional<SoftwareImage> present = store.find(image.id());
    if (present.isEmpty()) {
      return;
    }
    boolean same = present.get().digests().equals(image.digests());
    if (request.duplicates() == ImageImport.Duplicates.REFUSE) {
      throw new SwimException(
          ErrorCode.IMAGE_DUPLICATE,
          image.fileName()
              + " is in the repository already, imported at "
              + present.get().importedAt()
              + (same ? "" : ", with other bytes"));
    }
    if (!same) {
      refuseInUse(image.id());
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
