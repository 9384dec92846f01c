package io.swim.transfer.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetasciiTest {
  @Test
  void lineEndsAndBareReturnsAreTranslated() throws IOException {
    byte[] text = "a\nb\rc\r\nd\n".getBytes(StandardCharsets.US_ASCII);
    byte[] wire = new NetasciiInputStream(new ByteArrayInputStream(text)).readAllBytes();
    assertThat(new String(wire, StandardCharsets.US_ASCII)).isEqualTo("a\r\nb\r\0c\r\0\r\nd\r\n");
    assertThat(decode(wire)).isEqualTo(text);
  }

  @Test
  void whatSloppyPeersSendIsKept() throws IOException {
    assertThat(decode("a\rb\r\r\nc\r".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("a\rb\r\nc\r".getBytes(StandardCharsets.US_ASCII));
  }

  @ParameterizedTest
  @CsvSource({"8,1", "9,3", "512,1", "512,8", "1428,4"})
  void aPairThatABlockBorderSplitsIsOnePair(int blockSize, int windowSize) throws IOException {
    byte[] text = new byte[40_000];
    Random random = new Random(blockSize);
    for (int i = 0; i < text.length; i++) {
      text[i] = (byte) "\n\rab".charAt(random.nextInt(4));
    }
    ByteArrayOutputStream arrived = new ByteArrayOutputStream();
    MemorySink sink = new MemorySink();
    TftpClient client =
        TftpClient.builder()
            .mode(TftpMode.NETASCII)
            .blockSize(blockSize)
            .windowSize(windowSize)
            .requestTransferSize()
            .build();
    try (TestServer server = TestServer.start()) {
      server.publish("text", text);
      server.announce("text", TestServer.LOOPBACK, 200_000, sink);
      TftpTransfer transfer = client.get(server.address(), "text", arrived);
      assertThat(arrived.toByteArray()).isEqualTo(text);
      assertThat(transfer.announcedSize()).isEmpty();
      assertThat(transfer.bytes()).isGreaterThan(text.length);
      client.put(server.address(), "text", new ByteArrayInputStream(text), text.length);
      assertThat(sink.bytes()).isEqualTo(text);
    }
  }

  private static byte[] decode(byte[] wire) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (NetasciiOutputStream decoder = new NetasciiOutputStream(text)) {
      decoder.write(wire);
    }
    return text.toByteArray();
  }
}
