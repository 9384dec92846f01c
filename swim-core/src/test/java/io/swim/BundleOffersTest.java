package io.swim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.device.TransferProtocol;
import io.swim.image.BundleId;
import io.swim.image.ImageBundle;
import io.swim.image.ImageContent;
import io.swim.image.ImageId;
import io.swim.image.SoftwareImage;
import io.swim.internal.Events;
import io.swim.internal.Publications;
import io.swim.internal.TestFiles;
import io.swim.spi.FetchRoutes;
import io.swim.spi.FileServer;
import io.swim.spi.ImageStore;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What was opened for an offer that came to nothing is closed. */
class BundleOffersTest {
  private static final ImageBundle BUNDLE =
      new ImageBundle(
          new BundleId("ap-17.9"),
          List.of(ListedImages.ios("ap1.bin", "17.9"), ListedImages.ios("ap2.bin", "17.9")));

  @Test
  void anImageThatCanNotBeOpenedLeavesNoOtherOneOpen() {
    HalfStore images = new HalfStore();
    try (Events events = new Events()) {
      Publications servers =
          new Publications(
              List.of(new IdleServer()),
              new TestFiles(images),
              FetchRoutes.DIRECT,
              events,
              Clock.systemUTC());
      BundleOffers offers = new BundleOffers(servers, images);
      BundleOffer offer =
          BundleOffer.of(TransferProtocol.TFTP, "ap", Set.of(InetAddress.getLoopbackAddress()));

      assertThatThrownBy(() -> offers.offer(BUNDLE, offer))
          .isInstanceOf(NoSuchElementException.class)
          .hasMessageContaining("ap2.bin");
    }

    assertThat(images.opened).containsExactly("ap1.bin");
    assertThat(images.closed).containsExactly("ap1.bin");
  }

  /** The second image was deleted meanwhile. */
  private static final class HalfStore implements ImageStore {
    private final ImageStore listed = new ListedImages(BUNDLE.images());
    private final List<String> opened = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();

    @Override
    public ImageContent open(ImageId id) {
      if (!opened.isEmpty()) {
        throw new NoSuchElementException(id.toString());
      }
      opened.add(id.toString());
      return new ImageContent() {
        @Override
        public long sizeBytes() {
          return 0;
        }

        @Override
        public int read(ByteBuffer into, long position) {
          return -1;
        }

        @Override
        public void close() {
          closed.add(id.toString());
        }
      };
    }

    @Override
    public void put(SoftwareImage image, ImageContent content) throws IOException {
      listed.put(image, content);
    }

    @Override
    public void update(SoftwareImage image) throws IOException {
      listed.update(image);
    }

    @Override
    public Optional<SoftwareImage> find(ImageId id) {
      return listed.find(id);
    }

    @Override
    public List<SoftwareImage> list() {
      return listed.list();
    }

    @Override
    public boolean delete(ImageId id) throws IOException {
      return listed.delete(id);
    }

    @Override
    public long freeBytes() {
      return 0;
    }
  }

  private static final class IdleServer implements FileServer {
    @Override
    public Set<TransferProtocol> protocols() {
      return Set.of(TransferProtocol.TFTP);
    }

    @Override
    public void start() {}

    @Override
    public List<InetSocketAddress> addresses(TransferProtocol protocol) {
      return List.of();
    }

    @Override
    public Publication publish(Offering offering) {
      throw new AssertionError(offering + " was published");
    }

    @Override
    public InetAddress addressFor(InetAddress peer) {
      return peer;
    }

    @Override
    public void close() {}
  }
}
