package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.fault.DeviceEffect;
import io.swim.fault.FailureKind;
import io.swim.job.AssignmentState;
import io.swim.job.FailureReason;
import org.junit.jupiter.api.Test;

class ReasonsTest {
  @Test
  void pagesOfProgressMarksBecomeTheirNumber() {
    assertThat(Reasons.collapsed("last seen: '" + "!".repeat(400) + "...OO'"))
        .isEqualTo("last seen: '!x400...OO'");
    assertThat(Reasons.collapsed("!".repeat(60) + "\r\n" + "!".repeat(60) + "\n" + ".".repeat(12)))
        .isEqualTo("!x120\n.x12");
    assertThat(Reasons.collapsed("wait... or not!")).isEqualTo("wait... or not!");
  }

  @Test
  void whatTheDeviceSaidStandsThereOnce() {
    String marks = "!".repeat(400);
    assertThat(Reasons.text(reason("timed out; last seen: '" + marks + "'", marks)))
        .isEqualTo("timed out; last seen: '!x400'");
    assertThat(Reasons.text(reason("'copy x' was refused", "%Error opening x")))
        .isEqualTo("'copy x' was refused - the device said: %Error opening x");
    assertThat(Reasons.text(reason("nothing said", ""))).isEqualTo("nothing said");
  }

  @Test
  void aCellHasTheFirstSentenceAlone() {
    assertThat(Reasons.first("10.0.0.1:22, 'copy a b': no. Next time it may; or not"))
        .isEqualTo("10.0.0.1:22, 'copy a b': no");
    assertThat(
            Reasons.first("refused 'copy ftp://a:*@b/c flash:x': %Error reading ftp://b/c (Reset)"))
        .isEqualTo("refused 'copy ftp://...': %Error reading ftp://... (Reset)");
    assertThat(Reasons.first("refused\n by us; then more")).isEqualTo("refused by us");
    assertThat(Reasons.first("x".repeat(500))).hasSize(120).endsWith("...");
  }

  private static FailureReason reason(String message, String words) {
    return new FailureReason(
        FailureKind.TIMEOUT, message, words, AssignmentState.DISTRIBUTING, DeviceEffect.NONE);
  }
}
