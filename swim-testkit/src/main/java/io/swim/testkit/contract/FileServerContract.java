package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.image.ImageContent;
import io.swim.spi.FileServer;
import io.swim.spi.Publication;
import io.swim.spi.TransferRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What every {@link FileServer} must do. Devices are played by addresses of 127.0.0.0/8. */
public abstract class FileServerContract extends FileServerFixture {
  /** Subclasses are test classes with nothing but a constructor. */
  protected FileServerContract(FileServerSubject subject) {
    super(subject);
  }

  @Test
  void whatIsPublishedIsFetchedUnchanged() throws Exception {
    try (Publication publication = publish(PATH, 1)) {
      assertThat(publication.offering().files().get(0).path()).isEqualTo(PATH);
      assertThat(fetch(1, PATH)).isEqualTo(bytes(1));
      assertThat(fetch(1, PATH)).as("a second time").isEqualTo(bytes(1));
    }
  }

  @Test
  void anEmptyFileIsFetchedToo() throws Exception {
    try (Publication publication = publish(PATH, 1, ImageContent.of(new byte[0]), bytes -> {})) {
      assertThat(publication.offering().files().get(0).path()).isEqualTo(PATH);
      assertThat(fetch(1, PATH)).isEmpty();
    }
  }

  @Test
  void whatIsNotPublishedIsRefused() {
    try (Publication publication = publish(PATH, 1)) {
      for (String path :
          List.of(
              "image.bin",
              PATH + "x",
              PATH + "/..",
              "../" + PATH,
              "/etc/hostname",
              "//etc/hostname",
              "../../etc/hostname",
              "0123456789abcdef/../../../etc/hostname",
              "0123456789abcdef/....//....//etc/hostname",
              "..%2f..%2fetc/hostname",
              "%2e%2e/%2e%2e/etc/hostname",
              "..%252f..%252fetc/hostname",
              "..%c0%af..%c0%afetc/hostname",
              "..\\..\\etc\\hostname",
              "C:\\etc\\hostname",
              "file:///etc/hostname",
              "~root/.profile",
              "/proc/self/environ",
              "$(id)",
              "0123456789abcdef",
              "0123456789abcdef/*",
              "..",
              ".")) {
        refusesToFetch("a path that is not offered", 1, path);
      }
      assertThat(publication.transfers())
          .noneMatch(each -> each.result() == TransferRecord.Result.COMPLETE);
    }
  }

  @Test
  void anotherDeviceIsRefused() {
    try (Publication publication = publish(PATH, 1)) {
      refusesToFetch("another device, with its own login", 2, PATH);
      assertThat(publication.transfers())
          .noneMatch(each -> each.result() == TransferRecord.Result.COMPLETE);
    }
  }

  @Test
  void aClosedPublicationIsRefused() throws Exception {
    Publication publication = publish(PATH, 1);
    fetch(1, PATH);

    publication.close();
    publication.close();

    refusesToFetch("after the publication has ended", 1, PATH);
  }

  @Test
  void aPathIsPublishedOnceToADeviceAndAgainWhenThatIsClosed() throws Exception {
    try (Publication publication = publish(PATH, 1)) {
      assertThatThrownBy(() -> publish(PATH, 1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(PATH);
      assertThat(publication.offering().files().get(0).path()).isEqualTo(PATH);
    }
    try (Publication again = publish(PATH, 1)) {
      assertThat(again.offering().files().get(0).path()).isEqualTo(PATH);
      assertThat(fetch(1, PATH)).isEqualTo(bytes(1));
    }
  }

  @Test
  void onePathIsAnotherFileForEachDevice() throws Exception {
    List<Publication> open = new ArrayList<>();
    for (int device = 1; device <= Race.THREADS; device++) {
      open.add(publish(PATH, device));
    }

    List<byte[]> fetched = Race.of(thread -> fetch(thread + 1, PATH));

    for (int device = 1; device <= Race.THREADS; device++) {
      assertThat(fetched.get(device - 1)).as("device %s", device).isEqualTo(bytes(device));
    }
    open.forEach(Publication::close);
  }

  @Test
  void transfersAreRecorded() throws Exception {
    try (Publication publication = publish(PATH, 1)) {
      assertThat(publication.transfers()).isEmpty();

      fetch(1, PATH);

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
      fetch(1, PATH);

      Patience.until("all bytes are acknowledged", () -> told.contains((long) SIZE));
      assertThat(publication.transfers()).hasSize(1);
    }
    assertThat(told).isSorted();
    assertThat(told).allSatisfy(each -> assertThat(each).isBetween(0L, (long) SIZE));
  }

  @Test
  void theContentStaysOpen() throws Exception {
    Counted content = new Counted(bytes(1));
    Publication publication = publish(PATH, 1, content, bytes -> {});
    fetch(1, PATH);

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
            int limit = into.limit();
            into.limit(into.position() + (int) Math.min(into.remaining(), SIZE / 2 - position));
            int count = super.read(into, position);
            into.limit(limit);
            return count;
          }
        };
    try (Publication publication = publish(PATH, 1, broken, bytes -> {})) {
      assertThatThrownBy(() -> fetch(1, PATH)).isInstanceOf(IOException.class);
      assertThat(publication.transfers())
          .noneMatch(each -> each.result() == TransferRecord.Result.COMPLETE);
    }
  }

  @Test
  void aSecondStartDoesNothing() throws Exception {
    try (Publication publication = publish(PATH, 1)) {
      server.start();

      assertThat(fetch(1, PATH)).isEqualTo(bytes(1));
      assertThat(publication.transfers()).hasSize(1);
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
    fetch(1, PATH);

    server.close();
    server.close();

    refusesToFetch("after the server was closed", 1, PATH);
    assertThatThrownBy(() -> publish(PATH, 2)).isInstanceOf(IllegalStateException.class);
    publication.close();
  }
}
