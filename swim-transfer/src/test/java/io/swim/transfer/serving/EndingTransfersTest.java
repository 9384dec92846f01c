package io.swim.transfer.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.device.TransferProtocol;
import io.swim.image.ImageContent;
import io.swim.spi.Offering;
import io.swim.spi.ServedFile;
import io.swim.spi.TransferRecord;
import io.swim.spi.TransferRecord.Result;
import io.swim.spi.UploadSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever ends or asks for a transfer does not wait for what the host does in it. */
class EndingTransfersTest {
  private static final Duration MOST = Duration.ofSeconds(30);
  private static final String PATH = "a";

  private final InetAddress device = InetAddress.getLoopbackAddress();
  private final CountDownLatch released = new CountDownLatch(1);
  private final CountDownLatch hanging = new CountDownLatch(1);
  private final List<TransferRecord> listened = new CopyOnWriteArrayList<>();
  private final AtomicReference<Runnable> listener = new AtomicReference<>(() -> {});
  private final Catalog catalog = new Catalog(Clock.systemUTC(), refusal -> {});
  private final OfferedTree.Transfers transfers =
      new OfferedTree.Transfers(
          TransferProtocol.HTTP,
          Clock.systemUTC(),
          new TransferLog(
              record -> {
                listener.get().run();
                listened.add(record);
              }));

  @AfterEach
  void letGo() {
    released.countDown();
    catalog.close();
  }

  private LiveOffering publish(ServedFile file) {
    return catalog.publish(Offering.of(file, device));
  }

  private ServedTree.Visitor visitor(Runnable breakOff) {
    return new ServedTree.Visitor(new InetSocketAddress(device, 1024), Map.of(), breakOff);
  }

  private ServedTree.Reading reading(LiveOffering live) throws IOException {
    return new OfferedTree(live, transfers).read(PATH, visitor(() -> {}));
  }

  private ServedTree.Writing writing(LiveOffering live) throws IOException {
    return new OfferedTree(live, transfers).write(PATH, 0, visitor(() -> {}));
  }

  private static ServedFile image(LongConsumer progress) {
    return new ServedFile.Outgoing(PATH, ImageContent.of(new byte[100]), progress);
  }

  private void hang() {
    hanging.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static CompletableFuture<Void> inAnotherThread(Runnable work) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
                done.complete(null);
              } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return done;
  }

  private static void read(ServedTree.Reading reading) {
    try {
      reading.read(ByteBuffer.allocate(100), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private final class Sink implements UploadSink {
    final List<String> heard = new CopyOnWriteArrayList<>();
    private final Runnable atWrite;
    private final Runnable atClose;

    Sink(Runnable atWrite, Runnable atClose) {
      this.atWrite = atWrite;
      this.atClose = atClose;
    }

    @Override
    public OutputStream begin(InetSocketAddress peer) {
      heard.add("begin");
      return new ByteArrayOutputStream() {
        @Override
        public void write(byte[] bytes, int start, int count) {
          atWrite.run();
          heard.add("write");
        }

        @Override
        public void close() {
          atClose.run();
          heard.add("close");
        }
      };
    }

    @Override
    public void ended(TransferRecord record) {
      heard.add(record.result().name());
    }
  }

  private static ServedFile announced(Sink sink) {
    return new ServedFile.Incoming(PATH, 100, sink);
  }

  @Test
  void progressMayWaitForAThreadThatAsksForTheTransfers() throws Exception {
    AtomicReference<LiveOffering> live = new AtomicReference<>();
    List<Long> running = new CopyOnWriteArrayList<>();
    live.set(
        publish(
            image(
                bytes -> {
                  assertThat(inAnotherThread(() -> live.get().transfers())).succeedsWithin(MOST);
                  running.add(live.get().transfers().get(0).bytes());
                })));
    try (ServedTree.Reading reading = reading(live.get())) {
      read(reading);
    }

    assertThat(running).containsExactly(100L);
  }

  @Test
  void listenerMayWaitForAThreadThatClosesThePublication() throws Exception {
    LiveOffering live = publish(image(bytes -> {}));
    listener.set(() -> assertThat(inAnotherThread(live::close)).succeedsWithin(MOST));
    ServedTree.Reading reading = reading(live);
    read(reading);

    reading.finished();

    assertThat(listened).extracting(TransferRecord::result).containsExactly(Result.COMPLETE);
  }

  @Test
  void callbackThatClosesItsOwnPublicationDoesNotWaitForItself() throws Exception {
    AtomicReference<LiveOffering> live = new AtomicReference<>();
    List<Long> told = new CopyOnWriteArrayList<>();
    live.set(
        publish(
            image(
                bytes -> {
                  live.get().close();
                  told.add(bytes);
                })));
    ServedTree.Reading reading = reading(live.get());

    read(reading);

    assertThat(told).containsExactly(100L);
    assertThat(listened).extracting(TransferRecord::result).containsExactly(Result.CLOSED);
    assertThatThrownBy(() -> reading.read(ByteBuffer.allocate(1), 0)).hasMessageContaining("ended");
  }

  @Test
  void publicationClosesThoughItsContentHangs() throws Exception {
    CompletableFuture<Void> brokenOff = new CompletableFuture<>();
    LiveOffering live =
        publish(
            new ServedFile.Outgoing(
                PATH,
                new ImageContent() {
                  @Override
                  public long sizeBytes() {
                    return 100;
                  }

                  @Override
                  public int read(ByteBuffer into, long position) {
                    hang();
                    return -1;
                  }

                  @Override
                  public void close() {}
                },
                bytes -> {}));
    ServedTree.Reading reading =
        new OfferedTree(live, transfers).read(PATH, visitor(() -> brokenOff.complete(null)));
    CompletableFuture<Void> read = inAnotherThread(() -> read(reading));
    hanging.await();

    CompletableFuture<Void> closed = inAnotherThread(live::close);

    assertThat(brokenOff).succeedsWithin(MOST);
    assertThat(live.transfers()).extracting(TransferRecord::result).containsExactly(Result.CLOSED);
    assertThat(closed).succeedsWithin(MOST);
    assertThat(listened).isEmpty();
    released.countDown();
    assertThat(read).succeedsWithin(MOST);
    assertThat(listened).extracting(TransferRecord::result).containsExactly(Result.CLOSED);
  }

  @Test
  void deviceThatBeginsAnewDoesNotWaitForAContentThatHangs() throws Exception {
    LiveOffering live =
        publish(
            image(
                bytes -> {
                  if (hanging.getCount() > 0) {
                    hang();
                  }
                }));
    ServedTree.Reading first = reading(live);
    CompletableFuture<Void> read = inAnotherThread(() -> read(first));
    hanging.await();

    CompletableFuture<Void> again =
        inAnotherThread(
            () -> {
              try (ServedTree.Reading second = reading(live)) {
                read(second);
                second.finished();
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });

    assertThat(again).succeedsWithin(MOST);
    released.countDown();
    assertThat(read).succeedsWithin(MOST);
    assertThat(listened)
        .extracting(TransferRecord::result)
        .containsExactly(Result.COMPLETE, Result.CLOSED);
  }

  @Test
  void sinkHearsOfTheEndWhenItHasWrittenAndClosed() throws Exception {
    Sink sink = new Sink(this::hang, () -> {});
    LiveOffering live = publish(announced(sink));
    ServedTree.Writing writing = writing(live);
    CompletableFuture<Void> written =
        inAnotherThread(
            () -> {
              try {
                writing.write(ByteBuffer.wrap(new byte[10]), 0);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    hanging.await();

    CompletableFuture<Void> closed = inAnotherThread(live::close);
    assertThat(closed).succeedsWithin(MOST);
    assertThat(sink.heard).containsExactly("begin");
    released.countDown();

    assertThat(written).succeedsWithin(MOST);
    assertThat(sink.heard).containsExactly("begin", "write", "close", "CLOSED");
  }

  @Test
  void withdrawnUploadWhoseSinkHangsInItsCloseIsNotConfirmed() throws Exception {
    Sink sink = new Sink(() -> {}, this::hang);
    LiveOffering live = publish(announced(sink));
    ServedTree.Writing writing = writing(live);
    CompletableFuture<Throwable> confirmed = new CompletableFuture<>();
    inAnotherThread(
        () -> {
          try {
            writing.finished();
            confirmed.complete(new AssertionError("kept"));
          } catch (IOException e) {
            confirmed.complete(e);
          }
        });
    hanging.await();

    assertThat(inAnotherThread(live::close)).succeedsWithin(MOST);
    released.countDown();

    assertThat(confirmed.get()).isInstanceOf(IOException.class).hasMessageContaining("withdrawn");
    assertThat(sink.heard).containsExactly("begin", "close", "CLOSED");
  }

  @Test
  void idleUploadIsClosedAndToldBeforeItsPublicationIs() throws Exception {
    Sink sink = new Sink(() -> {}, () -> {});
    LiveOffering live = publish(announced(sink));
    ServedTree.Writing writing = writing(live);

    live.close();

    assertThat(sink.heard).containsExactly("begin", "close", "CLOSED");
    assertThat(writing.hasEnded()).isTrue();
  }
}
