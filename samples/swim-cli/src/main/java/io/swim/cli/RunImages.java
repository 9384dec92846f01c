package io.swim.cli;

import io.swim.image.ImageContent;
import io.swim.image.ImageId;
import io.swim.image.SoftwareImage;
import io.swim.spi.ImageStore;
import io.swim.spi.StagedImage;
import io.swim.store.FolderImageStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The images of one run: a file that the command line names, which is kept for as long as the run
 * lasts, and those of the repository. What comes in from devices gets into the repository, whose
 * folder is made only then. Thread-safe.
 */
final class RunImages implements ImageStore {
  private final FolderImageStore ofRun;
  private final Path folder;
  private Optional<FolderImageStore> repository = Optional.empty();

  /**
   * Two layers.
   *
   * @param folder of the repository
   */
  RunImages(FolderImageStore ofRun, Path folder) {
    this.ofRun = ofRun;
    this.folder = folder;
  }

  private synchronized FolderImageStore repository() {
    FolderImageStore store = repository.orElseGet(() -> Repository.in(folder));
    repository = Optional.of(store);
    return store;
  }

  private Optional<FolderImageStore> present() {
    return Files.isDirectory(folder) ? Optional.of(repository()) : Optional.empty();
  }

  private ImageStore holding(ImageId id) {
    Optional<ImageStore> other = present().map(store -> store);
    return ofRun.find(id).isPresent() ? ofRun : other.orElse(ofRun);
  }

  /** Of the run. */
  @Override
  public void put(SoftwareImage image, ImageContent content) throws IOException {
    ofRun.put(image, content);
  }

  /** Of the repository. */
  @Override
  public StagedImage stage() throws IOException {
    return repository().stage();
  }

  @Override
  public void update(SoftwareImage image) throws IOException {
    holding(image.id()).update(image);
  }

  @Override
  public Optional<SoftwareImage> find(ImageId id) {
    return holding(id).find(id);
  }

  @Override
  public List<SoftwareImage> list() {
    return Stream.concat(
            ofRun.list().stream(),
            present().stream()
                .flatMap(store -> store.list().stream())
                .filter(image -> ofRun.find(image.id()).isEmpty()))
        .sorted(Comparator.comparing(SoftwareImage::fileName))
        .toList();
  }

  @Override
  public ImageContent open(ImageId id) throws IOException {
    return holding(id).open(id);
  }

  @Override
  public boolean delete(ImageId id) throws IOException {
    return holding(id).delete(id);
  }

  /** Where the repository is, or will be: what comes in from devices gets there. */
  @Override
  public long freeBytes() throws IOException {
    Path there = folder.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return Files.getFileStore(there).getUsableSpace();
  }
}
