package io.swim.transfer.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.transfer.tftp.TftpPacket.Ack;
import io.swim.transfer.tftp.TftpPacket.Data;
import io.swim.transfer.tftp.TftpPacket.Error;
import io.swim.transfer.tftp.TftpPacket.Kind;
import io.swim.transfer.tftp.TftpPacket.OptionAck;
import io.swim.transfer.tftp.TftpPacket.Request;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TftpCodecTest {
  static List<TftpPacket> packets() {
    return List.of(
        new Request(Kind.READ, "images/c9200.bin", "octet", Map.of()),
        new Request(
            Kind.WRITE, "configuração", "netascii", Map.of("blksize", "1428", "tsize", "0")),
        new Data(65535, ByteBuffer.wrap(new byte[] {1, 2, 3})),
        new Data(1, ByteBuffer.wrap(new byte[0])),
        new Ack(0),
        new Ack(65535),
        new Error(1, "File not found"),
        new OptionAck(Map.of("windowsize", "16")));
  }

  @ParameterizedTest
  @MethodSource("packets")
  void aWrittenPacketIsReadAsItWas(TftpPacket packet) throws MalformedPacketException {
    assertThat(parse(bytes(packet))).isEqualTo(packet);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\0",
        "\0\1",
        "\0\1\0",
        "\0\1\0\0",
        "\0\1a",
        "\0\1a\0",
        "\0\1a\0octet",
        "\0\1\0octet\0",
        "\0\1a\0octet\0blksize",
        "\0\1a\0octet\0blksize\0",
        "\0\1a\0octet\0blksize\0001428",
        "\0\0\0\0",
        "\0\7\0\0",
        "\1\1a\0octet\0",
        "\0\6a\0b",
        "\0\4\0",
        "\0\3\0",
        "\0\5\0"
      })
  void whatIsNoPacketIsCalledMalformed(String bytes) {
    assertThatThrownBy(() -> parse(bytes.getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOf(MalformedPacketException.class);
  }

  @Test
  void optionNamesAreReadWithoutCaseAndTheFirstOfTwoCounts() throws MalformedPacketException {
    byte[] packet =
        "\0\1a\0OcTeT\0BLKSIZE\00014\0blksize\00099\0".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(parse(packet))
        .isEqualTo(new Request(Kind.READ, "a", "OcTeT", Map.of("blksize", "14")));
  }

  @Test
  void anErrorWithoutTheEndOfItsWordsIsStillAnError() throws MalformedPacketException {
    byte[] packet = "\0\5\0\2Access".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(parse(packet)).isEqualTo(new Error(2, "Access"));
  }

  @Test
  void noBytesBreakTheParser() {
    Random random = new Random(2348);
    List<byte[]> seeds = packets().stream().map(TftpCodecTest::bytes).toList();
    int parsed = 0;
    for (int i = 0; i < 300_000; i++) {
      try {
        parse(Mutation.of(seeds, random));
        parsed++;
      } catch (MalformedPacketException e) {
        assertThat(e.getMessage()).isNotEmpty();
      }
    }
    assertThat(parsed).isBetween(1000, 299_000);
  }

  private static TftpPacket parse(byte[] bytes) throws MalformedPacketException {
    return TftpCodec.parse(ByteBuffer.wrap(bytes));
  }

  private static byte[] bytes(TftpPacket packet) {
    ByteBuffer buffer = ByteBuffer.allocate(1000);
    TftpCodec.write(packet, buffer);
    return Arrays.copyOf(buffer.array(), buffer.position());
  }
}
