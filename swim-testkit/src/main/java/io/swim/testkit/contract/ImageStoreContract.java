package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.device.PlatformId;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.image.ImageContent;
import io.swim.image.ImageDetails;
import io.swim.image.ImageId;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import io.swim.spi.ImageStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ImageStore} must do. */
public abstract class ImageStoreContract {
  private static final int SIZE = 200_001;
  private static final int ROUNDS = 20;

  private ImageStore store;

  /** An empty store with room for some megabytes, for each test anew. */
  protected abstract ImageStore newStore() throws Exception;

  @BeforeEach
  final void makeStore() throws Exception {
    store = newStore();
  }

  private static byte[] bytes(int seed) {
    byte[] bytes = new byte[SIZE];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static SoftwareImage image(String id, String fileName, byte[] bytes) {
    return new SoftwareImage(
        new ImageId(id),
        fileName,
        new PlatformId("cisco-ios"),
        ImageKind.SYSTEM,
        "15.0(2)SE11",
        "C2960",
        "LANBASEK9-M",
        bytes.length,
        List.of(new Digest(DigestAlgorithm.MD5, md5(bytes))),
        new ImageRequirements(
            OptionalLong.of(64L << 20), OptionalLong.empty(), Optional.of("12.2(11r)T")),
        "a description: \u00fc 'quotes'",
        "",
        SampleJob.NOW);
  }

  private static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private SoftwareImage stored(String id, byte[] bytes) throws IOException {
    SoftwareImage image = image(id, id, bytes);
    store.put(image, ImageContent.of(bytes));
    return image;
  }

  private static byte[] read(ImageContent content) throws IOException {
    try (InputStream stream = content.stream(0)) {
      return stream.readAllBytes();
    }
  }

  private byte[] readStored(String id) throws IOException {
    try (ImageContent content = store.open(new ImageId(id))) {
      return read(content);
    }
  }

  @Test
  void whatWasPutIsFoundAndReadBack() throws Exception {
    SoftwareImage image = stored("a.bin", bytes(1));

    assertThat(store.find(image.id())).contains(image);
    assertThat(readStored("a.bin")).isEqualTo(bytes(1));
  }

  @Test
  void theContentOfAPutStaysOpenForItsOwner() throws Exception {
    try (Watched content = new Watched(bytes(1))) {
      store.put(image("a.bin", "a.bin", bytes(1)), content);

      assertThat(content.closed).isFalse();
    }
  }

  @Test
  void anUnknownImageIsNotThere() throws Exception {
    ImageId unknown = new ImageId("unknown.bin");

    assertThat(store.find(unknown)).isEmpty();
    assertThat(store.delete(unknown)).isFalse();
    assertThatThrownBy(() -> store.open(unknown)).hasMessageContaining("unknown.bin");
  }

  @Test
  void contentIsReadAtAnyPosition() throws Exception {
    stored("a.bin", bytes(1));
    try (ImageContent content = store.open(new ImageId("a.bin"))) {
      assertThat(content.sizeBytes()).isEqualTo(SIZE);
      ByteBuffer end = ByteBuffer.allocate(10);
      while (end.position() < 7 && content.read(end, SIZE - 7 + end.position()) > 0) {
        assertThat(end.position()).isPositive();
      }
      assertThat(Arrays.copyOf(end.array(), 7))
          .isEqualTo(Arrays.copyOfRange(bytes(1), SIZE - 7, SIZE));
      assertThat(content.read(ByteBuffer.allocate(10), SIZE)).isEqualTo(-1);
      assertThat(content.read(ByteBuffer.allocate(10), SIZE + 100L)).isEqualTo(-1);
      try (InputStream tail = content.stream(SIZE - 100_000)) {
        assertThat(tail.readAllBytes())
            .isEqualTo(Arrays.copyOfRange(bytes(1), SIZE - 100_000, SIZE));
      }
    }
  }

  @Test
  void manyReadOneContentAtOnce() throws Exception {
    stored("a.bin", bytes(1));
    try (ImageContent content = store.open(new ImageId("a.bin"))) {
      List<byte[]> read = Race.of(thread -> read(content));

      assertThat(read).allSatisfy(each -> assertThat(each).isEqualTo(bytes(1)));
    }
  }

  @Test
  void allImagesAreListedByFileName() throws Exception {
    SoftwareImage second = image("1", "b.bin", bytes(1));
    SoftwareImage first = image("2", "a.bin", bytes(2));
    store.put(second, ImageContent.of(bytes(1)));
    store.put(first, ImageContent.of(bytes(2)));

    assertThat(store.list()).containsExactly(first, second);
  }

  @Test
  void idsThatDifferOnlyInOddCharactersAreTwoImages() throws Exception {
    List<String> ids = List.of("a b.bin", "a_b.bin", "a/b.bin", "../b.bin", "..", ".", "a%20b.bin");
    for (String id : ids) {
      stored(id, bytes(id.hashCode()));
    }

    for (String id : ids) {
      assertThat(readStored(id)).as(id).isEqualTo(bytes(id.hashCode()));
      assertThat(store.delete(new ImageId(id))).as(id).isTrue();
    }
    assertThat(store.list()).isEmpty();
  }

  @Test
  void aReplacedImageIsRightForNewReadersAndOldForThoseWhoHaveItOpen() throws Exception {
    stored("a.bin", bytes(1));
    try (ImageContent old = store.open(new ImageId("a.bin"))) {
      SoftwareImage replaced = stored("a.bin", bytes(2));

      assertThat(read(old)).isEqualTo(bytes(1));
      assertThat(readStored("a.bin")).isEqualTo(bytes(2));
      assertThat(store.find(replaced.id())).contains(replaced);
      assertThat(store.list()).containsExactly(replaced);
    }
  }

  @Test
  void aDeletedImageIsGoneButForThoseWhoHaveItOpen() throws Exception {
    SoftwareImage image = stored("a.bin", bytes(1));
    try (ImageContent open = store.open(image.id())) {
      assertThat(store.delete(image.id())).isTrue();

      assertThat(read(open)).isEqualTo(bytes(1));
    }
    assertThat(store.find(image.id())).isEmpty();
    assertThat(store.list()).isEmpty();
    assertThat(store.delete(image.id())).isFalse();
    assertThatThrownBy(() -> store.open(image.id())).hasMessageContaining("a.bin");
  }

  @Test
  void ofAPutThatFailsNothingStays() {
    SoftwareImage image = image("a.bin", "a.bin", bytes(1));

    assertThatThrownBy(() -> store.put(image, new Failing(bytes(1))))
        .isInstanceOf(IOException.class);

    assertThat(store.find(image.id())).isEmpty();
    assertThat(store.list()).isEmpty();
    assertThatThrownBy(() -> store.open(image.id())).hasMessageContaining("a.bin");
  }

  @Test
  void aPutThatFailsLeavesTheImageThatIsThere() throws Exception {
    SoftwareImage old = stored("a.bin", bytes(1));

    assertThatThrownBy(() -> store.put(image("a.bin", "a.bin", bytes(2)), new Failing(bytes(2))))
        .isInstanceOf(IOException.class);

    assertThat(store.find(old.id())).contains(old);
    assertThat(readStored("a.bin")).isEqualTo(bytes(1));
  }

  @Test
  void contentOfAnotherSizeThanTheImageIsNotStored() {
    SoftwareImage image = image("a.bin", "a.bin", bytes(1));

    assertThatThrownBy(() -> store.put(image, ImageContent.of(Arrays.copyOf(bytes(1), SIZE - 1))))
        .isInstanceOf(IOException.class);

    assertThat(store.find(image.id())).isEmpty();
  }

  @Test
  void anUpdateChangesTheDetailsAndNotTheBytes() throws Exception {
    SoftwareImage image = stored("a.bin", bytes(1));
    SoftwareImage edited =
        image.withDetails(
            new ImageDetails(
                image.platform(), "15.0(2)SE12", ImageRequirements.NONE, "edited", "notes"));

    store.update(edited);

    assertThat(store.find(image.id())).contains(edited);
    assertThat(readStored("a.bin")).isEqualTo(bytes(1));
  }

  @Test
  void whatManyPutUnderOneIdIsOneOfTheirsAsAWhole() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Race.of(thread -> stored("a.bin", bytes(thread)));

      SoftwareImage found = store.find(new ImageId("a.bin")).orElseThrow();
      assertThat(found.digests().get(0).hex()).isEqualTo(md5(readStored("a.bin")));
      assertThat(store.list()).containsExactly(found);
    }
  }

  @Test
  void whatIsPutAndDeletedAtOnceIsThereOrGoneAsAWhole() throws Exception {
    ImageId id = new ImageId("a.bin");
    for (int round = 0; round < ROUNDS; round++) {
      Race.of(
          thread -> {
            if (thread % 2 == 0) {
              stored("a.bin", bytes(thread));
            } else {
              store.delete(id);
            }
            return thread;
          });

      if (store.find(id).isPresent()) {
        assertThat(md5(readStored("a.bin")))
            .isEqualTo(store.find(id).orElseThrow().digests().get(0).hex());
      } else {
        assertThatThrownBy(() -> store.open(id)).hasMessageContaining("a.bin");
      }
    }
  }

  @Test
  void roomIsTold() throws Exception {
    assertThat(store.freeBytes()).isGreaterThan(SIZE);
  }

  /** Knows whether it was closed. */
  private static final class Watched implements ImageContent {
    private final ImageContent content;
    private boolean closed;

    Watched(byte[] bytes) {
      content = ImageContent.of(bytes);
    }

    @Override
    public long sizeBytes() {
      return content.sizeBytes();
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
      return content.read(into, position);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  /** Can't be read beyond its middle. */
  private static final class Failing implements ImageContent {
    private final ImageContent content;

    Failing(byte[] bytes) {
      content = ImageContent.of(bytes);
    }

    @Override
    public long sizeBytes() {
      return content.sizeBytes();
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
      if (position >= sizeBytes() / 2) {
        throw new IOException("can't be read from byte " + position + " on");
      }
      return content.read(into, position);
    }

    @Override
    public void close() {}
  }
}
