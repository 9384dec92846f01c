package io.swim.transfer.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.TransferProtocol;
import io.swim.realservers.RealServer;
import io.swim.realservers.ServerProgram;
import io.swim.realservers.Way;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
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

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  @Timeout(120)
  abstract static class AtTftpdHpa {
    private final Way way;
    private RealServer running;

    AtTftpdHpa(Way way) {
      this.way = way;
    }

    @BeforeAll
    void start() throws Exception {
      running = way.start(ServerProgram.TFTPD_HPA);
    }

    @AfterAll
    void stop() {
      if (running != null) {
        running.close();
      }
    }

    private InetSocketAddress server() {
      return running.address(TransferProtocol.TFTP);
    }

    private static TftpClient client(int blockSize) {
      return TftpClient.builder().blockSize(blockSize).windowSize(8).requestTransferSize().build();
    }

    private void put(TftpClient client, String file, byte[] bytes) throws IOException {
      client.put(server(), file, new ByteArrayInputStream(bytes), bytes.length);
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
    void filesGoThereAndComeBackUnchanged(int size, int blockSize) throws Exception {
      byte[] image = TestServer.bytes(size);
      String file = size + "-" + blockSize;

      put(client(blockSize), file, image);
      // The last block is acknowledged before it is on the disk.
      Awaitility.await()
          .untilAsserted(
              () -> assertThat(running.digest(file)).isEqualTo(RealServer.digest(image)));

      ByteArrayOutputStream back = new ByteArrayOutputStream(size);
      client(blockSize).get(server(), file, back);
      assertThat(RealServer.digest(back.toByteArray())).isEqualTo(RealServer.digest(image));
    }

    @Test
    void whatIsRefusedIsToldInTheServersWords() throws Exception {
      running.put("closed.bin", TestServer.bytes(7));
      running.shell("chmod 0 closed.bin && mkdir locked");

      TftpException missing = failure(() -> read("none.bin"));
      assertThat(missing.errorCode()).hasValue(TftpError.FILE_NOT_FOUND.code());
      assertThat(missing.serverMessage()).isEqualTo("File not found");

      TftpException closed = failure(() -> read("closed.bin"));
      assertThat(closed.serverMessage()).isEqualTo("Permission denied");

      TftpException locked = failure(() -> put(client(512), "locked/new.bin", new byte[9]));
      assertThat(locked.serverMessage()).isEqualTo("Permission denied");
      assertThat(running.exists("locked/new.bin")).isFalse();
    }

    private void read(String file) throws IOException {
      client(512).get(server(), file, OutputStream.nullOutputStream());
    }

    /** tftpd-hpa 5.2 tells no other client either: TFTP alone never proves that a file is whole. */
    @Test
    void aFullDiskIsNotToldAndOnlyTheDigestShowsIt() throws Exception {
      byte[] image = TestServer.bytes(3 << 20);
      put(client(1428), "small/image.bin", image);
      Awaitility.await()
          .untilAsserted(
              () -> assertThat(running.shell("stat -c %s small/image.bin")).startsWith("1048576"));
      assertThat(running.digest("small/image.bin")).isNotEqualTo(RealServer.digest(image));
    }

    private static TftpException failure(
        org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
      TftpException e = catchThrowableOfType(TftpException.class, action);
      assertThat(e).isNotNull();
      return e;
    }
  }
}
