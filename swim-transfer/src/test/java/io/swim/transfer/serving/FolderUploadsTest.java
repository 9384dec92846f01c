package io.swim.transfer.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.device.TransferProtocol;
import io.swim.spi.TransferRecord;
import io.swim.spi.TransferRecord.Result;
import io.swim.transfer.serving.OfferedTree.Transfers;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that come into a folder take their names when they are whole. */
class FolderUploadsTest {
  @TempDir Path folder;

  private final List<TransferRecord> ended = new CopyOnWriteArrayList<>();
  private final AtomicReference<Runnable> listener = new AtomicReference<>(() -> {});
  private final TransferLog log =
      new TransferLog(
          record -> {
            listener.get().run();
            ended.add(record);
          });
  private FolderTree tree;

  @BeforeEach
  void serve() throws IOException {
    tree =
        new FolderTree(folder, FolderTree.Access.READ_AND_WRITE, transfers(TransferProtocol.SFTP));
  }

  private Transfers transfers(TransferProtocol protocol) {
    return new Transfers(protocol, Clock.systemUTC(), log);
  }

  private static ServedTree.Visitor visitor() {
    return new ServedTree.Visitor(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 1024), Map.of());
  }

  private ServedTree.Writing begin(String text, long fromByte) throws IOException {
    ServedTree.Writing writing = tree.write("image", fromByte, visitor());
    writing.write(ByteBuffer.wrap(text.getBytes()), fromByte);
    return writing;
  }

  private void upload(String text) throws IOException {
    try (ServedTree.Writing writing = begin(text, 0)) {
      writing.finished();
    }
  }

  private Path image() {
    return folder.resolve("image");
  }

  private String read() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(100);
    try (ServedTree.Reading reading = tree.read("image", visitor())) {
      reading.read(bytes, 0);
      reading.finished();
    }
    return new String(bytes.array(), 0, bytes.position());
  }

  @Test
  void whoReadsMeanwhileGetsTheOldFileAndThenTheNewOne() throws Exception {
    upload("the old one");
    try (ServedTree.Writing writing = begin("the new", 0)) {
      assertThat(read()).isEqualTo("the old one");

      writing.finished();

      assertThat(read()).isEqualTo("the new");
    }
    assertThat(folder).isDirectoryContaining("glob:**/image");
  }

  @Test
  void uploadThatBreaksLeavesTheOldFile() throws Exception {
    upload("the old one");

    begin("half", 0).failed("the device is gone");

    assertThat(folder).isDirectoryContaining(image()::equals);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(image());
    }
    assertThat(read()).isEqualTo("the old one");
    assertThat(ended)
        .extracting(TransferRecord::result)
        .containsExactly(Result.COMPLETE, Result.FAILED, Result.COMPLETE);
  }

  @Test
  void uploadThatBreaksLeavesNothingWhereNothingWas() throws Exception {
    begin("half", 0).close();

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void fileThatIsNotWholeIsNeitherListedNorReadButKnown() throws Exception {
    try (ServedTree.Writing writing = begin("half", 0)) {
      assertThat(tree.list("")).isEmpty();
      assertThatThrownBy(this::read).isInstanceOf(NoSuchFileException.class);
      assertThat(tree.readable("image")).isEmpty();
      assertThat(tree.stat("image")).hasValueSatisfying(e -> assertThat(e.isFolder()).isFalse());
      try (var files = Files.list(folder)) {
        String part = files.findFirst().orElseThrow().getFileName().toString();
        assertThat(tree.stat(part)).isEmpty();
        assertThatThrownBy(() -> tree.write(part, 0, visitor()))
            .isInstanceOf(NoSuchFileException.class);
      }
      assertThat(writing.hasEnded()).isFalse();
    }
  }

  @Test
  void secondWriterIsRefusedUntilTheFirstHasEnded() throws Exception {
    FolderTree scp = tree.recordedAs(transfers(TransferProtocol.SCP));
    try (ServedTree.Writing writing = begin("first", 0)) {
      assertThatThrownBy(() -> scp.write("image", 0, visitor()))
          .isInstanceOf(BeingWrittenException.class)
          .hasMessageContaining("image")
          .hasMessageContaining("another transfer");

      writing.finished();
    }

    try (ServedTree.Writing second = scp.write("image", 5, visitor())) {
      second.write(ByteBuffer.wrap(" and more".getBytes()), 5);
      second.finished();
    }
    assertThat(read()).isEqualTo("first and more");
  }

  @Test
  void whatIsGoneOnWithIsWrittenInPlaceAndStaysWhenItBreaks() throws Exception {
    upload("0123456789");

    begin("abc", 5).failed("the device is gone");
    assertThat(read()).isEqualTo("01234abc");
    try (ServedTree.Writing writing = begin("xyz", 8)) {
      writing.finished();
    }

    assertThat(read()).isEqualTo("01234abcxyz");
    assertThat(ended).extracting(TransferRecord::bytes).contains(8L, 11L);
  }

  @Test
  void olderFileIsNoPlaceToGoOnWithANewOneThatBroke() throws Exception {
    upload("0123456789");
    begin("abcdefghijklmno", 0).failed("the device is gone");

    assertThatThrownBy(() -> begin("more", 10))
        .isInstanceOf(EOFException.class)
        .hasMessageContaining("begin anew");

    assertThat(read()).isEqualTo("0123456789");
    upload("abcdefghijklmnopq");
    begin("r", 17).finished();
    assertThat(read()).isEqualTo("abcdefghijklmnopqr");
  }

  @Test
  void fileThatCanNotTakeItsNameIsNotComplete() throws Exception {
    ServedTree.Writing writing = begin("image", 0);
    Files.createDirectories(image().resolve("full"));

    assertThatThrownBy(writing::finished).isInstanceOf(IOException.class);
    writing.failed("it can't be kept");

    assertThat(ended).extracting(TransferRecord::result).containsExactly(Result.FAILED);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(image());
    }
  }

  @Test
  void fileThatWasGoneBeforeItsLastByteWasConfirmedIsNotConfirmed() throws Exception {
    ServedTree.Writing writing = begin("whole", 0);
    log.endAll("The server was closed");

    assertThatThrownBy(writing::finished)
        .isInstanceOf(IOException.class)
        .hasMessage("the transfer has ended");

    assertThat(folder).isEmptyDirectory();
    assertThat(ended).extracting(TransferRecord::result).containsExactly(Result.CLOSED);
  }

  @Test
  void fileThatCanNotTakeItsNameIsRecordedThoughNobodySaysSo() throws Exception {
    ServedTree.Writing writing = begin("image", 0);
    Files.createDirectories(image().resolve("full"));

    assertThatThrownBy(writing::finished).isInstanceOf(IOException.class);

    assertThat(ended).extracting(TransferRecord::result).containsExactly(Result.FAILED);
    assertThat(ended.get(0).detail()).isNotEmpty();
    assertThat(writing.hasEnded()).isTrue();
    assertThat(log.transfers()).hasSize(1);
  }

  /** As one that waits for a thread of the host's that closes the server. */
  @Test
  void listenerMayWaitForAThreadThatEndsTheTransfer() throws Exception {
    ServedTree.Writing writing = begin("whole", 0);
    Running running = (Running) writing;
    listener.set(
        () ->
            assertThat(CompletableFuture.runAsync(() -> running.end("The server was closed")))
                .succeedsWithin(Duration.ofSeconds(30)));

    writing.finished();

    assertThat(ended).extracting(TransferRecord::result).containsExactly(Result.COMPLETE);
    assertThat(read()).isEqualTo("whole");
  }
}
