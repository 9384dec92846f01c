package io.swim.transfer.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.spi.TransferRecord.Result;
import io.swim.transfer.tftp.LossyRelay.Faults;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real packets over a network that loses, doubles and reorders them. */
class TftpLossTest {
  private static TftpClientBuilder patientClient(int blockSize, int windowSize) {
    return TftpClient.builder()
        .blockSize(blockSize)
        .windowSize(windowSize)
        .timeout(Duration.ofMillis(60))
        .retries(8);
  }

  /** Gives up after 5 s: so long it holds a session whose last acknowledgment was lost. */
  private static TestServer patientServer() throws IOException {
    return TestServer.start(b -> b.timeout(Duration.ofMillis(40)).maxRetries(6));
  }

  @ParameterizedTest
  @CsvSource({
    "512,1,5,0,0", "512,1,0,30,0", "512,1,0,0,10", "512,1,5,10,10", "1428,8,3,0,0",
    "1428,8,0,30,0", "1428,8,0,0,20", "1428,8,3,10,10", "8192,16,5,5,5", "512,64,2,5,5"
  })
  void aReadSurvives(int blockSize, int windowSize, int lost, int doubled, int late)
      throws IOException {
    byte[] image = TestServer.bytes(250 * blockSize + 77);
    ByteArrayOutputStream arrived = new ByteArrayOutputStream();
    try (TestServer server = patientServer();
        LossyRelay relay =
            new LossyRelay(server.address(), new Faults(lost, doubled, late), 4711 + lost)) {
      server.publish("image.bin", image);
      patientClient(blockSize, windowSize).build().get(relay.address(), "image.bin", arrived);
      assertThat(arrived.toByteArray()).isEqualTo(image);
      assertThat(relay.faultsDone()).isPositive();
      Awaitility.await().until(() -> server.server.openSessions() == 0);
      assertThat(server.ended)
          .filteredOn(record -> record.result() == Result.COMPLETE)
          .allSatisfy(record -> assertThat(record.bytes()).isEqualTo(image.length));
    }
  }

  @ParameterizedTest
  @CsvSource({"512,1,5,10,10", "1428,8,3,10,10", "512,32,2,5,5"})
  void aWriteSurvives(int blockSize, int windowSize, int lost, int doubled, int late)
      throws IOException {
    byte[] config = TestServer.bytes(250 * blockSize + 77);
    MemorySink sink = new MemorySink();
    try (TestServer server = patientServer();
        LossyRelay relay =
            new LossyRelay(server.address(), new Faults(lost, doubled, late), 815 + lost)) {
      server.announce("config", TestServer.LOOPBACK, config.length, sink);
      patientClient(blockSize, windowSize)
          .build()
          .put(relay.address(), "config", new ByteArrayInputStream(config), config.length);
      assertThat(sink.bytes()).isEqualTo(config);
      assertThat(relay.faultsDone()).isPositive();
      Awaitility.await().until(() -> sink.lastResult() == Result.COMPLETE);
    }
  }
}
