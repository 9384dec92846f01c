package io.swim.transfer.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.spi.TransferRecord.Result;
import io.swim.transfer.tftp.TftpPacket.Data;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class TftpScaleTest {
  private static final int DEVICES = 200;
  private static final int BLOCKS = 12;

  @Test
  void manyTransfersAtOnceNeedTwoThreads() throws IOException {
    byte[] image = TestServer.bytes((BLOCKS - 1) * 512 + 5);
    List<RawPeer> devices = new ArrayList<>();
    try (TestServer server =
        TestServer.start(
            b -> b.eventLoops(2).maxTransfersPerPeer(DEVICES).timeout(Duration.ofSeconds(30)))) {
      server.publish("image.bin", image);
      for (int i = 0; i < DEVICES; i++) {
        devices.add(new RawPeer());
        devices.get(i).read("image.bin", server.address());
      }
      for (int block = 1; block <= BLOCKS; block++) {
        for (RawPeer device : devices) {
          assertThat(device.receive(Data.class).block()).isEqualTo(block);
        }
        if (block == BLOCKS) {
          assertThat(server.server.openSessions()).isEqualTo(DEVICES);
          assertThat(Thread.getAllStackTraces().keySet())
              .filteredOn(thread -> thread.getName().startsWith("swim-tftp"))
              .hasSize(2);
        }
        for (RawPeer device : devices) {
          device.ack(block);
        }
      }
      Awaitility.await().until(() -> server.ended.size() == DEVICES);
      assertThat(server.ended)
          .allSatisfy(record -> assertThat(record.result()).isEqualTo(Result.COMPLETE));
      assertThat(server.server.openSessions()).isZero();
    } finally {
      devices.forEach(RawPeer::close);
    }
  }
}
