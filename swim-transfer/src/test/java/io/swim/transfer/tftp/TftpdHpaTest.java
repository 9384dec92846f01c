package io.swim.transfer.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.TransferProtocol;
import io.swim.fault.FailureKind;
import io.swim.realservers.RealServer;
import io.swim.realservers.RealServerContract;
import io.swim.realservers.ServerProgram;
import io.swim.realservers.Way;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our client at tftpd-hpa. */
class TftpdHpaTest {
  @Nested
  class Local extends AtTftpdHpa {
    Local() {
      super(Way.LOCAL);
    }
  }

  @Nested
  @Tag(Way.CONTAINERS_TAG)
  class Container extends AtTftpdHpa {
    Container() {
      super(Way.CONTAINERS);
    }
  }

  abstract static class AtTftpdHpa extends RealServerContract {
    AtTftpdHpa(Way way) {
      super(way, ServerProgram.TFTPD_HPA, TransferProtocol.TFTP, new TftpFiles());
    }

    /** The last block is acknowledged before it is on the disk. */
    @Override
    protected void isOnDisk(String file, byte[] bytes) {
      Awaitility.await()
          .untilAsserted(
              () -> assertThat(server().digest(file)).isEqualTo(RealServer.digest(bytes)));
    }

    /** tftpd-hpa 5.2 tells no other client either: TFTP alone never proves that a file is whole. */
    @Override
    protected Optional<FailureKind> fullDisk() {
      return Optional.empty();
    }

    private InetSocketAddress address() {
      return server().address(TransferProtocol.TFTP);
    }

    private static TftpClient client(int blockSize) {
      return TftpClient.builder().blockSize(blockSize).windowSize(8).requestTransferSize().build();
    }

    private void put(TftpClient client, String file, byte[] bytes) throws IOException {
      client.put(address(), file, new ByteArrayInputStream(bytes), bytes.length);
    }

    @ParameterizedTest
    @CsvSource({
      "0, 512",
      "1, 512",
      "65535, 512",
      "65536, 512",
      "65537, 512",
      "1000003, 512",
      "1000003, 1428",
      "1000003, 65464",
      "34603008, 1428"
    })
    void filesGoThereAndComeBackInBlocksOfAnySize(int size, int blockSize) throws Exception {
      byte[] image = TestServer.bytes(size);
      String file = size + "-" + blockSize;

      put(client(blockSize), file, image);
      isOnDisk(file, image);

      ByteArrayOutputStream back = new ByteArrayOutputStream(size);
      client(blockSize).get(address(), file, back);
      assertThat(RealServer.digest(back.toByteArray())).isEqualTo(RealServer.digest(image));
    }
  }
}
