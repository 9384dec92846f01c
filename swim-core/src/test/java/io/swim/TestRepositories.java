package io.swim;

import io.swim.image.ImageId;
import io.swim.spi.BundleReader;
import io.swim.spi.FileClient;
import io.swim.spi.ImageStore;
import io.swim.store.InMemoryHostKeyStore;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** Repositories whose files begin with a word that says what they are. */
final class TestRepositories {
  private TestRepositories() {}

  static StoredImageRepository of(
      ImageStore store, List<FileClient> clients, Predicate<ImageId> inUse, Clock clock) {
    return of(store, clients, List.of(), inUse, clock);
  }

  static StoredImageRepository of(
      ImageStore store,
      List<FileClient> clients,
      List<BundleReader> readers,
      Predicate<ImageId> inUse,
      Clock clock) {
    CatalogueImages none =
        new CatalogueImages(List.of(), (catalogue, image, acceptance) -> {}, duration -> {});
    return of(store, clients, none, readers, inUse, Runnable::run, clock);
  }

  static StoredImageRepository of(ImageStore store, CatalogueImages catalogues, Executor work) {
    return of(store, List.of(), catalogues, List.of(), image -> false, work, Clock.systemUTC());
  }

  private static StoredImageRepository of(
      ImageStore store,
      List<FileClient> clients,
      CatalogueImages catalogues,
      List<BundleReader> readers,
      Predicate<ImageId> inUse,
      Executor work,
      Clock clock) {
    ImageJudge judge =
        new ImageJudge(
            List.of(new TestRecognizers.NobodysFiles(), new TestRecognizers.WordRecognizer()),
            new TestRecognizers.IosOnly());
    ImageLocks locks = new ImageLocks();
    return new StoredImageRepository(
        store,
        new SourceBytes(store, new RemoteImages(clients, new InMemoryHostKeyStore(), clock)),
        catalogues,
        judge,
        new BundleImports(store, judge, readers, locks, inUse, clock),
        new ImageFinder(store, new TestRecognizers.IosOnly()),
        locks,
        inUse,
        work,
        clock);
  }
}
