package io.swim.transfer.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.transfer.tftp.TftpPacket.Data;
import io.swim.transfer.tftp.TftpPacket.OptionAck;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TftpOptionsTest {
  private TestServer server;
  private RawPeer peer;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start(builder -> builder.maxBlockSize(16_000));
    server.publish("image.bin", TestServer.bytes(5000));
    peer = new RawPeer();
  }

  @AfterEach
  void stop() {
    peer.close();
    server.close();
  }

  @Test
  void nothingIsImposedOnAClientThatAsksForNothing() throws IOException {
    peer.read("image.bin", server.address());
    assertThat(peer.receive(Data.class).payload().remaining()).isEqualTo(512);
  }

  @ParameterizedTest
  @CsvSource({
    "blksize,8,8",
    "blksize,1428,1428",
    "BlkSize,1428,1428",
    "blksize,65464,16000",
    "blksize,99999999,16000",
    "timeout,1,1",
    "timeout,255,255",
    "tsize,0,5000",
    "windowsize,1,1",
    "windowsize,4,4",
    "windowsize,65535,90"
  })
  void anAnswerNamesOnlyWhatWasAskedAndNeverMore(String option, String asked, String answer)
      throws IOException {
    peer.read("image.bin", server.address(), option, asked);
    assertThat(peer.receive(OptionAck.class).options())
        .isEqualTo(Map.of(option.toLowerCase(java.util.Locale.ROOT), answer));
  }

  @ParameterizedTest
  @CsvSource({
    "blksize,7",
    "blksize,-1",
    "blksize,many",
    "blksize,''",
    "blksize,18446744073709551617",
    "timeout,0",
    "timeout,256",
    "windowsize,0",
    "windowsize,65536",
    "tsize,-5",
    "multicast,''",
    "utimeout,1000"
  })
  void aValueThatNoRfcAllowsIsIgnoredLikeAnUnknownOption(String option, String value)
      throws IOException {
    peer.read("image.bin", server.address(), option, value);
    assertThat(peer.receive(Data.class).payload().remaining()).isEqualTo(512);
  }

  @Test
  void allOptionsAreAnsweredAtOnce() throws IOException {
    peer.read(
        "image.bin",
        server.address(),
        "tsize",
        "0",
        "blksize",
        "1024",
        "timeout",
        "3",
        "windowsize",
        "2",
        "unknown",
        "x");
    assertThat(peer.receive(OptionAck.class).options())
        .isEqualTo(Map.of("tsize", "5000", "blksize", "1024", "timeout", "3", "windowsize", "2"));
    peer.ack(0);
    assertThat(peer.receive(Data.class).block()).isEqualTo(1);
    assertThat(peer.receive(Data.class).block()).isEqualTo(2);
  }

  @Test
  void theSizeOfATextIsNotTold() throws IOException {
    TftpPacket.Request text =
        new TftpPacket.Request(
            TftpPacket.Kind.READ, "image.bin", "netascii", Map.of("tsize", "0", "timeout", "2"));
    peer.send(text, server.address());
    assertThat(peer.receive(OptionAck.class).options()).isEqualTo(Map.of("timeout", "2"));
  }

  @Test
  void theSizeOfAnUploadIsEchoed() throws IOException {
    server.announce("config", TestServer.LOOPBACK, 10_000, new MemorySink());
    peer.write("config", server.address(), "tsize", "777");
    assertThat(peer.receive(OptionAck.class).options()).isEqualTo(Map.of("tsize", "777"));
  }

  @Test
  void aLostOptionAcknowledgmentIsSentAgain() throws IOException {
    peer.read("image.bin", server.address(), "blksize", "1024");
    OptionAck first = peer.receive(OptionAck.class);
    assertThat(peer.receive(OptionAck.class)).isEqualTo(first);
    peer.ack(0);
    assertThat(peer.receive(Data.class).payload().remaining()).isEqualTo(1024);
  }

  @Test
  void theClientsTimeoutTakesThePlaceOfTheServers() throws IOException {
    peer.read("image.bin", server.address(), "timeout", "1");
    peer.receive(OptionAck.class);
    long asked = System.nanoTime();
    peer.receive(OptionAck.class);
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThan(Duration.ofMillis(900));
  }
}
