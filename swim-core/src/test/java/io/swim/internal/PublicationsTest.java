package io.swim.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.DeviceId;
import io.swim.device.FileLocation;
import io.swim.device.Login;
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
import io.swim.spi.FetchRoute;
import io.swim.spi.FileServer;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.spi.ServedFile;
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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
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

  private Optional<Login> ensure(AssignmentId id, String path) throws Exception {
    return publications.ensure(
        id, at(TransferProtocol.TFTP, path), route(), IMAGE, TestEngine.NOW.plusSeconds(60));
  }

  private static FileLocation at(TransferProtocol protocol, String path) {
    return new FileLocation(protocol, "127.0.0.1", OptionalInt.empty(), path);
  }

  private static FetchRoute route() throws IOException {
    return FetchRoute.from(InetAddress.getByName("127.0.0.9"));
  }

  private static ServedFile.Outgoing file(Offering offering) {
    return (ServedFile.Outgoing) offering.files().get(0);
  }

  private static boolean isOpen(Offering offering) throws IOException {
    try {
      return file(offering).content().read(ByteBuffer.allocate(1), 0) == 1;
    } catch (ClosedChannelException e) {
      return false;
    }
  }

  @Test
  void pathsCanNotBeGuessedAndEndWithTheName() throws Exception {
    FileLocation place = publications.place(TransferProtocol.TFTP, route(), IMAGE.fileName());

    assertThat(place.path()).matches("[0-9A-Za-z]{16}/image\\.bin");
    assertThat(place.host()).isEqualTo("127.0.0.1");
    assertThat(publications.place(TransferProtocol.TFTP, route(), IMAGE.fileName()))
        .isNotEqualTo(place);
  }

  @Test
  void aFileIsPublishedOnceToItsDevice() throws Exception {
    Optional<Login> login = ensure(ONE, "a/image.bin");
    ensure(ONE, "a/image.bin");

    assertThat(login).as("TFTP has none").isEmpty();
    assertThat(server.published).hasSize(1);
    assertThat(server.published.get(0).peers()).containsExactly(InetAddress.getByName("127.0.0.9"));
    assertThat(server.published.get(0).uses()).isEqualTo(Offering.Uses.ONE_EACH);
    assertThat(server.published.get(0).expiry()).isEqualTo(TestEngine.NOW.plusSeconds(60));
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
      file(server.published.get(0)).progress().accept(bytes);
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
            () -> publications.place(TransferProtocol.SCP, route(), IMAGE.fileName()));

    assertThat(e).hasMessageContaining("SCP");
    assertThat(publications.server(TransferProtocol.SCP)).isEmpty();
    assertThat(publications.server(TransferProtocol.TFTP)).contains(server);
  }

  @Test
  void contentIsClosedWhenTheServerRefusesThePath() throws Exception {
    server.refusing = true;

    catchThrowableOfType(DriverException.class, () -> ensure(ONE, "a/image.bin"));

    assertThat(server.published).hasSize(1);
    assertThat(isOpen(server.published.get(0))).isFalse();
  }

  /** Remembers what is published. */
  private static final class OpenServer implements FileServer {
    private final List<Offering> published = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private int starts;
    private boolean broken;
    private boolean refusing;
    private boolean closed;

    @Override
    public Set<TransferProtocol> protocols() {
      return Set.of(TransferProtocol.TFTP);
    }

    @Override
    public void start() throws IOException {
      starts++;
      if (broken) {
        throw new IOException("port 69 is taken");
      }
    }

    @Override
    public List<InetSocketAddress> addresses(TransferProtocol protocol) {
      return List.of();
    }

    @Override
    public Publication publish(Offering offering) {
      published.add(offering);
      if (refusing) {
        throw new IllegalStateException("published already");
      }
      open.add(file(offering).path());
      return new Publication() {
        @Override
        public Offering offering() {
          return offering;
        }

        @Override
        public List<TransferRecord> transfers() {
          return List.of();
        }

        @Override
        public void close() {
          open.remove(file(offering).path());
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
