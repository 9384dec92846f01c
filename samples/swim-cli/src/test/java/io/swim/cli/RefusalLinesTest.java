package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.spi.Refusal;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalLinesTest {
  private static final Instant TWO = Instant.parse("2026-03-01T02:00:00Z");

  private final List<String> lines = new ArrayList<>();
  private final RefusalLines refusals = new RefusalLines(lines::add);

  private void refuse(int device, Instant at) throws Exception {
    InetAddress peer =
        InetAddress.getByAddress(new byte[] {10, 0, (byte) (device >> 8), (byte) device});
    refusals.tell("HTTP", new Refusal(at, peer, "GET /x: 404 Not Found"));
  }

  @Test
  void refusalIsALineWithPeerServerAndReason() throws Exception {
    refuse(7, TWO);

    assertThat(lines)
        .containsExactly("2026-03-01T02:00:00Z HTTP refused, peer 10.0.0.7: GET /x: 404 Not Found");
  }

  @Test
  void peerThatAsksAgainAndAgainGetsTenLinesAMinuteAndACount() throws Exception {
    for (int i = 0; i < 40; i++) {
      refuse(7, TWO.plusSeconds(i));
    }
    refuse(8, TWO.plusSeconds(40));
    assertThat(lines).hasSize(12);
    assertThat(lines.get(10))
        .isEqualTo("further refusals of 10.0.0.7 are only counted until 2026-03-01T02:01:00Z");
    assertThat(lines.get(11)).contains("10.0.0.8");

    refuse(7, TWO.plusSeconds(60));

    assertThat(lines).hasSize(14);
    assertThat(lines.get(12))
        .isEqualTo(
            "30 more refusals in the minute until 2026-03-01T02:01:00Z; most of all peers:"
                + " 10.0.0.7 (40), 10.0.0.8 (1)");
    assertThat(lines.get(13)).contains("10.0.0.7: GET");
  }

  @Test
  void manyPeersTogetherFillNoDiskEither() throws Exception {
    for (int i = 0; i < 5000; i++) {
      refuse(i, TWO);
    }
    assertThat(lines).hasSize(RefusalLines.OF_ALL);

    refusals.close();

    assertThat(lines).hasSize(RefusalLines.OF_ALL + 1);
    assertThat(lines.get(RefusalLines.OF_ALL)).startsWith("4800 more refusals");
    refusals.close();
    assertThat(lines).hasSize(RefusalLines.OF_ALL + 1);
  }
}
