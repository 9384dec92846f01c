package io.swim.transfer.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.image.ImageContent;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.spi.ServedFile;
import io.swim.spi.TransferRecord;
import io.swim.spi.TransferRecord.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of a file count as what they are. */
class RangesOnceTest {
  private static final int SIZE = 3_000_000;
  private static final byte[] IMAGE = TestHttp.bytes(SIZE);

  private final List<Long> progress = new CopyOnWriteArrayList<>();

  private Publication once(TestHttp test) {
    return test.server.publish(
        Offering.of(
                new ServedFile.Outgoing("image.bin", ImageContent.of(IMAGE), progress::add),
                TestHttp.LOOPBACK)
            .withUses(Offering.Uses.ONE_EACH));
  }

  private static int part(TestHttp test, int first, int last) throws Exception {
    RawHttp.Answer answer =
        RawHttp.get(test.http(), "image.bin", "Range: bytes=" + first + "-" + last + "\n");
    return answer.status() == 206 ? answer.body().length : -1;
  }

  private static TransferRecord ended(TestHttp test, int number) {
    Awaitility.await().until(() -> test.ended.size() == number);
    return test.ended.get(number - 1);
  }

  @Test
  void lastByteIsRecordedAsOneByteAndDoesNotUseUpTheOffering() throws Exception {
    try (TestHttp test = TestHttp.start();
        Publication publication = once(test)) {
      assertThat(part(test, SIZE - 1, SIZE - 1)).isEqualTo(1);

      TransferRecord record = ended(test, 1);
      assertThat(record.result()).isEqualTo(Result.COMPLETE);
      assertThat(record.bytes()).isEqualTo(1);
      assertThat(record.options()).containsEntry("range", "2999999-2999999");
      assertThat(record.digest()).isEmpty();
      assertThat(progress).allMatch(so -> so == 0);
      assertThat(RawHttp.get(test.http(), "image.bin", "").body()).isEqualTo(IMAGE);
      assertThat(publication.transfers()).hasSize(2);
    }
  }

  @Test
  void partAfterADownloadThatBrokeDoesNotUseUpTheOffering() throws Exception {
    try (TestHttp test = TestHttp.start();
        Publication publication = once(test)) {
      try (RawHttp peer = RawHttp.connect(test.http())) {
        peer.socket.setSoLinger(true, 0);
        peer.send("GET /image.bin HTTP/1.1\nHost: x\n\n");
        Awaitility.await().until(() -> progress.contains((long) SIZE));
      }
      assertThat(ended(test, 1).result()).isEqualTo(Result.FAILED);
      assertThat(part(test, 0, 99)).isEqualTo(100);
      assertThat(ended(test, 2).result()).isEqualTo(Result.COMPLETE);

      assertThat(RawHttp.get(test.http(), "image.bin", "").body()).isEqualTo(IMAGE);
      assertThat(publication.transfers()).hasSize(3);
    }
  }

  @Test
  void deviceThatFetchesPartByPartHasItAllAtTheEnd() throws Exception {
    try (TestHttp test = TestHttp.start();
        Publication publication = once(test)) {
      for (int first = 0; first < SIZE; first += 1_000_000) {
        assertThat(part(test, first, first + 999_999)).isEqualTo(1_000_000);
        ended(test, first / 1_000_000 + 1);
      }

      assertThat(test.ended).allMatch(each -> each.result() == Result.COMPLETE);
      assertThat(test.ended.get(2).digest()).isPresent();
      assertThat(progress).isSorted().endsWith((long) SIZE);
      assertThat(RawHttp.get(test.http(), "image.bin", "").status()).as("used up").isEqualTo(404);
      assertThat(publication.transfers()).hasSize(3);
    }
  }

  @Test
  void partOfAFileInAFolderIsRecordedAsThat(@TempDir Path folder) throws Exception {
    Files.write(folder.resolve("image.bin"), IMAGE);
    try (TestHttp test = TestHttp.start(server -> server.folder(folder))) {
      assertThat(part(test, 10, 29)).isEqualTo(20);

      assertThat(ended(test, 1).bytes()).isEqualTo(20);
      assertThat(ended(test, 1).options()).containsEntry("range", "10-29");
    }
  }
}
