package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.image.ImageContent;
import io.swim.spi.FileServer;
import io.swim.spi.Publication;
import io.swim.spi.PublishedFile;
import io.swim.spi.TransferRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link FileServer} must do. Devices are played by addresses of 127.0.0.0/8. */
public abstract class FileServerContract {
  private static final String PATH = "0123456789abcdef/image.bin";
  private static final int SIZE = 100_001;

  private FileServer server;

  /** A server that is not started yet, on loopback and a port of the system's choice. */
  protected abstract FileServer newServer() throws Exception;

  /**
   * Fetches a file as a device does.
   *
   * @param from the local address of the device
   * @throws IOException when the server refuses, soon
   */
  protected abstract byte[] fetch(FileServer server, InetAddress from, String path)
      throws IOException;

  @BeforeEach
  final void startServer() throws Exception {
    server = newServer();
    server.start();
  }

  @AfterEach
  final void closeServer() {
    server.close();
  }

  private static InetAddress device(int number) {
    try {
      return InetAddress.getByName("127.66.0." + number);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(int seed) {
    byte[] bytes = new byte[SIZE];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private Publication publish(String path, int device, LongConsumer progress) {
    return server.publish(
        new PublishedFile(path, ImageContent.of(bytes(device)), device(device), progress));
  }

  private Publication publish(String path, int device) {
    return publish(path, device, acknowledged -> {});
  }

  @Test
  void whatIsPublishedIsFetchedUnchanged() throws Exception {
    try (Publication publication = publish(PATH, 1)) {
      assertThat(publication.path()).isEqualTo(PATH);
      assertThat(fetch(server, device(1), PATH)).isEqualTo(bytes(1));
      assertThat(fetch(server, device(1), PATH)).as("a second time").isEqualTo(bytes(1));
    }
  }

  @Test
  void anEmptyFileIsFetchedToo() throws Exception {
    try (Publication publication =
        server.publish(
            new PublishedFile(PATH, ImageContent.of(new byte[0]), device(1), bytes -> {}))) {
      assertThat(publication.path()).isEqualTo(PATH);
      assertThat(fetch(server, device(1), PATH)).isEmpty();
    }
  }

  @Test
  void whatIsNotPublishedIsRefused() {
    try (Publication publication = publish(PATH, 1)) {
      for (String path :
          List.of("image.bin", PATH + "x", "../" + PATH, "/etc/hostname", "../../etc/hostname")) {
        assertThatThrownBy(() -> fetch(server, device(1), path))
            .as(path)
            .isInstanceOf(IOException.class);
      }
      assertThat(publication.transfers())
          .noneMatch(each -> each.result() == TransferRecord.Result.COMPLETE);
    }
  }

  @Test
  void anotherDeviceIsRefused() {
    try (Publication publication = publish(PATH, 1)) {
      assertThatThrownBy(() -> fetch(server, device(2), PATH)).isInstanceOf(IOException.class);
      assertThat(publication.transfers())
          .noneMatch(each -> each.result() == TransferRecord.Result.COMPLETE);
    }
  }

  @Test
  void aClosedPublicationIsRefused() throws Exception {
    Publication publication = publish(PATH, 1);
    fetch(server, device(1), PATH);

    publication.close();
    publication.close();

    assertThatThrownBy(() -> fetch(server, device(1), PATH)).isInstanceOf(IOException.class);
  }

  @Test
  void aPathIsPublishedOnceToADeviceAndAgainWhenThatIsClosed() throws Exception {
    try (Publication publication = publish(PATH, 1)) {
      assertThatThrownBy(() -> publish(PATH, 1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(PATH);
      assertThat(publication.path()).isEqualTo(PATH);
    }
    try (Publication again = publish(PATH, 1)) {
      assertThat(again.path()).isEqualTo(PATH);
      assertThat(fetch(server, device(1), PATH)).isEqualTo(bytes(1));
    }
  }

  @Test
  void onePathIsAnotherFileForEachDevice() throws Exception {
    List<Publication> open = new ArrayList<>();
    for (int device = 1; device <= Race.THREADS; device++) {
      open.add(publish(PATH, device));
    }

    List<byte[]> fetched = Race.of(thread -> fetch(server, device(thread + 1), PATH));

    for (int device = 1; device <= Race.THREADS; device++) {
      assertThat(fetched.get(device - 1)).as("device %s", device).isEqualTo(bytes(device));
    }
    open.forEach(Publication::close);
  }

  @Test
  void transfersAreRecorded() throws Exception {
    try (Publication publication = publish(PATH, 1)) {
      assertThat(publication.transfers()).isEmpty();

      fetch(server, device(1), PATH);

      Patience.until(
          "the transfer is over",
          () ->
              publication.transfers().stream()
                  .anyMatch(each -> each.result() == TransferRecord.Result.COMPLETE));
      assertThat(publication.transfers()).hasSize(1);
      TransferRecord record = publication.transfers().get(0);
      assertThat(record.bytes()).isEqualTo(SIZE);
      assertThat(record.path()).isEqualTo(PATH);
      assertThat(record.peer().getAddress()).isEqualTo(device(1));
      assertThat(record.duration().isNegative()).isFalse();
      assertThat(record.detail()).isEmpty();
    }
  }

  @Test
  void progressOnlyGrowsAndEndsAtTheSize() throws Exception {
    List<Long> told = new CopyOnWriteArrayList<>();
    try (Publication publication = publish(PATH, 1, told::add)) {
      fetch(server, device(1), publication.path());

      Patience.until("all bytes are acknowledged", () -> told.contains((long) SIZE));
    }
    assertThat(told).isSorted();
    assertThat(told).allSatisfy(each -> assertThat(each).isBetween(0L, (long) SIZE));
  }

  @Test
  void theContentStaysOpen() throws Exception {
    Counted content = new Counted(bytes(1));
    Publication publication =
        server.publish(new PublishedFile(PATH, content, device(1), bytes -> {}));
    fetch(server, device(1), PATH);

    publication.close();
    server.close();

    assertThat(content.closed).isFalse();
  }

  @Test
  void contentThatCanNotBeReadFailsTheTransfer() {
    ImageContent broken =
        new Counted(bytes(1)) {
          @Override
          public int read(ByteBuffer into, long position) throws IOException {
            if (position >= SIZE / 2) {
              throw new IOException("the disk broke");
            }
            return super.read(into, position);
          }
        };
    try (Publication publication =
        server.publish(new PublishedFile(PATH, broken, device(1), bytes -> {}))) {
      assertThatThrownBy(() -> fetch(server, device(1), publication.path()))
          .isInstanceOf(IOException.class);
      assertThat(publication.transfers())
          .noneMatch(each -> each.result() == TransferRecord.Result.COMPLETE);
    }
  }

  @Test
  void aSecondStartDoesNothing() throws Exception {
    try (Publication publication = publish(PATH, 1)) {
      server.start();

      assertThat(fetch(server, device(1), publication.path())).isEqualTo(bytes(1));
    }
  }

  @Test
  void theAddressForADeviceIsOneThatItCanAsk() throws Exception {
    InetAddress address = server.addressFor(device(1));

    assertThat(address.isAnyLocalAddress()).isFalse();
    assertThat(address.isLoopbackAddress()).isTrue();
  }

  @Test
  void aClosedServerServesNobody() throws Exception {
    Publication publication = publish(PATH, 1);
    fetch(server, device(1), PATH);

    server.close();
    server.close();

    assertThatThrownBy(() -> fetch(server, device(1), PATH)).isInstanceOf(IOException.class);
    publication.close();
  }

  /** Knows whether it was closed. */
  private static class Counted implements ImageContent {
    private final ImageContent content;
    private volatile boolean closed;

    Counted(byte[] bytes) {
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
}
