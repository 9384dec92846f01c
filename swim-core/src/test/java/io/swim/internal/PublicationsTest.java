package io.swim.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.DeviceId;
import io.swim.device.PlatformId;
import io.swim.device.TransferProtocol;
import io.swim.event.EngineEvent;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import io.swim.image.ImageId;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import io.swim.job.AssignmentId;
import io.swim.job.RunId;
import io.swim.spi.FileServer;
import io.swim.spi.Publication;
import io.swim.spi.PublishedFile;
import io.swim.spi.TransferRecord;
import io.swim.store.FolderImageStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationsTest {
  private static final AssignmentId ONE = new AssignmentId(new RunId("run"), new DeviceId("sw-1"));
  private static final AssignmentId TWO = new AssignmentId(new RunId("run"), new DeviceId("sw-2"));
  private static final SoftwareImage IMAGE =
      new SoftwareImage(
          new ImageId("image.bin"),
          "image.bin",
          new PlatformId("cisco-ios"),
          ImageKind.SYSTEM,
          "1.0",
          "",
          "",
          1000,
          List.of(),
          ImageRequirements.NONE,
          "",
          "",
          TestEngine.NOW);

  @TempDir Path folder;
  private final OpenServer server = new OpenServer();
  private final List<EngineEvent> events = new ArrayList<>();
  private Publications publications;

  @BeforeEach
  void make() throws IOException {
    FolderImageStore images = new FolderImageStore(folder);
    images.put(IMAGE, ImageContent.of(new byte[1000]));
    Engine engine = TestEngine.of(new TestEngine.Remembering(), images, server);
    engine.events().add(events::add);
    publications = engine.publications();
  }

  private InetAddress ensure(AssignmentId id, String path) throws DriverException {
    return publications.ensure(id, TransferProtocol.TFTP, path, IMAGE, "127.0.0.9");
  }

  private static boolean isOpen(PublishedFile file) throws IOException {
    try {
      return file.content().read(ByteBuffer.allocate(1), 0) == 1;
    } catch (ClosedChannelException e) {
      return false;
    }
  }

  @Test
  void pathsCanNotBeGuessedAndEndWithTheName() {
    String path = publications.newPath(IMAGE);

    assertThat(path).matches("[0-9a-f]{16}/image\\.bin");
    assertThat(publications.newPath(IMAGE)).isNotEqualTo(path);
  }

  @Test
  void aFileIsPublishedOnceToItsDevice() throws Exception {
    InetAddress address = ensure(ONE, "a/image.bin");
    ensure(ONE, "a/image.bin");

    assertThat(address).isEqualTo(InetAddress.getByName("127.0.0.1"));
    assertThat(server.published).hasSize(1);
    assertThat(server.published.get(0).peer()).isEqualTo(InetAddress.getByName("127.0.0.9"));
    assertThat(isOpen(server.published.get(0))).isTrue();
    assertThat(server.starts).isPositive();
  }

  @Test
  void anotherPathTakesThePlaceOfTheFirst() throws Exception {
    ensure(ONE, "a/image.bin");
    ensure(ONE, "b/image.bin");

    assertThat(server.open).containsExactly("b/image.bin");
    assertThat(isOpen(server.published.get(0))).isFalse();
    assertThat(isOpen(server.published.get(1))).isTrue();
  }

  @Test
  void whatIsClosedIsNotServedAndItsContentIsClosed() throws Exception {
    ensure(ONE, "a/image.bin");
    ensure(TWO, "b/image.bin");

    publications.close(ONE);
    publications.close(ONE);

    assertThat(server.open).containsExactly("b/image.bin");
    assertThat(isOpen(server.published.get(0))).isFalse();
    assertThat(publications.percent(ONE)).isZero();
    assertThat(publications.lastTransfer(ONE)).isEmpty();
  }

  @Test
  void closingAllClosesTheServersToo() throws Exception {
    ensure(ONE, "a/image.bin");
    ensure(TWO, "b/image.bin");

    publications.close();

    assertThat(server.open).isEmpty();
    assertThat(server.closed).isTrue();
    assertThat(isOpen(server.published.get(0)) || isOpen(server.published.get(1))).isFalse();
  }

  @Test
  void everyPercentIsToldOnce() throws Exception {
    ensure(ONE, "a/image.bin");
    for (int bytes = 0; bytes <= 1000; bytes++) {
      server.published.get(0).progress().accept(bytes);
    }

    assertThat(publications.percent(ONE)).isEqualTo(100);
    assertThat(events).hasSize(100);
    assertThat(events.get(99))
        .isEqualTo(new EngineEvent.TransferProgressed(TestEngine.NOW, ONE, 1000, 1000));
  }

  @Test
  void aServerThatCanNotServeHasTouchedNoDevice() {
    server.broken = true;

    DriverException e =
        catchThrowableOfType(DriverException.class, () -> ensure(ONE, "a/image.bin"));

    assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE);
    assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(e).hasMessageContaining("image.bin").hasMessageContaining("port 69 is taken");
  }

  @Test
  void aProtocolWithoutAServerIsToldByName() {
    DriverException e =
        catchThrowableOfType(
            DriverException.class,
            () -> publications.ensure(ONE, TransferProtocol.SCP, "a", IMAGE, "127.0.0.9"));

    assertThat(e).hasMessageContaining("SCP");
    assertThat(publications.server(TransferProtocol.SCP)).isEmpty();
    assertThat(publications.server(TransferProtocol.TFTP)).contains(server);
  }

  @Test
  void contentIsClosedWhenTheServerRefusesThePath() throws Exception {
    server.refusing = true;

    catchThrowableOfType(IllegalStateException.class, () -> ensure(ONE, "a/image.bin"));

    assertThat(server.published).hasSize(1);
    assertThat(isOpen(server.published.get(0))).isFalse();
  }

  /** Remembers what is published. */
  private static final class OpenServer implements FileServer {
    private final List<PublishedFile> published = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private int starts;
    private boolean broken;
    private boolean refusing;
    private boolean closed;

    @Override
    public TransferProtocol protocol() {
      return TransferProtocol.TFTP;
    }

    @Override
    public void start() throws IOException {
      starts++;
      if (broken) {
        throw new IOException("port 69 is taken");
      }
    }

    @Override
    public List<InetSocketAddress> addresses() {
      return List.of();
    }

    @Override
    public Publication publish(PublishedFile file) {
      published.add(file);
      if (refusing) {
        throw new IllegalStateException("published already");
      }
      open.add(file.path());
      return new Publication() {
        @Override
        public String path() {
          return file.path();
        }

        @Override
        public List<TransferRecord> transfers() {
          return List.of();
        }

        @Override
        public void close() {
          open.remove(file.path());
        }
      };
    }

    @Override
    public InetAddress addressFor(InetAddress peer) throws IOException {
      return InetAddress.getByName("127.0.0.1");
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
