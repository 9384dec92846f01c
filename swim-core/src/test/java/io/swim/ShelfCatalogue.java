package io.swim;

import io.swim.fault.CatalogueException;
import io.swim.fault.CatalogueProblem;
import io.swim.image.Acceptance;
import io.swim.image.Agreement;
import io.swim.image.CatalogueImage;
import io.swim.image.CatalogueImage.Terms;
import io.swim.image.CatalogueImage.Told;
import io.swim.image.CatalogueImageId;
import io.swim.image.CatalogueQuery;
import io.swim.image.Digest;
import io.swim.image.ImageRequirements;
import io.swim.spi.CatalogueDownload;
import io.swim.spi.ImageCatalogue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A catalogue in memory that does what a test says, one step for each stream. */
final class ShelfCatalogue implements ImageCatalogue {
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, List<Digest>> digests = new ConcurrentHashMap<>();
  final Deque<Step> steps = new ArrayDeque<>();
  final List<Long> begunAt = new ArrayList<>();
  Optional<Agreement> asksFor = Optional.empty();
  Optional<CatalogueException> refusal = Optional.empty();

  /** What one stream does with the rest of the file. */
  interface Step {
    InputStream of(byte[] rest) throws CatalogueException;
  }

  /** Breaks off after some bytes. */
  static Step breaksAfter(int bytes) {
    return rest ->
        new InputStream() {
          private int read;

          @Override
          public int read() throws IOException {
            if (read == bytes) {
              throw new IOException("Connection reset");
            }
            return rest[read++] & 0xff;
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
              return 0;
            }
            into[offset] = (byte) read();
            return 1;
          }
        };
  }

  /** Ends as if that were all. */
  static Step endsAfter(int bytes) {
    return rest -> new ByteArrayInputStream(Arrays.copyOf(rest, bytes));
  }

  static Step fails(CatalogueException failure) {
    return rest -> {
      throw failure;
    };
  }

  ShelfCatalogue with(String file, String text, Digest... told) {
    files.put(file, text.getBytes(StandardCharsets.UTF_8));
    digests.put(file, List.of(told));
    return this;
  }

  @Override
  public String id() {
    return "shelf";
  }

  @Override
  public List<CatalogueImage> search(CatalogueQuery query) {
    return files.keySet().stream()
        .map(file -> image(new CatalogueImageId(query.product(), file)))
        .toList();
  }

  @Override
  public CatalogueImage details(CatalogueImageId image) throws CatalogueException {
    if (!files.containsKey(image.fileName())) {
      throw new CatalogueException(CatalogueProblem.NOT_FOUND, "nobody offers " + image);
    }
    return image(image);
  }

  private CatalogueImage image(CatalogueImageId id) {
    return new CatalogueImage(
        id,
        "the vendor's words",
        "15.0(2)SE11",
        Optional.empty(),
        OptionalLong.of(files.get(id.fileName()).length),
        digests.get(id.fileName()),
        "IOS",
        "LAN BASE",
        new ImageRequirements(OptionalLong.of(1), OptionalLong.of(32L << 20)),
        new Terms(Told.NOTHING, Told.NO, Told.YES),
        List.of());
  }

  @Override
  public CatalogueDownload download(
      CatalogueImageId id, List<Acceptance> acceptances, Consumer<Acceptance> accepted)
      throws CatalogueException {
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    CatalogueImage image = details(id);
    if (asksFor.isPresent()) {
      Acceptance given =
          acceptances.stream()
              .filter(each -> each.agreement() == asksFor.get())
              .findFirst()
              .orElseThrow(
                  () ->
                      new CatalogueException(
                          CatalogueProblem.EULA_NOT_ACCEPTED, "the licence is not accepted"));
      accepted.accept(given);
    }
    return new Download(image, files.get(id.fileName()));
  }

  private final class Download implements CatalogueDownload {
    private final CatalogueImage image;
    private final byte[] bytes;

    Download(CatalogueImage image, byte[] bytes) {
      this.image = image;
      this.bytes = bytes;
    }

    @Override
    public CatalogueImage image() {
      return image;
    }

    @Override
    public InputStream stream(long fromByte) throws CatalogueException {
      Step step;
      synchronized (steps) {
        begunAt.add(fromByte);
        step = steps.isEmpty() ? ByteArrayInputStream::new : steps.remove();
      }
      return step.of(Arrays.copyOfRange(bytes, (int) fromByte, bytes.length));
    }

    @Override
    public void close() {}
  }
}
