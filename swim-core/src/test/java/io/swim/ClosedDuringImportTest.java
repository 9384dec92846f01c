package io.swim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.SnmpCredentials;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.ImageContent;
import io.swim.image.ImageImport;
import io.swim.spi.CredentialsProvider;
import io.swim.spi.ImageRecognizer;
import io.swim.spi.Recognition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An engine that is closed while images are imported on threads that are not its own. */
@Timeout(60)
class ClosedDuringImportTest {
  @TempDir Path folder;
  private final Slow slow = new Slow();

  private UpgradeEngineBuilder builder() {
    return UpgradeEngine.builder()
        .devices(id -> Optional.empty())
        .credentials(new NoCredentials())
        .register(slow);
  }

  private ImageImport file(String name) throws Exception {
    return ImageImport.of(Files.writeString(folder.resolve(name), "image"));
  }

  @Test
  void anImportOnAThreadOfTheHostsIsBrokenOffAndWaitedFor() throws Exception {
    UpgradeEngine engine = builder().build();
    ImageImport request = file("ios.bin");
    FutureTask<Boolean> importing =
        new FutureTask<>(
            () -> {
              SwimException e =
                  catchThrowableOfType(
                      SwimException.class, () -> engine.images().importImage(request));
              assertThat(e.code()).isEqualTo(ErrorCode.CLOSED);
              return Thread.currentThread().isInterrupted();
            });
    new Thread(importing).start();
    slow.begun.await();

    engine.close();

    assertThat(slow.ended.getCount()).as("it has ended when the engine is closed").isZero();
    assertThat(importing.get()).as("the host's thread stays interrupted").isFalse();
  }

  @Test
  void importsOnAnExecutorOfTheHostsAreBrokenOff() throws Exception {
    ExecutorService hosts = Executors.newSingleThreadExecutor();
    try {
      UpgradeEngine engine = builder().executor(hosts).build();
      List<ImageImport> requests = List.of(file("a.bin"), file("b.bin"));
      FutureTask<List<ImportOutcome>> importing =
          new FutureTask<>(() -> engine.images().importImages(requests, 2));
      new Thread(importing).start();
      slow.begun.await();

      engine.close();

      assertThat(importing.get())
          .hasSize(2)
          .allSatisfy(
              outcome ->
                  assertThat(outcome.failure().orElseThrow().code()).isEqualTo(ErrorCode.CLOSED));
    } finally {
      hosts.shutdownNow();
      assertThat(hosts.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aClosedEngineImportsNothing() throws Exception {
    UpgradeEngine engine = builder().build();
    engine.close();
    ImageImport request = file("ios.bin");

    SwimException e =
        catchThrowableOfType(SwimException.class, () -> engine.images().importImage(request));

    assertThat(e.code()).isEqualTo(ErrorCode.CLOSED);
    assertThat(slow.begun.getCount()).isEqualTo(1);
  }

  /** Looks at an image until it is interrupted. */
  private static final class Slow implements ImageRecognizer {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public String id() {
      return "slow";
    }

    @Override
    public Recognition recognize(String fileName, ImageContent content) {
      begun.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      ended.countDown();
      return new Recognition.NotMine();
    }
  }

  private static final class NoCredentials implements CredentialsProvider {
    @Override
    public Optional<CliCredentials> cli(Device device) {
      return Optional.empty();
    }

    @Override
    public Optional<SnmpCredentials> snmp(Device device) {
      return Optional.empty();
    }
  }
}
